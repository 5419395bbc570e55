import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
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
  const known = secretIn(file);
  if (known !== null) return known;
  await makeFolder(folder, 0o700);
  const fresh = randomBytes(BYTES);
  const draft = `${file}.${process.pid}-${fresh.toString('hex', 0, 4)}`;
  await writeFile(draft, fresh, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  // Of two runs that do this at once the later wins; what the other signs is then made anew once.
  return secretIn(file) ?? fresh;
}

/** At once: node:fs/promises takes longer to load. */
function secretIn(path: string): Uint8Array | null {
  const file = openIfThere(path);
  if (file === null) return null;
  try {
    const stats = fstatSync(file);
    const isOurs = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & OTHERS) === 0);
    return isOurs && stats.isFile() && stats.size === BYTES ? readFileSync(file) : null;
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
