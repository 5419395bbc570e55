import { randomBytes } from 'node:crypto';
import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@dipv/formats';

const FILE = 'report-cache.key';
const BYTES = 32;
const OTHERS = 0o077;

/**
 * The secret that cached reports are signed with: it stays with the user, and comes with no checkout. Made where there is
 * none, or one that others could have written or read.
 * @param folder of the user, which is made where it is not there
 * @throws whatever `node:fs` throws where it cannot be kept
 */
export async function cacheSecret(folder: string): Promise<Uint8Array> {
  const file = join(folder, FILE);
  const known = await secretIn(file);
  if (known !== null) return known;
  await makeFolder(folder, 0o700);
  const fresh = randomBytes(BYTES);
  const draft = `${file}.${process.pid}-${fresh.toString('hex', 0, 4)}`;
  await writeFile(draft, fresh, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  // Of two runs that do this at once the later wins; what the other signs is then made anew once.
  return (await secretIn(file)) ?? fresh;
}

async function secretIn(path: string): Promise<Uint8Array | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const stats = await file.stat();
    const isOurs = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & OTHERS) === 0);
    return isOurs && stats.isFile() && stats.size === BYTES ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}
