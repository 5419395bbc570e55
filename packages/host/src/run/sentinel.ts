import { Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { InterruptedError } from './interrupted-error.js';

const { kill, pid } = process; // plugins must not end the process, see expectFaultsOf

/** Where scripts find what they run: the global object of the main realm, whatever realm this module is in. */
const STEP = Symbol.for('dipv.step');

/** Waits to be told to begin, and then for Ctrl-C. The second ends the process at once, whatever the main thread is at. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Script } = require('node:vm');
  const { echo, state } = workerData;
  globalThis.state = state;
  const wait = new Script('Atomics.store(state, 1, 1); Atomics.notify(state, 1); Atomics.wait(state, 0, 1)');
  parentPort.postMessage(null);
  Atomics.wait(state, 0, 0);
  let first = Infinity;
  let isSecond = false;
  while (Atomics.load(state, 0) === 1 && !isSecond) {
    try {
      wait.runInThisContext({ breakOnSigint: true, displayErrors: false });
    } catch {
      const now = Date.now();
      isSecond = now > first + echo;
      first = Math.min(first, now);
      parentPort.postMessage('SIGINT');
    }
  }
  if (isSecond) process.kill(process.pid, 'SIGINT');
`;

const WAITING = 0;
const WATCHING = 1;
const ENDED = 2;

/** Milliseconds that the thread may take to begin. */
const PATIENCE = 1000;

/**
 * Hears each Ctrl-C, also while this thread runs a step that does not end. `node:vm` watches for it natively, but sets the
 * handler of the signal anew with every script, and what comes in between ends the process or is lost. While a script of
 * another thread is watched too, the handler stays. There must be no listener for the signal meanwhile: Node would take
 * those off for the time of each script, and the handler with them.
 */
export class Sentinel {
  private readonly state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  private readonly script = new Script(`globalThis[Symbol.for(${JSON.stringify(STEP.description)})]()`);
  private readonly realm = new Script('globalThis').runInThisContext() as Record<symbol, unknown>;
  private readonly ready: Promise<void>;

  /** @param echo milliseconds in which further signals are those of one Ctrl-C */
  constructor(onSignal: () => void, echo: number) {
    const workerData = { state: this.state, echo };
    const thread = new Worker(THREAD, { eval: true, workerData, execArgv: [], env: {}, stdin: false });
    this.ready = new Promise((resolve, reject) => {
      thread.once('error', reject);
      thread.on('message', (message) => {
        if (message === null) {
          thread.unref();
          resolve();
        } else if (Atomics.load(this.state, 0) === WATCHING) onSignal();
        else kill.call(process, pid, 'SIGINT'); // it came in the moment in which the watch ended
      });
    });
  }

  /** Begins to hear, once the listeners that heard before are taken off. */
  async watch(takeOff: () => void): Promise<void> {
    await this.ready;
    takeOff();
    Atomics.store(this.state, 0, WATCHING);
    Atomics.notify(this.state, 0);
    Atomics.wait(this.state, 1, WAITING, PATIENCE);
  }

  /** Leaves Ctrl-C to the system. */
  end(): void {
    Atomics.store(this.state, 0, ENDED);
    Atomics.notify(this.state, 0);
  }

  /**
   * Runs a step that Ctrl-C ends, whatever it computes. Nothing in the step can catch it, not even `finally`.
   * @throws InterruptedError for Ctrl-C, and whatever the step throws
   */
  run(step: () => void): void {
    this.realm[STEP] = step;
    try {
      this.script.runInThisContext({ breakOnSigint: true, displayErrors: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED')
        throw new InterruptedError();
      throw error;
    } finally {
      Reflect.deleteProperty(this.realm, STEP);
    }
  }
}
