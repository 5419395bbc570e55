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
  readonly input?: Uint8Array;
  /** What is wrong where Git fails; absent: what Git says. */
  readonly fault?: string;
}

/**
 * What Git says.
 * @throws UsageError where it fails, or is not there
 */
export async function git(args: readonly string[], setting: Setting): Promise<string> {
  return (await gitBytes(args, setting)).toString();
}

export function gitBytes(args: readonly string[], { cwd, name, env, input, fault }: Setting): Promise<Buffer> {
  return new Promise((done, fail) => {
    const options = { cwd, env, maxBuffer: MOST_OUTPUT, encoding: 'buffer' } as const;
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) return done(stdout);
      if (error.code === 'ENOENT') {
        const reason = `${name}: git was not found: install it, or check the files out and name their folder.`;
        return fail(new UsageError(reason));
      }
      const said = stderr
        .toString()
        .trim()
        .replace(/^fatal: /, '');
      fail(new UsageError(`${name}: ${fault ?? `git says: ${said || reasonOf(error)}`}.`));
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}
