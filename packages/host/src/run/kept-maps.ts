import type { FilePart, InputState, SharePart } from '@dipv/formats';
import { agree, partOf } from '@dipv/formats';
import type { PlacedFacts } from './judge-together.js';
import type { Judgement, MapFacts, Report } from '@dipv/core';

/** What a run leaves for a later one over other inputs. */
export interface KeptMaps {
  /** The cached report that it goes with. */
  readonly report: string;
  readonly inputs: readonly Pick<InputState, 'file' | 'hash' | 'stamp'>[];
  /** Files of maps; `null`: others decide about them in this run. */
  readonly files: readonly FilePart[] | null;
  /** Those among them that are read each time: archives, and files that a problem is about. */
  readonly always: readonly string[];
}

/** What rules about all maps were told of the maps of a file, and what they said of them. */
export interface ToldFile {
  readonly maps: readonly MapFacts[];
  readonly judgements: readonly (readonly Judgement[])[];
}

/** The same of all files, which goes with the cached report. */
export interface KeptFacts {
  readonly report: string;
  /** By the name of the file. */
  readonly files: readonly (readonly [file: string, told: ToldFile])[];
}

/** By their files. */
export function toldFiles(
  maps: readonly PlacedFacts[],
  judgements: ToldFile['judgements'],
): ReadonlyMap<string, ToldFile> {
  const files = new Map<string, { readonly maps: MapFacts[]; readonly judgements: (readonly Judgement[])[] }>();
  for (const [i, { map, input }] of maps.entries()) {
    const told = files.get(input) ?? { maps: [], judgements: [] };
    files.set(input, told);
    told.maps.push(map);
    told.judgements.push(judgements[i] ?? []);
  }
  return files;
}

/** Milliseconds in which a file can change twice and look the same to the system. */
const COARSE = 2000;

/** @param since when the inputs were looked at: a file that had just changed then may have changed again, unseen */
export function keepMaps(
  report: string,
  states: readonly InputState[],
  parts: Pick<KeptMaps, 'files' | 'always'>,
  since: number,
): KeptMaps {
  const inputs = states.map(({ file, hash, stamp, changed }) => {
    return { file, hash, stamp: changed < since - COARSE ? stamp : '' };
  });
  return { report, inputs, files: parts.files, always: parts.always };
}

/** What has to be read and checked again. */
export interface Changes {
  /**
   * Files of maps: changed ones, those that are always read, and as many others as it takes to see that maps of several
   * environments are there.
   */
  readonly again: ReadonlySet<string>;
  /** Files whose maps were checked before. */
  readonly kept: readonly FilePart[];
}

/** `null`: everything, since something that decides about all maps is another, or no file can be told from the others. */
export function changesSince({ inputs, files, always }: KeptMaps, now: readonly InputState[]): Changes | null {
  if (files === null) return null;
  const before = new Map(inputs.map(({ file, hash }) => [file, hash]));
  const after = new Map(now.map(({ file, hash }) => [file, hash]));
  const parts = new Map(files.map((part) => [part.file, part]));
  const isSame = (file: string): boolean => before.get(file) === after.get(file);
  if ([...before.keys()].some((file) => !parts.has(file) && !isSame(file))) return null;
  const again = new Set(now.map(({ file }) => file).filter((file) => !isSame(file)));
  for (const file of always) if (after.has(file)) again.add(file);
  const kept: FilePart[] = [];
  const seen: Record<string, number> = {};
  const platforms = new Set(files.flatMap(({ lists }) => Object.keys(lists)));
  for (const part of files) {
    if (!isSame(part.file) || again.has(part.file)) continue;
    const helps = Object.keys(part.lists).some((platform) => (seen[platform] ?? 0) < 2);
    if (helps || (platforms.size === 0 && again.size === 0)) {
      again.add(part.file);
      for (const [platform, count] of Object.entries(part.lists)) seen[platform] = (seen[platform] ?? 0) + count;
    } else kept.push(part);
  }
  return kept.length === 0 ? null : { again, kept };
}

/** The files that those of changed maps have to be read with; `null`: everything has to be read. */
export function agreeWithKept(
  part: SharePart | null,
  kept: readonly FilePart[],
  forAll: readonly string[],
): readonly string[] | null {
  // a file that is new may concern all maps
  return part === null || part.forAll.length > 0 ? null : agree([part, partOf(kept, forAll)]);
}

/** What the next run has to know of these files; each is about maps of other names than the others. */
export function separable(
  files: readonly FilePart[],
  { projects, problems }: Report,
  inputOf: (file: string) => string,
): Pick<KeptMaps, 'files' | 'always'> {
  const names = files.flatMap(({ maps }) => maps);
  if (new Set(names).size < names.length) return NOT_SEPARABLE;
  if (problems.some(({ kind }) => kind !== 'input' && kind !== 'foreign')) return NOT_SEPARABLE;
  if (projects.some(({ unlisted }) => unlisted !== undefined)) return NOT_SEPARABLE;
  const told = new Set(problems.map(({ file }) => inputOf(file)));
  const isAlways = (file: string): boolean => told.has(file) || /\.(?:zip|cab)$/i.test(file);
  return { files, always: files.map(({ file }) => file).filter(isAlways) };
}

export const NOT_SEPARABLE: Pick<KeptMaps, 'files' | 'always'> = { files: null, always: [] };
