import { Script } from 'node:vm';

const CALL = new Script('globalThis.__within__()');

/**
 * What `body` gives, or a `TimeoutError` once it took so long, also where it loops for ever without waiting for anything:
 * what is thrown into it then, no `catch` of its own can hold.
 */
export async function within(milliseconds, body) {
  globalThis.__within__ = body;
  let timer;
  try {
    return await Promise.race([
      CALL.runInThisContext({ timeout: milliseconds }),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new TimeoutError()), milliseconds);
      }),
    ]);
  } catch (error) {
    throw error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TimeoutError() : error;
  } finally {
    clearTimeout(timer);
  }
}

export class TimeoutError extends Error {}
