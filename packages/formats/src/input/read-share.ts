import { foldName, type Platform } from '@dipv/core';
import { Facts } from '../facts/facts.js';
import { fileProblem } from '../facts/problems.js';
import type { ReadProject } from '../facts/read-project.js';
import type { FoundInput } from './find-inputs.js';
import type { Reading } from './read-input.js';

/** What a file of maps that bring their own tables along says of other files: nothing but this. */
export interface FilePart {
  readonly file: string;
  /** Folded names of its maps, each once. */
  readonly maps: readonly string[];
  /** In how many environments of these maps tables of a platform are listed; of maps that share a name, one may be left out. */
  readonly lists: Readonly<Partial<Record<Platform, number>>>;
}

/** What one of several readers has found in the files that are its own. */
export interface SharePart {
  /** Files that each of them has to read, since their facts may count for any map. */
  readonly forAll: readonly string[];
  /** Folded names of the maps of all other files, each once. */
  readonly maps: readonly string[];
  /** In how many environments of these maps, at least, tables of a platform are listed. */
  readonly lists: Readonly<Partial<Record<Platform, number>>>;
}

/** How several readers share the files of a run, so that each is read once. */
export interface Share {
  /** Whether this reader is the one for a file. */
  readonly isOwn: (file: string) => boolean;
  /** Whether one of them has met what cannot be shared. */
  readonly isOff: () => boolean;
  /**
   * Waits for the others.
   * @param part `null`: this reader has met what cannot be shared
   * @returns the files that all read; `null`: every reader reads every file
   */
  readonly meet: (part: SharePart | null, files: readonly FilePart[]) => Promise<readonly string[] | null>;
}

/** Reads one file, and leaves in `to` what it holds. */
type ReadOne = (input: FoundInput, to: Reading) => Promise<void>;

/**
 * Reads the files of one share, and those that concern all. Only files of maps that bring their own tables along, and
 * connection sets and the like beside them, can be shared: what metadata tells depends on all maps that use it.
 * @returns whether that was possible; else nothing of it is in `to`
 */
export async function readShare(
  inputs: readonly FoundInput[],
  readOne: ReadOne,
  share: Share,
  to: Reading,
): Promise<boolean> {
  const own = new Facts(to.facts.memory, to.facts.columns, to.facts.texts);
  const files: FilePart[] = [];
  const forOthers = await readOwnFiles(inputs, readOne, share, { ...to, facts: own }, files);
  const forAll = await share.meet(forOthers === null ? null : partOf(files, forOthers), files);
  if (forAll === null) return false;
  to.facts.add(own);
  const asked = new Set(forAll);
  for (const input of inputs) if (asked.has(input.file)) await readWithoutMaps(input, readOne, to);
  return true;
}

/** What held no map when they agreed may have changed since. Its maps would be checked by each reader, or met by none. */
async function readWithoutMaps(input: FoundInput, readOne: ReadOne, to: Reading): Promise<void> {
  const { projects, problems } = to.facts;
  const before = projects.length;
  await readOne(input, to);
  if (projects.length === before) return;
  projects.length = before;
  problems.push(fileProblem(input.file, LATE_MAPS));
}

const LATE_MAPS =
  'holds maps that could not be read at first, and are not checked: it changed during the run, or a limit was reached; run again';

async function readOwnFiles(
  inputs: readonly FoundInput[],
  readOne: ReadOne,
  { isOwn, isOff }: Share,
  to: Reading,
  files: FilePart[],
): Promise<readonly string[] | null> {
  const forAll: string[] = [];
  for (const input of inputs) {
    if (isOff()) return null;
    if (!isOwn(input.file)) continue;
    const facts = new Facts(to.facts.memory, to.facts.columns, to.facts.texts);
    facts.onFault = to.facts.onFault;
    const unrecognised: Reading['unrecognised'] = [];
    await readOne(input, { ...to, facts, unrecognised });
    facts.faults.settle();
    if (!holdsOnlyWhatCanBeShared(facts)) return null;
    const isForAll = facts.projects.length === 0;
    if (isForAll) forAll.push(input.file);
    else if (isAnythingBesideMaps(facts) || unrecognised.length > 0) return null;
    else {
      files.push(filePartOf(input.file, facts.projects));
      to.facts.add(facts);
    }
  }
  return forAll;
}

function filePartOf(file: string, projects: readonly ReadProject[]): FilePart {
  const lists: Partial<Record<Platform, number>> = {};
  const names = projects.map(({ name }) => foldName(name.trim()));
  const repeated = repeatedIn(names);
  for (const [i, { environments }] of projects.entries()) {
    const count = repeated.has(names[i] ?? '') ? 0 : 1;
    for (const { environment } of environments) {
      for (const platform of new Set(environment?.tables?.map((table) => table.platform)))
        lists[platform] = (lists[platform] ?? 0) + count;
    }
  }
  return { file, maps: [...new Set(names)], lists };
}

function repeatedIn(names: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  return new Set(names.filter((name) => met.has(name) || !met.add(name)));
}

/**
 * Of maps that share a name, one may be left out, and its tables with it: theirs are not counted.
 * @param forAll files that hold no map, and concern all
 */
export function partOf(files: readonly FilePart[], forAll: readonly string[]): SharePart {
  const lists: Partial<Record<Platform, number>> = {};
  const names = files.flatMap(({ maps }) => maps);
  const repeated = repeatedIn(names);
  for (const file of files) {
    const isSure = !file.maps.some((name) => repeated.has(name));
    for (const [platform, count] of Object.entries(file.lists) as [Platform, number][])
      lists[platform] = (lists[platform] ?? 0) + (isSure ? count : 0);
  }
  return { forAll, maps: [...new Set(names)], lists };
}

/** Of maps and of what is united by copying alone. Whatever else readers may come to tell is none of it. */
function holdsOnlyWhatCanBeShared(facts: Facts): boolean {
  const {
    projects,
    connectionSets,
    organizations,
    connections,
    problems,
    environments,
    told,
    onFault,
    faults,
    memory,
    columns,
    texts,
    ...rest
  } = facts;
  return faults.isEmpty && isBlank(rest);
}

function isAnythingBesideMaps({ connectionSets, organizations, connections, problems }: Facts): boolean {
  return !isBlank({ connectionSets, organizations, connections, problems });
}

/** Holds nothing, however deep it is. */
function isBlank(value: unknown): boolean {
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isBlank);
  return value === null || value === undefined;
}

/**
 * What each reader has to read beside its own files, by what all have found; `null`: everything. Maps of one name have to
 * meet each other. And the only environment whose tables are known serves maps that have none: that there are several
 * must be seen by each.
 */
export function agree(parts: readonly (SharePart | null)[]): readonly string[] | null {
  const told = parts.filter((part) => part !== null);
  if (told.length < parts.length) return null;
  const maps = told.flatMap((part) => part.maps);
  if (new Set(maps).size < maps.length) return null;
  const platforms = new Set(told.flatMap(({ lists }) => Object.keys(lists)));
  const isSeen = (part: SharePart, platform: string): boolean =>
    Object.entries(part.lists).some(([name, count]) => name === platform && count > 1);
  if (told.some((part) => part.maps.length === 0 || ![...platforms].every((platform) => isSeen(part, platform)))) {
    return null;
  }
  return told.flatMap(({ forAll }) => forAll);
}
