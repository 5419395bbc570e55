import { isNativeError } from 'node:util/types';
import { filesOfApps } from './app-sources.js';
import { isArchive, openArchive } from '../bytes/archive.js';
import { MemoryBytes, type ByteSource } from '../bytes/byte-source.js';
import type { SizeBudget } from '../bytes/size-budget.js';
import type { Facts } from '../facts/facts.js';
import type { InputContent } from '../bytes/input-content.js';
import { InputError } from '../bytes/input-error.js';
import { readJson } from './json/read-json.js';
import { nearArchive, nearText } from './near/files.js';
import { stranger, type Stranger } from './near/stranger.js';
import { fileProblem } from '../facts/problems.js';
import { readXmlFile } from './read-xml-file.js';
import { ALL_READERS } from './readers.js';
import { whatIsBroken } from './telltales.js';

/** Where the facts of the inputs go. */
export interface Destination {
  readonly facts: Facts;
  /** Files that were found and are something else entirely. */
  readonly unrecognised: string[];
}

/** A zip in a zip in a zip is read; deeper is no way to ship solutions. */
const ARCHIVE_DEPTH_LIMIT = 3;

/**
 * Reads one input, whatever it turns out to be. What is wrong with it becomes a problem.
 * @param limit a new budget of bytes, for all that is inflated out of the input
 */
export async function readInput(content: InputContent, limit: () => SizeBudget, to: Destination): Promise<void> {
  await readContent(content, { limit, budget: limit() }, to, 0);
}

interface Inflation {
  readonly limit: () => SizeBudget;
  readonly budget: SizeBudget;
}

async function readContent(content: InputContent, budget: Inflation, to: Destination, depth: number): Promise<void> {
  const { file, source } = content;
  await reportingProblems(file, to.facts, async () => {
    if (isArchive(source.read(0, 4))) {
      if (depth >= ARCHIVE_DEPTH_LIMIT)
        throw new InputError(`is an archive nested deeper than ${ARCHIVE_DEPTH_LIMIT} levels`);
      await readArchive(content, budget, to, depth);
      return;
    }
    const found = readJsonOrXml(content, to.facts);
    if (found === null) return;
    passOver(content, { ...found, looks: `is nothing that dipv reads: it looks like ${found.looks}` }, to);
  });
}

/**
 * An input that nothing was read of.
 * @throws InputError when somebody named it
 */
function passOver({ file, named }: InputContent, { looks, advice, isMeant }: Stranger, to: Destination): void {
  if (named) throw new InputError(advice ?? `${looks}. It reads ${kindsOfInput()}`);
  if (advice !== null && isMeant) to.facts.problems.push(fileProblem(file, advice, 'warning'));
  else to.unrecognised.push(file);
}

/** Runs a step of reading. A fault of the input becomes a problem; a fault of the program stays one. */
export async function reportingProblems(file: string, facts: Facts, read: () => void | Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    const fault = error instanceof InputError ? error : fileSystemFault(error);
    const { pointer = null, line = null, column = null } = fault.place;
    facts.problems.push({ severity: 'error', file, reason: fault.reason, pointer, line, column });
  }
}

function fileSystemFault(error: unknown): InputError {
  if (isNativeError(error) && 'syscall' in error) return new InputError(`cannot be read: ${error.message}`);
  throw error;
}

async function readArchive(
  content: InputContent,
  { limit, budget }: Inflation,
  to: Destination,
  depth: number,
): Promise<void> {
  const { file, source } = content;
  const inside: Destination = { facts: to.facts, unrecognised: [] };
  const looked: string[] = [];
  const entries = await openArchive(source.read(0, source.size), budget);
  const isOfApp = filesOfApps(entries.map(({ path }) => path));
  for (const entry of entries) {
    if (!isLookedAt(entry.path)) continue;
    const path = `${file}!/${entry.path}`;
    looked.push(path);
    if (isOfApp(entry.path)) {
      inside.unrecognised.push(path);
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
  const strangers = new Set(inside.unrecognised);
  if (looked.some((path) => !strangers.has(path))) {
    for (const path of inside.unrecognised) to.unrecognised.push(path);
  } else {
    const near = nearArchive(entries.map(({ path }) => path));
    passOver(content, stranger('is an archive that holds nothing that dipv reads', near), to);
  }
}

/** Files that are looked at in folders and archives. Every solution has a list of its own kinds of file, which tells nothing. */
export function isLookedAt(path: string): boolean {
  return /\.(json|xml|config|zip|cab)$/i.test(path) && !/(?:^|[\\/])\[content_types\]\.xml$/i.test(path);
}

function readJsonOrXml(content: InputContent, facts: Facts): Stranger | null {
  const { named, source } = content;
  const first = firstCharacter(source);
  if (first === '') return stranger('an empty file');
  if (!'<{["'.includes(first)) {
    const near = nearText(leadOf(source));
    if (near || whatIsBroken(source, ALL_READERS.json) !== 'input')
      return stranger('neither JSON, XML nor a zip archive', near);
  }
  try {
    return first === '<' ? readXmlFile(content, ALL_READERS.xml, facts) : readJson(content, ALL_READERS, facts);
  } catch (error) {
    const broken = error instanceof InputError ? whatIsBroken(source, ALL_READERS.json) : null;
    if (!(error instanceof InputError) || broken === 'input') throw error;
    const near = nearText(leadOf(source));
    if (near === null && named) throw error;
    const answer = { advice: `${error.reason}; it looks like the answer of a service: save it again`, isMeant: true };
    return stranger(error.reason, near ?? (broken === 'answer' ? answer : null));
  }
}

const LEAD_BYTES = 64 * 1024;

/** The first characters, one a byte. */
function leadOf(source: ByteSource): string {
  const lead = Buffer.from(source.read(0, LEAD_BYTES)).toString('latin1');
  return lead.replace(/^\u00ef\u00bb\u00bf/, '');
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

function kindsOfInput(): string {
  return [...ALL_READERS.xml, ...ALL_READERS.json].map(({ name }) => name).join(', ');
}
