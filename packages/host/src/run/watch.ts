import { relative, resolve, sep } from 'node:path';
import { makeReport, type Project, type Report } from '@dipv/core';
import { watch as watchFiles } from 'chokidar';
import { CACHE_FOLDER } from '../options/validate-options.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { remark } from '../output/note.js';
import { checkHere } from './check.js';
import { conclude } from './conclude.js';
import { outerFile } from '../output/outer-file.js';
import type { Outcome } from './outcome.js';
import type { Run } from './run.js';

/** Milliseconds in which changes are gathered: editors and exports write several files at once. */
const QUIET_TIME = 150;

/** What inputs are called in folders; anything else that changes there is none. */
const INPUT_FILE = /\.(?:json|xml|config|zip|cab)$/i;

/** Folders that hold no input. */
const FOREIGN = new Set(['node_modules', '.git', CACHE_FOLDER]);

/** Checks again whenever an input changes, until the user stops it. */
export async function watch(run: Run): Promise<ExitCode> {
  const { cwd, options, interruption } = run;
  const first = await checkHere(run);
  let known = first.report;
  await show(first, known, run);
  if (first.interrupted) return EXIT.interrupted;
  const changes = new Changes();
  const watcher = watchFiles(foldersOf(run), { ignoreInitial: true });
  const isInput = inputTest(run);
  watcher.on('all', (_event, path) => {
    if (isInput(path)) changes.add(relative(cwd, path).split(sep).join('/'));
  });
  remark('Watching for changes; Ctrl-C ends it.', options);
  const stop = interruption.signal.then(() => 'stop' as const);
  try {
    for (;;) {
      const files = await Promise.race([changes.next(), stop]);
      if (files === 'stop') return EXIT.interrupted;
      const touched = touchedBy(files, known);
      const outcome = await checkHere(run, touched);
      const { report, interrupted } = outcome;
      known = touched === null ? report : replaceProjects(known, report, files);
      remark(`\nChanged: ${files.join(', ')}`, options);
      await show(outcome, known, run);
      if (interrupted) return EXIT.interrupted;
    }
  } finally {
    await watcher.close();
  }
}

/** On stdout what was checked again; in files everything, or whoever reads them would miss the rest. */
async function show(checked: Outcome, known: Report, run: Run): Promise<void> {
  const toStdout = run.outputs.filter(({ file }) => file === null);
  const toFiles = run.outputs.filter(({ file }) => file !== null);
  await conclude(checked, run, toStdout);
  if (toFiles.length > 0) await conclude({ ...checked, report: known }, run, toFiles);
}

function foldersOf({ cwd, paths }: Run): string[] {
  return paths.map((path) => resolve(cwd, path.replace(/[*?{[].*$/, '')));
}

/** Whether a changed file can be an input; what the run itself writes is none. */
function inputTest({ cwd, paths, outputs, options }: Run): (path: string) => boolean {
  const named = new Set(paths.map((path) => resolve(cwd, path)));
  const own = [...outputs.map(({ file }) => file), options.baseline ?? null].filter((file) => file !== null);
  const written = new Set(own.map((file) => resolve(cwd, file)));
  return (path) => {
    const absolute = resolve(cwd, path);
    if (written.has(absolute) || absolute.split(sep).some((name) => FOREIGN.has(name))) return false;
    return named.has(absolute) || INPUT_FILE.test(absolute);
  };
}

/** Changed files, handed out when a moment has passed without another change. */
class Changes {
  private readonly files = new Set<string>();
  private wake: () => void = () => undefined;
  private timer: NodeJS.Timeout | null = null;

  add(file: string): void {
    this.files.add(file);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), QUIET_TIME);
  }

  async next(): Promise<readonly string[]> {
    await new Promise<void>((done) => {
      this.wake = done;
      if (this.files.size > 0 && this.timer === null) done();
    });
    this.timer = null;
    const files = [...this.files].sort();
    this.files.clear();
    return files;
  }
}

/** Which maps to check again: those of the changed files; all, if something else than a map has changed. */
function touchedBy(files: readonly string[], known: Report): ((project: Project) => boolean) | null {
  const isMapFile = (file: string) => known.projects.some((project) => outerFile(project.file) === file);
  if (!files.every(isMapFile)) return null;
  return (project) => files.includes(outerFile(project.document.file));
}

/** The report of everything, with what was checked again because these files have changed. */
function replaceProjects(known: Report, report: Report, files: readonly string[]): Report {
  const kept = known.projects.filter(({ file }) => !files.includes(outerFile(file)));
  return makeReport(report.tool, [...kept, ...report.projects], report.problems);
}
