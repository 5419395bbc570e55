import { unlinkSync, writeFileSync, type Stats } from 'node:fs';
import { access, constants, lstat, open, readlink, realpath, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { InputError } from './input-error.js';
import { isAbsent, makeFolder, statsOf } from './make-folder.js';

/**
 * Writes a file whole or not at all, and makes its folder: beside its place, down to the disk, then moved there. What a
 * symbolic link points to is written, and the link stays; mode and owner of a file that was there stay, too.
 * @param chunks texts in UTF-8, or bytes; where to make one throws, the file stays as it was
 * @param beforeMove where it rejects, the file stays as it was
 * @throws InputError where something other than a file is in its place, and whatever `node:fs` throws
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  beforeMove: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const target = await linkEnd(path);
  const before = await statsOf(target);
  if (before !== null) await checkReplaceable(target, before);
  await makeFolder(dirname(target));
  // A killed run leaves it behind; no input is called so.
  const unfinished = join(dirname(target), `.dipv-${Math.random().toString(36).slice(2)}.tmp`);
  create(unfinished, before === null ? 0o666 : (before.mode & 0o777) | 0o600);
  try {
    const file = await open(unfinished, constants.O_WRONLY | constants.O_NOFOLLOW);
    try {
      for (const chunk of chunks) await file.writeFile(chunk); // goes on where the last one ended
      if (before !== null) {
        await file.chown(before.uid, before.gid).catch(() => undefined); // to give files away takes rights
        await file.chmod(before.mode & 0o7777);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeMove();
    await rename(unfinished, target);
    forget(unfinished);
  } catch (error) {
    remove(unfinished);
    forget(unfinished);
    throw error;
  }
}

/** At once, so that no signal comes between a file and the record of it. */
function create(unfinished: string, mode: number): void {
  keepTrackOf(unfinished);
  try {
    writeFileSync(unfinished, '', { flag: 'wx', mode }); // exclusively: whatever lies there already is not ours
  } catch (error) {
    forget(unfinished);
    throw error;
  }
}

/** A link may point to a file that is not there yet. */
async function linkEnd(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const isLink = await lstat(path).then(
      (stats) => stats.isSymbolicLink(),
      () => false,
    );
    return isLink ? linkEnd(resolve(dirname(path), await readlink(path))) : path;
  }
}

/** Who may write to a folder could replace files in it that he may not write to. */
async function checkReplaceable(path: string, stats: Stats): Promise<void> {
  if (stats.isDirectory()) throw new InputError('it is a folder');
  if (stats.isFIFO() || stats.isSocket()) throw new InputError('it is a pipe, which no file may take the place of');
  if (!stats.isFile()) throw new InputError('it is a device, which no file may take the place of');
  await access(path, constants.W_OK);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const pending = new Set<string>();

/** However the process ends, short of being killed, nothing is left behind. */
function keepTrackOf(unfinished: string): void {
  if (pending.size === 0) {
    process.on('exit', removeAll);
    for (const signal of SIGNALS) process.on(signal, endBy);
  }
  pending.add(unfinished);
}

function forget(unfinished: string): void {
  pending.delete(unfinished);
  if (pending.size > 0) return;
  process.removeListener('exit', removeAll);
  for (const signal of SIGNALS) process.removeListener(signal, endBy);
}

/** Leaves it to others who listen whether the process ends, and else lets the system end it. */
function endBy(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  process.removeListener(signal, endBy);
  process.kill(process.pid, signal);
}

function removeAll(): void {
  for (const unfinished of pending) remove(unfinished);
}

function remove(unfinished: string): void {
  try {
    unlinkSync(unfinished);
  } catch (error) {
    if (!isNativeError(error) || !('syscall' in error)) throw error; // it may be gone, with its folder
  }
}
