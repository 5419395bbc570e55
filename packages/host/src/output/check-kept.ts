import { resolve } from 'node:path';
import { UsageError } from '../options/usage-error.js';
import type { Output } from '../options/validate-options.js';
import { realPathOf, targetOf } from './real-path.js';

/**
 * No report takes the place of a file that is still needed, whichever links lead there.
 * @param what the files are, as in `map.json is an input`
 * @throws UsageError that names the output
 */
export function checkKept(outputs: readonly Output[], cwd: string, what: string, files: readonly string[]): void {
  const targets = outputs.flatMap(({ file }) => (file === null ? [] : [{ file, path: targetOf(resolve(cwd, file)) }]));
  if (targets.length === 0) return;
  const kept = new Set(files.map((file) => realPathOf(resolve(cwd, file))));
  const clobbered = targets.find(({ path }) => kept.has(path));
  if (clobbered !== undefined) throw new UsageError(`${clobbered.file} ${what}: let the report go to another file.`);
}
