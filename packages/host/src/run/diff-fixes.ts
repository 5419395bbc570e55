import { applyEdits, decodeXmlText, readText, type Edit } from '@dipv/formats';
import { withSecretsMasked } from '@dipv/core';
import { visibleText } from '@dipv/reporter';
import type { FixOptions, FixPlan } from './plan-fixes.js';

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
  const { createTwoFilesPatch } = await import('diff');
  const patches: string[] = [];
  for (const [file, edits] of plan) {
    const text = await readText(file, options);
    if (text === null) continue;
    for (const { heading, name, ...versions } of partsOf(file, text, edits)) {
      const { before, after } = withPlainLineEnds(versions);
      const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 3 });
      patches.push(heading === null ? patch : `${heading}\n${patch}`);
    }
  }
  return patches.join('').split('\n').map(shown).join('\n');
}

/** Beside what changes stands whatever the file holds. */
function shown(line: string): string {
  return visibleText(withSecretsMasked(line));
}

/** Line ends stay as they are, so that a diff that shows them shows nothing. */
function withPlainLineEnds({ before, after }: Versions): Versions {
  return { before: before.replace(/\r\n?/g, '\n'), after: after.replace(/\r\n?/g, '\n') };
}

function partsOf(file: string, text: string, edits: readonly Edit[]): Part[] {
  const whole = { before: text, after: applyEdits(text, edits) };
  const plain = { heading: null, name: file, ...whole };
  const json = parsed(whole);
  if (json === null) return text.trimStart().startsWith('<') ? xmlParts(file, text, edits) : [plain];
  const strings = changedStrings(json.before, json.after, { pointer: '', map: null });
  const outside = strings.length === 0 ? edits : edits.filter((edit) => !isInString(text, edit));
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
  const versions = { before: text, after: applyEdits(text, outside) };
  const laidOut = hasLongLines(text, outside) ? layOut(versions) : versions;
  const heading = laidOut === versions ? null : `${file}: laid out here to be read, the file keeps its long lines`;
  return [{ heading, name: file, ...laidOut }, ...parts];
}

function hasLongLines(text: string, edits: readonly Edit[]): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  return edits.some(({ line }) => (lines[line - 1] ?? '').length > LONGEST_LINE);
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

/** Whether an edit alone changes nothing but the content of such a string. */
function isInString(text: string, edit: Edit): boolean {
  const json = parsed({ before: text, after: applyEdits(text, [edit]) });
  return json !== null && changedStrings(json.before, json.after, { pointer: '', map: null }).length > 0;
}

/** In the XML of a solution a map may be one long line as well. */
function xmlParts(file: string, text: string, edits: readonly Edit[]): Part[] {
  const long = edits.filter((edit) => hasLongLines(text, [edit]));
  const short = edits.filter((edit) => !long.includes(edit));
  const parts: Part[] = [];
  for (const group of byElement(text, long)) {
    const contents = [text, applyEdits(text, group.edits)].map((xml) => decodeXmlText(contentAt(xml, group.start)));
    const [before = '', after = ''] = contents;
    const heading = `${file}: ${mapAt(text, group.start) ?? 'a map'}, laid out here to be read; the file keeps its one line`;
    parts.push({
      heading,
      name: `${file} (msdyn_mapping)`,
      ...layOut(innermost({ before, after })[0] ?? { before, after }),
    });
  }
  if (short.length > 0) parts.unshift({ heading: null, name: file, before: text, after: applyEdits(text, short) });
  return parts;
}

/** Edits by the element in whose text they are. */
function byElement(text: string, edits: readonly Edit[]): { readonly start: number; readonly edits: Edit[] }[] {
  const groups = new Map<number, Edit[]>();
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  for (const edit of edits) {
    const offset = lines.slice(0, edit.line - 1).join('').length + edit.column - 1;
    const start = text.lastIndexOf('<msdyn_mapping', offset);
    if (start !== -1) groups.set(start, [...(groups.get(start) ?? []), edit]);
  }
  return [...groups].map(([start, group]) => ({ start, edits: group }));
}

function contentAt(xml: string, start: number): string {
  return xml.slice(xml.indexOf('>', start) + 1, xml.indexOf('</msdyn_mapping', start));
}

function mapAt(xml: string, start: number): string | null {
  const record = xml.slice(
    xml.lastIndexOf('<msdyn_dualwriteentitymap ', start),
    xml.indexOf('</msdyn_dualwriteentitymap>', start),
  );
  const name = /<msdyn_name>([^<]*)</.exec(record)?.[1];
  return name === undefined ? null : decodeXmlText(name).trim();
}
