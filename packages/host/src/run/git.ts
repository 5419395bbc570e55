import { execFile } from 'node:child_process';
import { reasonOf } from '../output/reason-of.js';
import { UsageError } from '../options/usage-error.js';

/** Bytes of a listing: a few hundred thousand paths. */
const MOST_OUTPUT = 2 ** 28;

export interface Setting {
  readonly cwd: string;
  /** What messages call it that is asked for. */
  readonly name: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** What is wrong where Git fails; absent: what Git says. */
  readonly fault?: string;
}

/**
 * What Git says.
 * @throws UsageError where it fails, or is not there
 */
export function git(args: readonly string[], { cwd, name, env, input, fault }: Setting): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile('git', args, { cwd, env, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      if (error === null) return done(stdout);
      if (error.code === 'ENOENT') {
        const reason = `${name}: git was not found: install it, or check the files out and name their folder.`;
        return fail(new UsageError(reason));
      }
      const said = stderr.trim().replace(/^fatal: /, '');
      fail(new UsageError(`${name}: ${fault ?? `git says: ${said || reasonOf(error)}`}.`));
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}
