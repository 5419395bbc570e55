import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeReport, type MapFacts } from '@dipv/core';
import { displayPath, stateOfInputs, type FilePart, type InputStates, type Share } from '@dipv/formats';
import { limitsOf } from '../options/limits-of.js';
import { CACHE_FOLDER } from '../options/validate-options.js';
import { asksFor } from '../output/asks-for.js';
import { remark } from '../output/note.js';
import { knownOuterFile } from '../output/outer-file.js';
import { ownFile } from '../output/own-file.js';
import { reasonOf } from '../output/reason-of.js';
import { cacheSecret } from './cache-secret.js';
import { compileMuch } from './compile-much.js';
import { judgeTogether, type PlacedFacts } from './judge-together.js';
import {
  agreeWithKept,
  changesSince,
  keepMaps,
  NOT_SEPARABLE,
  separable,
  toldFiles,
  type Changes,
  type KeptFacts,
  type KeptMaps,
  type ToldFile,
} from './kept-maps.js';
import type { Outcome } from './outcome.js';
import { nameOf, ReportCache, type CachedRun } from './report-cache.js';
import type { Judge, Run } from './run.js';
import { userFolder } from './user-folder.js';

/** What a check came to, and whether its maps were read apart from others. */
export interface Checked {
  readonly outcome: Outcome;
  readonly isShare: boolean;
}

/** Reads and checks what a share says; absent: everything. */
type Check = (apart?: { readonly share: Share; readonly judge: Judge }) => Promise<Checked>;

/** The report of an earlier run over the same inputs; else only maps that are new or have changed are checked, where that is enough. */
export async function checkWithCache(run: Run, check: Check): Promise<Outcome> {
  const { options } = run;
  const folder = userFolder();
  if (folder === null) {
    remark('--cache keeps nothing: this user has no home folder; set XDG_CACHE_HOME to a folder of theirs.', options);
    return (await check()).outcome;
  }
  const secret = await cacheSecret(folder).catch((error: unknown) => {
    remark(`--cache keeps nothing: its key cannot be kept in ${folder}: ${reasonOf(error)}`, options);
    return null;
  });
  if (secret === null) return (await check()).outcome;
  const settings = settingsOf(run);
  const cache = new ReportCache(resolve(run.cwd, options.cacheLocation ?? CACHE_FOLDER), secret);
  const paths = run.paths.map((path) => displayPath(resolve(run.cwd, path), run.cwd));
  const ofPaths = nameOf([...settings, paths]);
  const [mapsName, factsName] = [`${ofPaths}.maps`, `${ofPaths}.facts`];
  const known = cache.readMaps(mapsName);
  const since = Date.now();
  const states = await statesOf(run, known);
  if (states === null) return (await check()).outcome;
  const name = reportName(run, settings, states);
  const files = new Set(states.inputs.map(({ file }) => file));
  const keep = async (keeping: () => Promise<void>): Promise<void> => {
    await keeping().catch((error: unknown) => {
      remark(`The report could not be kept for the next run: ${reasonOf(error)}`, options);
    });
  };

  const cached = cache.read(name);
  if (cached !== null) {
    if (known?.report === name) {
      const next = keepMaps(name, states.inputs, known, since);
      if (JSON.stringify(next) !== JSON.stringify(known)) await keep(() => cache.writeMaps(mapsName, next));
    }
    if (cached.report.projects.length > MANY) compileMuch();
    return { ...cached, interrupted: false, hashes: new Map(), files };
  }

  const found = await checkChanges(run, check, { known, states, files, cache, factsName });
  if (found.outcome.interrupted) return found.outcome;
  // A file that changed after it was hashed may have been read in its new form.
  const after = await statesOf(run, keepMaps(name, states.inputs, NOT_SEPARABLE, since));
  if (after?.hash !== states.hash) return found.outcome;
  await keep(async () => {
    await cache.write(name, found.outcome);
    if (states.inputs.length < FEW) return;
    const inputOf = (file: string): string => knownOuterFile(file, files);
    const parts = found.files === null ? NOT_SEPARABLE : separable(found.files, found.outcome.report, inputOf);
    await cache.writeMaps(mapsName, keepMaps(name, states.inputs, parts, since));
    if (parts.files !== null && run.validator.asksOfAllMaps)
      await cache.writeFacts(factsName, { report: name, files: [...found.told] });
  });
  return { ...found.outcome, files };
}

/** Maps whose report is not printed in a moment. */
const MANY = 1000;

/** Inputs that are read and checked as fast together. */
const FEW = 6;

interface Found {
  readonly outcome: Outcome;
  /** What each file of maps says of others; `null`: they were not told apart. */
  readonly files: readonly FilePart[] | null;
  /** By its file, what rules about all maps know of a map. */
  readonly told: ReadonlyMap<string, ToldFile>;
}

interface Before {
  readonly known: KeptMaps | null;
  readonly states: InputStates;
  /** The names of all inputs. */
  readonly files: ReadonlySet<string>;
  readonly cache: ReportCache;
  readonly factsName: string;
}

const NOTHING_TOLD: Found['told'] = new Map();

async function checkChanges(run: Run, check: Check, before: Before): Promise<Found> {
  const { known, states, files, cache, factsName } = before;
  const { inputs } = states;
  const all = async (): Promise<Found> => ({ outcome: (await check()).outcome, files: null, told: NOTHING_TOLD });
  if (!canTellApart(run) || isInseparable(known, inputs)) return all();
  const changes = known === null ? null : changesSince(known, inputs);
  const earlier = changes === null || known === null ? null : cache.read(known.report);
  const told = known === null ? null : toldBefore(run, cache.readFacts(factsName), known.report);
  if (changes === null || earlier === null || told === null) return checkApart(run, check, files);
  const parts = new Set((known?.files ?? []).map(({ file }) => file));
  const forAll = inputs.map(({ file }) => file).filter((file) => !parts.has(file) && !changes.again.has(file));
  for (let { again, kept } = changes; kept.length > 0;) {
    const found = await checkBeside(run, check, { again, kept, forAll, files, told });
    if (found.files === null) return found;
    const { judgedAnew } = found;
    if (judgedAnew.size === 0) {
      const report = united(run, found.outcome, earlier, { kept, files });
      // beyond the limit, the order in which maps are checked decides what is listed
      const count = report.projects.reduce((sum, { findings }) => sum + findings.length, 0);
      if (count > run.options.maxFindings) return all();
      return { ...found, outcome: { ...found.outcome, report }, files: [...found.files, ...kept] };
    }
    again = new Set([...again, ...judgedAnew]);
    kept = kept.filter(({ file }) => !judgedAnew.has(file));
  }
  return checkApart(run, check, files);
}

/** Everything, in a way that tells the files apart for the next run. */
async function checkApart({ validator }: Run, check: Check, inputs: ReadonlySet<string>): Promise<Found> {
  let files: readonly FilePart[] = [];
  let told = NOTHING_TOLD;
  const { outcome, isShare } = await check({
    share: {
      isOwn: () => true,
      isOff: () => false,
      meet: (part, read) => {
        files = read;
        return Promise.resolve(part === null ? null : part.forAll);
      },
    },
    judge: (maps) => {
      const judgements = validator.judge(maps);
      told = toldFiles(placedIn(inputs, maps), judgements);
      return judgements;
    },
  });
  return { outcome, files: isShare ? files : null, told };
}

interface Beside extends Changes {
  /** Files that hold no map. */
  readonly forAll: readonly string[];
  /** The names of all inputs. */
  readonly files: ReadonlySet<string>;
  readonly told: Found['told'];
}

/** What has to be read again, beside what is kept: together they are judged. */
async function checkBeside(
  { validator }: Run,
  check: Check,
  { again, kept, forAll, files: inputs, told: before }: Beside,
): Promise<Found & { readonly judgedAnew: ReadonlySet<string> }> {
  let files: readonly FilePart[] = [];
  const told = new Map(kept.flatMap(({ file }) => [[file, before.get(file)]] as const).filter(isTold));
  const judgedAnew = new Set<string>();
  const { outcome, isShare } = await check({
    share: {
      isOwn: (file) => again.has(file),
      isOff: () => false,
      meet: (part, read) => {
        files = read;
        return Promise.resolve(agreeWithKept(part, kept, forAll));
      },
    },
    judge: (maps) => {
      const keptFiles = [...told];
      const placed = placedIn(inputs, maps);
      const ofKept = keptFiles.map(([input, each]) => each.maps.map((map) => ({ map, input })));
      const [own = [], ...others] = judgeTogether(validator, [placed, ...ofKept]);
      for (const [i, [file, { judgements }]] of keptFiles.entries())
        if (JSON.stringify(others[i]) !== JSON.stringify(judgements)) judgedAnew.add(file);
      for (const [file, each] of toldFiles(placed, own)) told.set(file, each);
      return own;
    },
  });
  return { outcome, files: isShare && !outcome.interrupted ? files : null, told, judgedAnew };
}

function placedIn(inputs: ReadonlySet<string>, maps: readonly MapFacts[]): readonly PlacedFacts[] {
  return maps.map((map) => ({ map, input: knownOuterFile(map.file, inputs) }));
}

function isTold(entry: readonly [string, ToldFile | undefined]): entry is readonly [string, ToldFile] {
  return entry[1] !== undefined;
}

/** `null`: it is not known, so that nobody can tell whether others are judged anew. */
function toldBefore({ validator }: Run, facts: KeptFacts | null, report: string): Found['told'] | null {
  if (!validator.asksOfAllMaps) return NOTHING_TOLD;
  return facts?.report === report ? new Map(facts.files) : null;
}

/** Whether maps of these files could not be told from others the last time: to try it again takes reading them twice. */
function isInseparable(known: KeptMaps | null, inputs: InputStates['inputs']): boolean {
  return known?.files === null && known.inputs.every(({ file }, i) => inputs[i]?.file === file);
}

/** What was checked now, and what was checked before of other files. Problems are those of now, where all such files are read. */
function united(
  run: Run,
  { report }: Outcome,
  before: CachedRun,
  { kept, files }: Pick<Beside, 'kept' | 'files'>,
): Outcome['report'] {
  const keptFiles = new Set(kept.map(({ file }) => file));
  const old = before.report.projects.filter(({ file }) => keptFiles.has(knownOuterFile(file, files)));
  return makeReport(run.tool, [...report.projects, ...old], report.problems);
}

/**
 * Not where more is asked of a run than what its maps are one by one: by suppressions that match nothing, by readers of
 * others, by the order of maps, and by a shard.
 */
function canTellApart({ options, validator, configuration }: Run): boolean {
  return (
    options.shard === undefined &&
    options.order !== true &&
    validator.readers.length === 0 &&
    configuration.suppress.length === 0
  );
}

function statesOf({ cwd, paths, options, validator }: Run, known: KeptMaps | null): Promise<InputStates | null> {
  return stateOfInputs(paths, {
    cwd,
    maxInputSize: options.maxInputSize,
    maxFiles: options.maxFiles,
    readers: validator.readers,
    known: new Map((known?.inputs ?? []).map((input) => [input.file, input])),
  });
}

/** The paths as they were given: they tell what is named, what belongs to an app, and where no map was found. */
function reportName({ paths }: Run, settings: readonly unknown[], { hash }: InputStates): string {
  const [build, ...rest] = settings;
  return nameOf([build, hash, paths, ...rest]);
}

/** What decides beside the inputs. */
function settingsOf({ options, outputs, validator, tool, configuration, today }: Run): readonly unknown[] {
  const { customRules, rules, overrides, suppress, crossCompanySharing } = configuration;
  return [
    [tool, codeStamp()],
    { customRules, rules, overrides, suppress, crossCompanySharing },
    { rule: options.rule, only: options.only, shard: options.shard, order: options.order },
    asksFor('pictures', outputs, validator),
    { allVersions: options.allVersions, limits: limitsOf(options) },
    suppress.some(({ until }) => until !== undefined) ? today : null,
  ];
}

/** Tells builds of one version apart, as they come and go while rules are written. */
function codeStamp(): string {
  const { size, mtimeMs } = statSync(ownFile());
  return `${size} ${mtimeMs}`;
}
