import { toText, type Words } from '@dipv/core';
import { fittingMarks } from '../marked-text.js';
import { visibleParts, visibleText } from '../visible-text.js';

/**
 * Text with its names, fields and code as code spans, and all between them as plain words: nothing in it is live, be it
 * markup, or what GitHub and GitLab make of the words that were set. Safe at the start of a line and in a table cell.
 */
export function markdownText(words: Words, inTable = false): string {
  const { text, marks } = toText(words);
  const parts = visibleParts({ text, marks: fittingMarks(text, marks) });
  const shown = parts.map((part) => (part.kind === null ? plainWords(part.text) : codeSpan(part.text, inTable)));
  return apart(shown).join('').trim().replace(BLOCK_START, '$1\\$2');
}

/**
 * The text as a code span, in which nothing is live: no markup, link, mention or reference. For a table cell, say so:
 * its pipes are escaped. Behind a backslash no escape of theirs means the same to all: GitHub would end the cell there.
 */
export function codeSpan(text: string, inTable = false): string {
  const shown = visibleText(text);
  if (shown.trim() === '') return '`(blank)`';
  if (inTable && shown.includes('\\|')) return `<code>${shown.replace(SIGN, entityOf)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padding =
    shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  const content = inTable ? shown.replaceAll('|', '\\|') : shown;
  return `${fence}${padding}${content}${padding}${fence}`;
}

const SIGN = /[^\p{L}\p{N} ]/gu;

function entityOf(char: string): string {
  return `&#${char.codePointAt(0) ?? 0};`;
}

/** What begins a heading, a list, a quotation, an underline or, at GitLab, a command, at the start of a line. */
const BLOCK_START = /^(\d*)([-+=.)/#>])/;

/**
 * What is escaped in words. First what GitHub and GitLab act on after the Markdown: they look through the words that
 * were set, so that a backslash helps nothing, but each in one element at a time.
 *
 * - signs of mentions and references: `@name`, `#1`, `!1`, `$1`, `&1`, `%1`, `~label`, `*iteration:`, `[issue:`,
 *   `group/project>`
 * - formulas, inline diffs, placeholders, tasks and contents: `$a$`, `{+ +}`, `[- -]`, `%{name}`, `[ ]`, `[TOC]`
 * - `GH-1`, and keys of other issue trackers
 * - addresses: `a://b`, `www.b`, `a@b`
 * - emoji: `:name:`
 *
 * Then what Markdown acts on within a line. An underscore within a word is a plain one, and so is `&` but before an
 * entity.
 */
const SIGNS = [
  '[@$]',
  '[#!&](?=\\d)',
  '[~%](?=[\\w"{])',
  '\\[(?=\\w+:|[[+-]|_?TOC_?\\]|[ x]\\])',
  '\\*(?=iteration:)',
  '\\{(?=[+-])',
  // what stands before is looked at where the sign is found, or each letter of a long word would look back
  '>(?<=\\w\\/[\\w.-]+>)',
  '-(?<=[a-z]\\w*-)(?=\\d)',
  ':(?=\\/\\/|[\\w+-]+:)',
  '(?<=www)\\.',
];
const MARKUP = ['[\\\\`*[\\]<|~]', '(?<![\\p{L}\\p{N}])_', '_(?![\\p{L}\\p{N}])', '&(?=#?\\w+;)'];
const ESCAPED = new RegExp(`(${SIGNS.join('|')})|${MARKUP.join('|')}`, 'giu');

/** What may be taken for a commit. */
const HASH = /[0-9a-f]{7,}/gi;

function plainWords(text: string): string {
  return text
    .replace(ESCAPED, (char, sign: string | undefined) => (sign === undefined ? `\\${char}` : alone(`\\${char}`)))
    .replace(HASH, (hash) => hash.replace(/.{6}(?=.)/g, alone));
}

/** What stands in an element of its own is not read together with what follows. */
function alone(text: string): string {
  return `<span>${text}</span>`;
}

/** Two code spans side by side would be read as one. */
function apart(parts: readonly string[]): readonly string[] {
  return parts.map((part, i) => (part.startsWith('`') && parts[i - 1]?.endsWith('`') === true ? ` ${part}` : part));
}

/** The longest run of backticks: a fence that is longer ends behind the text. */
export function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
