import { visibleText } from '../visible-text.js';

/** Words and plain punctuation, which no dialect of Markdown, nor GitHub's or GitLab's references, gives a meaning. */
const PLAIN_WORD = /^["'(]*[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+|-\p{L}[\p{L}\p{M}]*)*["')]*[.,;:?]*$/u;
/** What may follow a code span. */
const PUNCTUATION = /^[.,;:?]+$/;
/** The number of a list, and what GitHub and GitLab link as a commit. */
const NUMBER_OR_HASH = /^\d+[.)]$|[0-9a-f]{7,}/i;

/**
 * The text as a code span, in which nothing is live: no markup, link, mention or reference. For a table cell, say so:
 * its pipes are escaped.
 */
export function codeSpan(text: string, inTable = false): string {
  const shown = visibleText(text);
  if (shown.trim() === '') return '`(blank)`';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padding =
    shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  const content = inTable ? shown.replaceAll('|', '\\|') : shown;
  return `${fence}${padding}${content}${padding}${fence}`;
}

/**
 * Prose with names in it: plain words stay as they are, what stands in backticks is a code span, and so becomes
 * everything else.
 */
export function prose(text: string): string {
  return visibleText(text)
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 1 ? codeSpan(part) : words(part)))
    .reduce((shown, part) => (shown.endsWith('`') && part.startsWith('`') ? `${shown} ${part}` : shown + part), '');
}

function words(text: string): string {
  const before = text.startsWith(' ') ? ' ' : '';
  const after = text.length > 1 && text.endsWith(' ') ? ' ' : '';
  const parts: { plain: boolean; words: string[] }[] = [];
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const plain = (PLAIN_WORD.test(word) && !NUMBER_OR_HASH.test(word)) || PUNCTUATION.test(word);
    const last = parts.at(-1);
    if (last?.plain === plain) last.words.push(word);
    else parts.push({ plain, words: [word] });
  }
  const shown = parts.map(({ plain, words }) => (plain ? words.join(' ') : codeSpan(words.join(' '))));
  return `${before}${shown.join(' ')}${after}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
