/** What a test runner declares tests by. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => void) => unknown;
}

/**
 * The functions that were given, else those that the runner has as globals, else those of `node:test`.
 * @throws Error under Jest or Vitest without globals, where `node:test` would run nothing and say nothing
 */
export function runnerOf({ describe, it }: Partial<Runner>): Runner {
  if (describe !== undefined && it !== undefined) return { describe, it };
  const globals = globalThis as Partial<Runner>;
  if (typeof globals.describe === 'function' && typeof globals.it === 'function')
    return { describe: globals.describe, it: globals.it };
  const runner =
    process.env['VITEST'] !== undefined
      ? 'vitest'
      : process.env['JEST_WORKER_ID'] !== undefined
        ? '@jest/globals'
        : null;
  if (runner === null) return process.getBuiltinModule('node:test');
  throw new Error(
    `This runner has no globals here. Give its functions: import { describe, it } from '${runner}'; testRules(rules, { describe, it });`,
  );
}
