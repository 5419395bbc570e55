import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openArchive } from '../bytes/archive.js';
import { decodeText } from '../bytes/decode-text.js';
import { SizeBudget } from '../bytes/size-budget.js';
import { InputError } from '../bytes/input-error.js';

/**
 * The text of an input by the name that reports give it, `maps.zip!/customizations.xml` included;
 * `null` where it cannot be read (again), as with standard input.
 */
export async function readText(
  file: string,
  { cwd, maxInputSize }: { readonly cwd: string; readonly maxInputSize: number },
): Promise<string | null> {
  const [outer = '', ...inner] = file.split('!/');
  const budget = new SizeBudget(maxInputSize);
  try {
    const stats = await stat(resolve(cwd, outer));
    if (!stats.isFile()) return null; // a pipe has been read, and gives nothing more
    budget.take(stats.size);
    let bytes: Uint8Array = await readFile(resolve(cwd, outer));
    for (const path of inner) {
      const entry = (await openArchive(bytes, budget)).find((each) => each.path === path);
      if (entry === undefined) return null;
      bytes = await entry.read();
    }
    return decodeText(bytes);
  } catch (error) {
    // Only a code frame is lost; what is wrong with the input was told when it was read first.
    if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) return null;
    throw error;
  }
}
