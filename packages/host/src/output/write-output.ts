import { resolve } from 'node:path';
import { UsageError } from '../options/usage-error.js';
import { writeWhole } from './write-whole.js';
import { reasonOf } from './reason-of.js';

/**
 * Writes a rendered report to stdout (`file` null) or to a file, whose folder is made.
 * @throws UsageError when the file cannot be written
 */
export async function writeOutput(text: string, file: string | null, cwd: string): Promise<void> {
  if (file === null) {
    process.stdout.write(text);
    return;
  }
  try {
    await writeWhole(resolve(cwd, file), text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}
