import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openArchive } from '../bytes/archive.js';
import { byEntry } from '../bytes/by-entry.js';
import { decodeText } from '../bytes/decode-text.js';
import { InputError } from '../bytes/input-error.js';
import { SizeBudget } from '../bytes/size-budget.js';

/**
 * Texts inside a file on disk, which is opened once for all of them; what cannot be read (again) is left out.
 * @param paths inside the file: none for the file itself, `customizations.xml` in an archive
 */
export async function readTexts(
  file: string,
  paths: Iterable<string>,
  { cwd, maxInputSize }: { readonly cwd: string; readonly maxInputSize: number },
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const budget = new SizeBudget(maxInputSize);
  await ifReadable(async () => {
    const wanted = new Map([...paths].map((path) => [path, path]));
    await readInside(await readFile(resolve(cwd, file)), wanted, budget, texts);
  });
  return texts;
}

/** @param wanted by the path that is left, the whole one */
async function readInside(
  bytes: Uint8Array,
  wanted: ReadonlyMap<string, string>,
  budget: SizeBudget,
  texts: Map<string, string>,
): Promise<void> {
  const own = wanted.get('');
  if (own !== undefined) {
    texts.set(own, decodeText(bytes));
    return;
  }
  const entries = new Map((await openArchive(bytes, budget)).map((entry) => [entry.path, entry]));
  for (const [name, inside] of byEntry(wanted, entries)) {
    const entry = entries.get(name);
    if (entry !== undefined) {
      await ifReadable(async () => readInside(await entry.read(), inside, budget, texts));
    }
  }
}

/** What is wrong with the input was told when it was read first. */
async function ifReadable(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof InputError || (error instanceof Error && 'syscall' in error))) throw error;
  }
}
