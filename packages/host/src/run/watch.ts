import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ConfigurationError, makeReport, type ProjectReport, type Report } from '@dipv/core';
import { watch as watchFiles } from 'chokidar';
import { forgetModules, isWithin } from '../configuration/reload.js';
import { CACHE_FOLDER } from '../options/validate-options.js';
import { UsageError } from '../options/usage-error.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { note, remark } from '../output/note.js';
import { reasonOf } from '../output/reason-of.js';
import { checkHere } from './check.js';
import { checkOverwritten } from './check-usage.js';
import { conclude } from './conclude.js';
import { INPUT_FILE } from './input-file.js';
import { knownOuterFile } from '../output/outer-file.js';
import type { Outcome } from './outcome.js';
import { withoutOwnFiles } from './own-files.js';
import type { Run } from './run.js';
import type { Setup } from './setup.js';

/** Milliseconds in which changes are gathered: editors and exports write several files at once. */
const QUIET_TIME = 150;

/** Milliseconds after which they are looked at though more are coming: a file may be written without end. */
const LONGEST_TIME = 2000;

/** Milliseconds from one look to the next for what is gone, such as a folder while another branch is checked out. */
const LOOK_TIME = 500;

/** What plugins are written in. */
const CODE_FILE = /\.[cm]?[jt]s$/i;

/** Folders that hold no input. */
const FOREIGN = new Set(['node_modules', '.git', CACHE_FOLDER]);

/**
 * Checks again whenever an input, the configuration or the baseline changes, until the user stops it.
 * @param setUpAgain what the run is set up with once its configuration has changed
 */
export async function watch(first: Run, setUpAgain: () => Promise<Setup>): Promise<ExitCode> {
  const { cwd, options, interruption, tool } = first;
  let run = first;
  const changes = new Changes();
  const watcher = watchFiles(placesOf(run), {
    ignoreInitial: true,
    ignored: (path) => FOREIGN.has(basename(path)),
  });
  const tell = (path: string): void => changes.add(relative(cwd, path).split(sep).join('/') || '.');
  const places = new Map(placesOf(run).map((place) => [place, stateOf(place)]));
  watcher.on('all', (_event, path) => {
    if (isInput(path, run) || isSetting(path, run)) tell(path);
  });
  // The watcher hears nothing more of a place that is gone, nor of a folder that has come in its place meanwhile. Looking
  // keeps the process, too.
  const looking = setInterval(() => {
    for (const place of placesOf(run)) {
      const before = places.get(place);
      const state = stateOf(place);
      places.set(place, state);
      if (before === undefined || state === before || state === GONE) continue;
      watcher.unwatch(place);
      watcher.add(place);
      tell(place);
    }
  }, LOOK_TIME);
  watcher.on('error', (error) => note(`${tool.name}: not everything can be watched: ${reasonOf(error)}`));
  interruption.heed();
  try {
    await Promise.race([once(watcher, 'ready'), interruption.signal]); // before anything is read: no change is lost
    const checked = await checkHere(run);
    checkOverwritten(checked, run);
    let known = checked.report;
    await show(checked, known, run);
    if (checked.interrupted) return EXIT.interrupted;
    remark('Watching for changes; Ctrl-C ends it.', options);
    for (;;) {
      interruption.heed();
      const files = await Promise.race([changes.next(), interruption.signal.then(() => null)]);
      if (files === null) return EXIT.interrupted;
      remark(`\nChanged: ${files.join(', ')}`, options);
      const changed = files.map((file) => resolve(cwd, file));
      if (changed.some((file) => isSetup(file, run))) {
        run = await reconfigured(run, changed, setUpAgain);
        watcher.add(placesOf(run));
      }
      const next = await checkHere(run);
      const news = newsOf(next, known, files);
      known = next.report;
      await show(news, known, run);
      if (next.interrupted) return EXIT.interrupted;
    }
  } finally {
    clearInterval(looking);
    await watcher.close();
  }
}

const GONE = 'gone';

/** A file that is written anew may be another one each time, and is heard of all the same. Numbers of folders come again. */
function stateOf(place: string): string {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return GONE;
  return stats.isDirectory() ? `folder ${stats.dev} ${stats.ino} ${stats.birthtimeMs}` : 'file';
}

/** A configuration or a plugin that is half written is told of, and the run goes on with the last sound ones. */
async function reconfigured(run: Run, changed: readonly string[], setUpAgain: () => Promise<Setup>): Promise<Run> {
  const { files, pluginFolders } = run.configuration;
  const isData = (file: string) => files.includes(file) && /\.jsonc?$/i.test(file);
  if (changed.some((file) => isSetup(file, run) && !isData(file))) forgetModules(pluginFolders);
  try {
    return { ...run, ...(await setUpAgain()) };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigurationError)) throw error;
    note(`${run.tool.name}: ${error.message}\nUntil that is mended, configuration and plugins stay as they were.`);
    return run;
  }
}

/** On stdout the news; in files everything, or whoever reads them would miss the rest. */
async function show(outcome: Outcome, all: Report, run: Run): Promise<void> {
  const checked = { ...outcome, report: withoutOwnFiles(outcome.report, run) };
  const known = withoutOwnFiles(all, run);
  const toStdout = run.outputs.filter(({ file }) => file === null);
  const toFiles = run.outputs.filter(({ file }) => file !== null);
  await conclude(checked, run, toStdout);
  if (toFiles.length > 0) await conclude({ ...checked, report: known }, run, toFiles);
}

/** What to watch: inputs, the folders that patterns start from, and what the run is set up with. */
function placesOf(run: Run): string[] {
  const { cwd, configuration, options } = run;
  const { baseline } = options;
  const settings = [...configuration.files, ...configuration.pluginFolders];
  return [...inputPlaces(run), ...settings, ...(baseline === undefined ? [] : [resolve(cwd, baseline)])];
}

function inputPlaces({ cwd, paths }: Run): string[] {
  return paths.map((path) => {
    const pattern = /[*?{[(!]/.exec(path);
    const start =
      pattern === null || existsSync(resolve(cwd, path)) ? path : dirname(`${path.slice(0, pattern.index)}x`);
    return resolve(cwd, start);
  });
}

/** Whether a changed file can be an input; what the run itself writes is none. */
function isInput(path: string, run: Run): boolean {
  const { cwd, paths, outputs } = run;
  const absolute = resolve(cwd, path);
  if (outputs.some(({ file }) => file !== null && resolve(cwd, file) === absolute)) return false;
  return (
    (INPUT_FILE.test(absolute) && isAmongInputs(absolute, run)) ||
    paths.some((named) => resolve(cwd, named) === absolute)
  );
}

/** Whether a changed file is one that the run is set up with. */
function isSetting(path: string, run: Run): boolean {
  const absolute = resolve(run.cwd, path);
  const { baseline } = run.options;
  return isSetup(absolute, run) || (baseline !== undefined && resolve(run.cwd, baseline) === absolute);
}

/** Whether a changed file is a configuration, or a part of a plugin: its code, or data that lies beside no maps. */
function isSetup(file: string, run: Run): boolean {
  const { files, pluginFolders } = run.configuration;
  if (files.includes(file)) return true;
  if (!pluginFolders.some((folder) => isWithin(folder, file))) return false;
  return CODE_FILE.test(file) || (/\.json$/i.test(file) && !isAmongInputs(file, run));
}

function isAmongInputs(file: string, run: Run): boolean {
  return inputPlaces(run).some((place) => file === place || file.startsWith(place.endsWith(sep) ? place : place + sep));
}

/** Changed files, handed out when a moment has passed without another change, or a while with them. */
class Changes {
  private readonly files = new Set<string>();
  private last = 0;
  private wake: () => void = () => undefined;

  add(file: string): void {
    this.files.add(file);
    this.last = Date.now();
    this.wake();
  }

  /** Also those that came while nobody waited; those that come later are handed out the next time. */
  async next(): Promise<readonly string[]> {
    if (this.files.size === 0) {
      await new Promise<void>((done) => {
        this.wake = done;
      });
    }
    const latest = Date.now() + LONGEST_TIME;
    for (let rest = QUIET_TIME; rest > 0; rest = Math.min(this.last + QUIET_TIME, latest) - Date.now())
      await setTimeout(rest);
    const files = [...this.files].sort();
    this.files.clear();
    return files;
  }
}

/**
 * What there is to tell after files have changed: of their maps, and of others where something else is said of them now; of
 * all maps, if one of the files holds none.
 */
function newsOf(next: Outcome, known: Report, files: readonly string[]): Outcome {
  const { tool, projects, problems } = next.report;
  const inputOf = (file: string): string => knownOuterFile(file, next.files);
  const ofMaps = new Set([...known.projects, ...projects].map(({ file }) => inputOf(file)));
  if (!files.every((file) => ofMaps.has(file))) return next;
  const before = new Set(known.projects.map((project) => JSON.stringify(project)));
  const isNew = (project: ProjectReport): boolean =>
    files.includes(inputOf(project.file)) || !before.has(JSON.stringify(project));
  return { ...next, report: makeReport(tool, projects.filter(isNew), problems) };
}
