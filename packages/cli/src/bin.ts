import { isMainThread } from 'node:worker_threads';
import { EXIT } from './exit-code.js';
import { main } from './main.js';

// A closed pipe (`dipv … | head`) is no fault: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// No top-level await: this file is bundled as CommonJS. No process.exit: stdout has to drain.
if (isMainThread) {
  void main(process.argv.slice(2))
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      return EXIT.fault;
    })
    .then((code) => {
      process.exitCode = code;
    });
} else {
  void import('./run/worker.js').then(({ runWorker }) => runWorker());
}
