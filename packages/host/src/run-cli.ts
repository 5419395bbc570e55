import type { Build } from './build-validator.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { main, report } from './main.js';
import { note } from './output/note.js';
import { WORKER_ARGUMENT } from './run/worker-argument.js';

export type { Build } from './build-validator.js';

/** Runs the command line that this process was started with, and ends the process. */
export function runCli(build: Build): void {
  process.stdout.on('error', () => undefined); // whoever writes is told
  process.stderr.on('error', () => undefined); // notes are lost there; the report and the exit code stay

  if (process.argv[2] === WORKER_ARGUMENT) {
    void import('./run/worker.js').then(({ runWorker }) => runWorker(build));
    return;
  }
  const unfinished = () => {
    note(`${build.name}: the run ended before it was done; a plugin may wait for something that never comes.`);
    process.exitCode = EXIT.fault;
  };
  process.once('beforeExit', unfinished);
  process.on('uncaughtException', (error) => end(report(build, error, process.argv.includes('--debug'))));
  void main(build, process.argv.slice(2)).then((code) => {
    process.removeListener('beforeExit', unfinished);
    end(code);
  });
}

/** Ends the process when all that was written has gone out, whatever a plugin left running. */
function end(code: ExitCode): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
