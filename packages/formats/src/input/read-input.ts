import { filesOfApps } from './app-sources.js';
import type { ArchiveEntry } from '../bytes/archive-entry.js';
import { isArchive, openArchive } from '../bytes/archive.js';
import { MemoryBytes, type ByteSource } from '../bytes/byte-source.js';
import type { SizeBudget } from '../bytes/size-budget.js';
import { Turns } from '../bytes/turns.js';
import type { Facts } from '../facts/facts.js';
import type { InputContent } from '../bytes/input-content.js';
import { InputError, LimitError } from '../bytes/input-error.js';
import { KINDS_OF_FILE } from './find-inputs.js';
import { quoted } from '../json/value.js';
import { readJson } from './json/read-json.js';
import { nearArchive } from './near/files.js';
import { stranger, type Stranger } from './near/stranger.js';
import { MOST_SHOWN } from '../facts/faults.js';
import { fileProblem, foreign, reportingProblems } from '../facts/problems.js';
import { readXmlFile } from './read-xml-file.js';
import { readOwn } from './read-own.js';
import type { Readers } from '../readers/reader.js';
import { edgesOf, judgeBroken, LEAD_BYTES, nothingInside } from './broken-text.js';
import { isXmlWhole } from './xml-end.js';
import { containsText } from '../bytes/decode-text.js';
import type { Problem } from '@dipv/core';

/** What reads the inputs, and where their facts go. */
export interface Reading {
  readonly readers: Readers;
  readonly facts: Facts;
  /** Files that were found and are something else entirely. */
  readonly unrecognised: Problem[];
}

/** Of a file of a canvas app. */
export const OF_APP = 'belongs to the source of a canvas app, which names tables but not their columns';

/** A zip in a zip in a zip is read; deeper is no way to ship solutions. */
const ARCHIVE_DEPTH_LIMIT = 3;

/** Reads one input, whatever it turns out to be. What is wrong with it becomes a problem. */
export async function readInput(content: InputContent, inflation: Inflation, to: Reading): Promise<void> {
  await readContent(content, inflation, to, 0);
}

/** What may be inflated out of an input. */
export interface Inflation {
  readonly budget: SizeBudget;
  /** A budget of its own, for an entry that is read a second time. */
  readonly limit: () => SizeBudget;
}

async function readContent(content: InputContent, budget: Inflation, to: Reading, depth: number): Promise<void> {
  const { file, source } = content;
  const { memory } = to.facts;
  const { mark } = memory;
  await reportingProblems(file, to.facts, async () => {
    if (to.readers.own.length > 0 && (await readOwn(content, to.readers.own, to.facts))) return;
    if (isArchive(source.read(0, 4))) {
      if (depth >= ARCHIVE_DEPTH_LIMIT)
        throw new InputError(`is an archive nested deeper than ${ARCHIVE_DEPTH_LIMIT} levels`);
      await readArchive(content, budget, to, depth);
      return;
    }
    let found: Stranger | null = stranger('', null);
    try {
      found = readJsonOrXml(content, to.readers, to.facts);
    } finally {
      if (found !== null) memory.release(mark); // nothing of it is kept
    }
    to.facts.faults.settle();
    if (found === null) return;
    const looks = `is nothing that dipv reads: it looks like ${found.looks}`;
    const isArchiveName = /\.(?:zip|cab)$/i.test(file) && !found.isMeant;
    passOver(content, isArchiveName ? stranger('', NO_ARCHIVE) : { ...found, looks }, to);
  });
}

/**
 * An input that nothing was read of.
 * @throws InputError when somebody named it
 */
function passOver({ file, named }: InputContent, { looks, advice, isMeant }: Stranger, to: Reading): void {
  if (named) throw new InputError(advice ?? `${looks}. It reads ${namesOf(to.readers)}`);
  if (advice !== null && isMeant) to.facts.problems.push(fileProblem(file, advice, 'warning'));
  else to.unrecognised.push(foreign(file, advice ?? looks));
}

const NO_ARCHIVE = {
  advice: 'is called like an archive and is none: it was not downloaded to its end; get it again',
  isMeant: true,
};
/** They follow each other, since the entries are in order. */
const SEVERAL =
  'stands in the archive more than once, and not every program takes the same one: all are checked; leave only one';

async function readArchive(
  content: InputContent,
  { limit, budget }: Inflation,
  to: Reading,
  depth: number,
): Promise<void> {
  const { file, source } = content;
  const inside: Reading = { ...to, unrecognised: [] };
  const looked: string[] = [];
  const all = await openArchive(source.read(0, source.size), budget);
  const entries = all.filter((entry) => !entry.isOutside);
  if (entries.length < all.length) {
    to.facts.problems.push(fileProblem(file, outside(all.filter((entry) => entry.isOutside))));
    if (entries.length === 0) return;
  }
  const isOfApp = filesOfApps(entries.map(({ path }) => path));
  let previous: string | null = null;
  const turns = new Turns();
  for (const entry of entries) {
    if (!isLookedAt(entry.path, to.readers)) continue;
    if (turns.isDue) await turns.give();
    const path = `${file}!/${entry.path}`;
    if (path === previous) to.facts.problems.push(fileProblem(path, SEVERAL, 'warning'));
    previous = path;
    looked.push(path);
    if (isOfApp(entry.path)) {
      inside.unrecognised.push(foreign(path, OF_APP));
      continue;
    }
    await reportingProblems(path, to.facts, async () =>
      readContent(
        {
          file: path,
          named: false,
          source: new MemoryBytes(await entry.read()),
          reopen: async () => new MemoryBytes(await entry.read(limit())),
        },
        { limit, budget },
        inside,
        depth + 1,
      ),
    );
  }
  const strangers = new Set(inside.unrecognised.map((problem) => problem.file));
  if (looked.some((path) => !strangers.has(path))) {
    for (const problem of inside.unrecognised) to.unrecognised.push(problem);
  } else {
    const near = nearArchive(entries.map(({ path }) => path));
    passOver(content, stranger('is an archive that holds nothing that dipv reads', near), to);
  }
}

/** What is told of files whose paths climb out: of the archive, since such a path may be that of another file. */
function outside(entries: readonly ArchiveEntry[]): string {
  const names = entries.slice(0, MOST_SHOWN).map(({ path }) => quoted(path));
  const more = entries.length - names.length;
  const what = entries.length === 1 ? 'a file whose path climbs' : `${entries.length} files whose paths climb`;
  return `holds ${what} out of it (${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}), left out as no honest tool writes that; zip it again`;
}

/** Whether a file is looked at in folders and archives. */
function isLookedAt(path: string, { extensions }: Readers): boolean {
  if (KINDS_OF_FILE.test(path)) return false;
  return extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`));
}

const NO_BEGINNING = new InputError(
  'does not begin as JSON, XML or a zip archive does: its beginning is missing, or something stands in front of it',
  { line: 1, column: 1 },
);

function readJsonOrXml(content: InputContent, readers: Readers, facts: Facts): Stranger | null {
  const { source } = content;
  const first = firstCharacter(source);
  if (first === '') return nothingInside(source);
  if (!'<{["'.includes(first))
    return judgeBroken(content, NO_BEGINNING, readers.json, 'neither JSON, XML nor a zip archive');
  try {
    if (first !== '<') return readJson(content, readers, facts);
    const found = readXmlFile(content, readers.xml, facts);
    if (found === null || found.isMeant) return found;
    // of XML that nobody reads only the root was looked at
    if (!isXmlWhole(edgesOf(source).replace(/^\ufeff/, '')) || containsText(source, '<<<<<<< '))
      return judgeBroken(content, new InputError(`is ${found.looks} that is not closed`), readers.json);
    return found;
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof LimitError) throw error;
    return judgeBroken(content, error, readers.json);
  }
}

/** The first character that is no white space, nor part of a byte order mark or of UTF-16. */
function firstCharacter(source: ByteSource): string {
  const ignored = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xff, 0xfe]);
  for (let start = 0; start < source.size; start += LEAD_BYTES) {
    const code = source.read(start, start + LEAD_BYTES).find((byte) => !ignored.has(byte));
    if (code !== undefined) return String.fromCharCode(code);
  }
  return '';
}

function namesOf({ own, xml, json }: Readers): string {
  return [...own, ...xml, ...json].map(({ name }) => name).join(', ');
}
