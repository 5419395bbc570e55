import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../options/usage-error.js';

/**
 * Writes a rendered report to stdout (`file` null) or to a file, whose folder is made.
 * @throws UsageError when the file cannot be written
 */
export async function writeOutput(text: string, file: string | null, cwd: string): Promise<void> {
  if (file === null) {
    process.stdout.write(text);
    return;
  }
  const path = resolve(cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
