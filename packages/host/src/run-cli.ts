import type { Build } from './configuration/build-validator.js';
import { awaitedPlugin, keepFault, takeFaults } from './configuration/plugin-faults.js';
import { endProcess } from './output/end-process.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { main, report } from './commands/main.js';
import { note } from './output/note.js';
import { whenFlushed } from './output/streams.js';
import { WORKER_ARGUMENT } from './run/worker-argument.js';

export type { Build } from './configuration/build-validator.js';

/** Runs the command line that this process was started with, and ends the process. */
export function runCli(build: Build): void {
  if (process.argv[2] === WORKER_ARGUMENT) {
    void import('./run/worker.js').then(({ runWorker }) => runWorker(build));
    return;
  }
  const unfinished = () => {
    const plugin = awaitedPlugin();
    const why = plugin === null ? 'a plugin may wait' : `while it is loaded, ${plugin} waits`;
    note(`${build.name}: the run ended before it was done; ${why} for something that never comes.`);
    process.exitCode = EXIT.fault;
  };
  process.once('beforeExit', unfinished);
  let isOver = false;
  process.on('exit', (code) => {
    if (isOver || code !== EXIT.ok) return;
    note(`${build.name}: the run was ended before it was done, by a plugin.`);
    process.exitCode = EXIT.fault;
  });
  /** Ends the process when all that was written has gone out, whatever a plugin left running. */
  const end = (code: ExitCode): void => {
    isOver = true;
    process.exitCode = code;
    whenFlushed(() => endProcess(code));
  };
  process.on('uncaughtException', (error) => {
    if (!keepFault(error)) end(report(build, error, process.argv.includes('--debug')));
  });
  void main(build, process.argv.slice(2)).then((code) => {
    process.removeListener('beforeExit', unfinished);
    // those that came too late for the report
    const late = takeFaults();
    for (const { reason } of late) note(`${build.name}: ${reason}`);
    end(late.length > 0 && code !== EXIT.fault && code !== EXIT.interrupted ? EXIT.usage : code);
  });
}
