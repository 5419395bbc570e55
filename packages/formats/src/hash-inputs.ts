import { createHash } from 'node:crypto';
import { readBytes } from './bytes/read-file.js';
import { SizeBudget } from './bytes/size-budget.js';
import { Facts } from './facts.js';
import { findInputs } from './find-inputs.js';
import { InputError } from './input-error.js';

/**
 * A hash of the names and contents of every input, to tell whether a run would read the same again; `null`
 * where something cannot be read, or standard input is among the paths.
 */
export async function hashInputs(
  paths: readonly string[],
  { cwd, maxInputSize }: { readonly cwd: string; readonly maxInputSize: number },
): Promise<string | null> {
  const facts = new Facts();
  const hash = createHash('sha256');
  try {
    for (const { file, path, named } of await findInputs(paths, { cwd, stdinName: '-' }, facts)) {
      if (path === null) return null;
      const content = createHash('sha256')
        .update(await readBytes(path, new SizeBudget(maxInputSize)))
        .digest('hex');
      hash.update(JSON.stringify([file, named, content]));
    }
  } catch (error) {
    // The run itself tells what is wrong with the input.
    if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) return null;
    throw error;
  }
  return facts.problems.length > 0 ? null : hash.digest('hex');
}
