import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { applySpans, decodeXmlText, readTexts, spansOf, type Edit, type SpanEdit } from '@dipv/formats';
import { withSecretsMasked } from '@dipv/core';
import { visibleText } from '@dipv/reporter';
import { byOuterFile, type FixOptions, type FixPlan } from './plan-fixes.js';

/** A line that is longer than this shows nobody what changes in it. */
const LONGEST_LINE = 400;

/** Two versions of a text to compare. */
interface Versions {
  readonly before: string;
  readonly after: string;
}

/** A part of a file that is shown by itself. */
interface Part extends Versions {
  /** What the part is, in a line above its diff. */
  readonly heading: string | null;
  readonly name: string;
}

/**
 * What the edits would change, as a unified diff. A map that stands in a string, or in one long line, is laid out
 * on lines of its own: nobody sees what changes in a line of a hundred thousand characters.
 */
export async function diffFixes(plan: FixPlan, options: FixOptions): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patches: string[] = [];
  for (const [file, inside] of byOuterFile(plan, { has: (name) => existsSync(resolve(options.cwd, name)) })) {
    const texts = await readTexts(file, inside.keys(), options);
    for (const [path, edits] of inside) {
      const text = texts.get(path);
      if (text === undefined) continue;
      for (const { heading, name, ...versions } of partsOf(path === '' ? file : `${file}!/${path}`, text, edits)) {
        const { before, after } = withPlainLineEnds(versions);
        const limits = { context: 3, maxEditLength: MOST_CHANGED_LINES };
        const patch =
          createTwoFilesPatch(name, name, before, after, undefined, undefined, limits) ??
          `${createTwoFilesPatch(name, name, '', '', undefined, undefined, { headerOptions: FILE_HEADERS_ONLY })}${wholeHunk(before, after)}`;
        patches.push(heading === null ? patch : `${heading}\n${patch}`);
      }
    }
  }
  return patches.join('').split('\n').map(shown).join('\n');
}

/** Beside what changes stands whatever the file holds. */
function shown(line: string): string {
  return visibleText(withSecretsMasked(line));
}

/** The time to find the shortest diff grows with the square of its lines. */
const MOST_CHANGED_LINES = 1000;

/** A diff of all lines from the first to the last that changes, which takes no finding. */
function wholeHunk(before: string, after: string): string {
  const [old, young] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  const most = Math.min(old.length, young.length) - start;
  while (end < most && old[old.length - 1 - end] === young[young.length - 1 - end]) end++;
  const removed = old.slice(start, old.length - end);
  const added = young.slice(start, young.length - end);
  const range = (lines: readonly string[]): string => `${lines.length === 0 ? start : start + 1},${lines.length}`;
  const lines = [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)];
  return `@@ -${range(removed)} +${range(added)} @@\n${lines.join('\n')}\n`;
}

/** Line ends stay as they are, so that a diff that shows them shows nothing. */
function withPlainLineEnds({ before, after }: Versions): Versions {
  return { before: before.replace(/\r\n?/g, '\n'), after: after.replace(/\r\n?/g, '\n') };
}

function partsOf(file: string, text: string, edits: readonly Edit[]): Part[] {
  const spans = spansOf(text, edits);
  const whole = { before: text, after: applySpans(text, spans) };
  const plain = { heading: null, name: file, ...whole };
  if (parsed(whole) === null) return text.trimStart().startsWith('<') ? xmlParts(file, text, spans) : [plain];
  const inside = spans.filter(inStringTest(text));
  const isInside = new Set(inside);
  const json = parsed({ before: text, after: applySpans(text, inside) });
  const strings = json === null ? [] : changedStrings(json.before, json.after, { pointer: '', map: null });
  const outside = strings.length === 0 ? spans : spans.filter((span) => !isInside.has(span));
  const parts: Part[] = strings.map(({ pointer, map, versions }) => {
    const laidOut = layOut(versions);
    const how = laidOut === versions ? '' : '; it is laid out here to be read, the file keeps its one line';
    return {
      heading: `${file}: ${map ?? 'a map'}, which stands inside a JSON string${how}`,
      name: `${file} (inside the string at ${pointer === '' ? 'its root' : pointer})`,
      ...laidOut,
    };
  });
  if (outside.length === 0) return parts;
  const versions = { before: text, after: applySpans(text, outside) };
  const laidOut = outside.some(onLongLineTest(text)) ? layOut(versions) : versions;
  const heading = laidOut === versions ? null : `${file}: laid out here to be read, the file keeps its long lines`;
  return [{ heading, name: file, ...laidOut }, ...parts];
}

/** Tells of edits in the order of a JSON text whether they change nothing but the content of a string. */
function inStringTest(text: string): (span: SpanEdit) => boolean {
  let start = text.indexOf('"');
  let end = endOfString(text, start);
  return (span) => {
    while (start !== -1 && end <= span.start) {
      start = text.indexOf('"', end);
      end = endOfString(text, start);
    }
    return start !== -1 && start < span.start && span.end < end;
  };
}

/** The offset behind the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at > 0 && at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

function onLongLineTest(text: string): (edit: Edit) => boolean {
  const lines = text.split(/\r\n|\n|\r/);
  return ({ line }) => (lines[line - 1] ?? '').length > LONGEST_LINE;
}

/** Both versions with a line for each member, where they are JSON on one line. */
function layOut(versions: Versions): Versions {
  const json = /[\r\n]/.test(versions.before.trim()) ? null : parsed(versions);
  return json === null
    ? versions
    : { before: JSON.stringify(json.before, null, 2), after: JSON.stringify(json.after, null, 2) };
}

/** Both versions as the JSON values that they are; `null` where they are none. */
function parsed({ before, after }: Versions): { readonly before: unknown; readonly after: unknown } | null {
  try {
    return { before: JSON.parse(before), after: JSON.parse(after) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

interface ChangedString {
  readonly pointer: string;
  /** The name of the map that the string belongs to. */
  readonly map: string | null;
  readonly versions: Versions;
}

/** Strings that hold JSON and differ between two versions of a value. */
function changedStrings(before: unknown, after: unknown, at: { pointer: string; map: string | null }): ChangedString[] {
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after ? [] : innermost({ before, after }).map((versions) => ({ ...at, versions }));
  }
  if (!isContainer(before) || !isContainer(after)) return [];
  const { msdyn_name: name } = before;
  const map = typeof name === 'string' ? name : at.map;
  return Object.entries(before).flatMap(([step, value]) => {
    const pointer = `${at.pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return Object.hasOwn(after, step) ? changedStrings(value, after[step], { pointer, map }) : [];
  });
}

/** The text of the JSON that the two strings hold, which may be encoded more than once; none where they hold none. */
function innermost(versions: Versions): Versions[] {
  const json = parsed(versions);
  if (json === null) return [];
  const { before, after } = json;
  if (typeof before === 'string' && typeof after === 'string') return innermost({ before, after });
  return isContainer(before) && isContainer(after) ? [versions] : [];
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** In the XML of a solution a map may be one long line as well. */
function xmlParts(file: string, text: string, spans: readonly SpanEdit[]): Part[] {
  const isOnLongLine = onLongLineTest(text);
  const parts: Part[] = [];
  for (const { start, end, edits } of byElement(text, spans.filter(isOnLongLine))) {
    const content = text.slice(start, end);
    const before = decodeXmlText(content);
    const after = decodeXmlText(applySpans(content, edits, start));
    parts.push({
      heading: `${file}: ${mapAt(text, start) ?? 'a map'}, laid out here to be read; the file keeps its one line`,
      name: `${file} (msdyn_mapping)`,
      ...layOut(innermost({ before, after })[0] ?? { before, after }),
    });
  }
  const short = spans.filter((span) => !isOnLongLine(span));
  if (short.length > 0) parts.unshift({ heading: null, name: file, before: text, after: applySpans(text, short) });
  return parts;
}

/** The content of an element, and the edits in it. */
interface EditedElement {
  readonly start: number;
  readonly end: number;
  readonly edits: SpanEdit[];
}

/** Edits that are in the order of the text, by the element in whose text they are. */
function byElement(text: string, spans: readonly SpanEdit[]): readonly EditedElement[] {
  const elements: EditedElement[] = [];
  for (const span of spans) {
    let element = elements.at(-1);
    if (element === undefined || span.start >= element.end) {
      const start = text.indexOf('>', text.lastIndexOf('<msdyn_mapping', span.start)) + 1;
      elements.push((element = { start, end: text.indexOf('</msdyn_mapping', start), edits: [] }));
    }
    element.edits.push(span);
  }
  return elements;
}

function mapAt(xml: string, start: number): string | null {
  const record = xml.slice(
    xml.lastIndexOf('<msdyn_dualwriteentitymap ', start),
    xml.indexOf('</msdyn_dualwriteentitymap>', start),
  );
  const name = /<msdyn_name>([^<]*)</.exec(record)?.[1];
  return name === undefined ? null : decodeXmlText(name).trim();
}
