import { Script } from 'node:vm';

/** Ctrl-C ended a step of the run. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Where the script finds the step: the global object of the main realm, whatever realm this module is in. */
const STEP = Symbol.for('dipv.step');
let script: Script | null = null;

/** Watching for Ctrl-C takes V8 and Node longer than checking a small map. */
let isWatched = true;

/** From now on steps are so short that the system may end the process in their midst. */
export function leaveStepsUnwatched(): void {
  isWatched = false;
}

/**
 * Runs a step that Ctrl-C ends, whatever it computes: handlers of signals run only between steps, so that one that spins
 * would keep the process from ending. Nothing in the step can catch it, not even `finally`.
 * @throws InterruptedError for Ctrl-C, and whatever the step throws
 */
export function interruptibly<T>(step: () => T): T {
  if (!isWatched || process.listenerCount('SIGINT') === 0) return step(); // the system ends the process
  script ??= new Script(`globalThis[Symbol.for(${JSON.stringify(STEP.description)})]()`);
  const realm = new Script('globalThis').runInThisContext() as Record<symbol, unknown>;
  realm[STEP] = step;
  try {
    return script.runInThisContext({ breakOnSigint: true, displayErrors: false }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED')
      throw new InterruptedError('interrupted');
    throw error;
  } finally {
    Reflect.deleteProperty(realm, STEP);
  }
}

/** The same pieces, each of which is made in a step that Ctrl-C ends. */
export function* madeInterruptibly<T>(pieces: Iterable<T>): Generator<T> {
  const iterator = pieces[Symbol.iterator]();
  for (;;) {
    const next = interruptibly(() => iterator.next());
    if (next.done === true) return;
    yield next.value;
  }
}
