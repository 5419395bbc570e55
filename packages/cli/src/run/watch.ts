import { relative, resolve, sep } from 'node:path';
import { makeReport, type Project, type Report } from '@dipv/core';
import { watch as watchFiles } from 'chokidar';
import { printReport } from '../commands/print-report.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { check } from './check.js';
import type { Progress } from './progress.js';
import type { Setup } from './setup.js';

/** Milliseconds in which changes are gathered: editors and exports write several files at once. */
const QUIET_TIME = 150;

/** Checks again whenever an input changes, until the user stops it. */
export async function watch(setup: Setup, progress: Progress): Promise<ExitCode> {
  const { cwd } = setup;
  const folders = setup.paths.filter((path) => path !== '-').map((path) => resolve(cwd, path.replace(/[*?{[].*$/, '')));
  const first = await check(setup, progress);
  let known = first.report;
  await printReport(known, setup);
  if (first.interrupted) return EXIT.interrupted;
  const watcher = watchFiles(folders, {
    ignoreInitial: true,
    ignored: (path) => /[\\/](?:node_modules|\.git|\.dipv-cache)(?:[\\/]|$)|\.tmp$/.test(path),
  });
  process.stderr.write('Watching for changes; Ctrl-C ends it.\n');
  const stop = new Promise<'stop'>((done) => process.once('SIGINT', () => done('stop')));
  const changes = new Changes();
  watcher.on('all', (_event, path) => changes.add(relative(cwd, path).split(sep).join('/')));
  try {
    for (;;) {
      const files = await Promise.race([changes.next(), stop]);
      if (files === 'stop') return EXIT.interrupted;
      const touched = touchedBy(files, known);
      const { report } = await check(setup, progress, touched);
      known = replaceProjects(known, report);
      process.stderr.write(`\nChanged: ${files.join(', ')}\n`);
      await printReport(report, setup);
    }
  } finally {
    await watcher.close();
  }
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

function outerFile(file: string): string {
  return file.split('!/')[0] ?? file;
}

/** The report of everything, with what was checked again. */
function replaceProjects(known: Report, report: Report): Report {
  const files = new Set(report.projects.map(({ file }) => file));
  const kept = known.projects.filter(({ file }) => !files.has(file));
  return makeReport(report.tool, [...kept, ...report.projects], report.problems);
}
