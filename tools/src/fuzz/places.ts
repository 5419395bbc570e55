import type { Finding, FieldMapping, Project } from '@dipv/core';
import { decodeXmlText, readText } from '@dipv/formats';
import type { Reading } from './examine.js';
import { hold } from './oracles.js';

/**
 * Holds the place of each finding to its pointer: the text that stands there is the value, or a part of it where the
 * value is a text.
 */
export async function checkPlaces({ workspace, report, cwd }: Reading, maxInputSize: number): Promise<void> {
  const texts = new Map<string, string | null>();
  for (const { name, file, version, findings } of report.projects) {
    const projects = workspace.projects.filter(
      (project) => project.name === name && project.document.file === file && project.version === version,
    );
    for (const finding of findings) {
      const { location } = finding;
      if (location.file !== file || location.line === null || location.pointer === null) continue;
      if (!texts.has(file)) texts.set(file, await readText(file, { cwd, maxInputSize }));
      const text = texts.get(file) ?? null;
      if (text === null) continue;
      const shown = slice(text, location);
      const values = projects.map((project) => valueAt(project, location.pointer ?? ''));
      if (values.length === 0 || values.some((value) => value === undefined)) continue;
      hold(
        values.some((value) => isWritten(shown, value, text.trimStart().startsWith('<'))),
        'a place is not that of its pointer',
        () =>
          `${location.pointer} is ${JSON.stringify(values)}, and at ${location.line}:${location.column} stands ${shown.slice(0, 200)}`,
      );
    }
  }
}

function slice(text: string, { line, column, endLine, endColumn }: Finding['location']): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  const offset = (at: number | null, of: number | null): number => (starts[(at ?? 1) - 1] ?? 0) + (of ?? 1) - 1;
  return text.slice(offset(line, column), offset(endLine, endColumn));
}

/** What the map holds at a pointer, if it is in a mapping; else, or if nothing is there, `undefined`. */
function valueAt({ tasks }: Project, pointer: string): unknown {
  for (const leg of tasks.flatMap((task) => task.legs)) {
    const lead = `${leg.pointer}/fieldMappings/`;
    if (!pointer.startsWith(lead)) continue;
    const [index = '', ...steps] = pointer.slice(lead.length).split('/');
    const mapping: FieldMapping | undefined = leg.mappings[Number(index)];
    return steps.reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null
          ? (value as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
          : undefined,
      mapping?.raw,
    );
  }
  return undefined;
}

/** Whether a text is JSON of the value, or of a part of it, plainly or inside strings and XML. */
function isWritten(text: string, value: unknown, isXml: boolean): boolean {
  const expected = canonical(value);
  let readings = isXml ? [text, decodeXmlText(text)] : [text];
  for (let depth = 0; depth < 4; depth++) {
    for (const reading of readings) {
      const parsed = parse(reading);
      if (parsed !== undefined && canonical(parsed) === expected) return true;
      if (typeof value === 'string' && value.includes(reading)) return true; // a step of a path, a part of a filter
    }
    readings = readings.flatMap((reading) => {
      const inner = parse(`"${reading}"`);
      return typeof inner === 'string' ? [inner] : [];
    });
  }
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
