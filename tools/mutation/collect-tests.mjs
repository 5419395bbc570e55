import { dirname } from 'node:path';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { ModuleMocker } from 'jest-mock';
import { TimeoutError, within } from './within.mjs';

const mocks = new ModuleMocker(globalThis);

/**
 * The tests that a file declares: each runs alone, and gives the message of its failure, `null`, or a `TimeoutError`. What
 * is not here (hooks, `done`, fake timers) no tested package uses so far; a file that uses it does not load.
 */
export function collectTests(file, load) {
  const tests = [];
  const titles = [];
  const describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const test = (title, body) => {
    tests.push({
      id: [file, ...titles, title].join(' › '),
      folder: dirname(file),
      run: (milliseconds) => failureOf(body, milliseconds),
    });
  };
  const declare = { describe, test, it: test };
  for (const each of Object.values(declare)) each.each = bind(each, false);
  Object.assign(globalThis, declare, { expect, jest: { spyOn: mocks.spyOn.bind(mocks) } });
  load();
  return tests;
}

async function failureOf(body, milliseconds) {
  try {
    await within(milliseconds, body);
    return null;
  } catch (error) {
    if (error instanceof TimeoutError) return error;
    return error instanceof Error ? error.message : String(error);
  } finally {
    mocks.restoreAllMocks();
  }
}
