import type { Stats } from 'node:fs';
import { lstat, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './input-error.js';
import { isAbsent } from './make-folder.js';
import { writeWhole } from './write-whole.js';

/** The file of a folder that lists what an earlier run wrote there. It may come from anywhere. */
export interface FileList {
  readonly name: string;
  /** The listed files that a run may have written, with `/`: nothing else is ever taken away. */
  read(text: string): readonly string[];
  write(paths: readonly string[]): string;
}

/** Files that are written at the same time: to bring one down to the disk is mostly waiting. */
const AT_ONCE = 8;

/**
 * Writes files to a folder: those that differ, and takes away what an earlier run wrote there and this one does not. Files of
 * others are left alone, also such as say the same, and nothing leaves the folder by a link in it. Whenever it ends, the
 * list names all that is ours.
 * @param files by path, with `/`
 * @throws InputError where something else is in the place of a file, before any is written; and whatever `node:fs` throws
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  list: FileList,
): Promise<void> {
  const places = new Places(folder);
  const listed = (await places.contentOf(list.name))?.toString() ?? '';
  const earlier = list.read(listed).filter((path) => !files.has(path));
  const known = new Set([...list.read(listed), list.name].map((path) => path.toLowerCase())); // a disk may ignore case
  const changed: (readonly [path: string, content: string | Uint8Array])[] = [];
  const ours: string[] = [];
  for (const [path, content] of files) {
    const old = await places.contentOf(path);
    const isOurs = old === null || known.has(path.toLowerCase());
    if (isOurs) ours.push(path);
    if (old?.equals(Buffer.from(content)) === true) continue;
    if (!isOurs)
      throw new InputError(`${path} is there already, and not by dipv: name another folder, or take that file away`);
    changed.push([path, content]);
  }
  const gone: string[] = [];
  for (const path of earlier) if ((await places.contentOf(path)) !== null) gone.push(path);
  const writeList = async (paths: Iterable<string>): Promise<void> => {
    const text = list.write([...new Set(paths)].sort());
    if (text !== listed || gone.length > 0 || changed.length > 0) await writeWhole(join(folder, list.name), [text]);
  };
  if (gone.length > 0 || changed.length > 0) await writeList([...ours, ...gone]);
  for (const path of gone) await rm(join(folder, path)); // first: to a disk that ignores case a new one may be the same
  const open = changed.values();
  const writeOthers = async (): Promise<void> => {
    for (const [path, content] of open) await writeWhole(join(folder, path), [content]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeOthers));
  await writeList(ours);
}

/** What is where files are to be written. */
class Places {
  private readonly folders = new Map<string, Stats | null>();

  constructor(private readonly folder: string) {}

  /** `null`: nothing is there. */
  async contentOf(path: string): Promise<Buffer | null> {
    const steps = path.split('/');
    for (let i = 1; i < steps.length; i++) {
      const around = steps.slice(0, i).join('/');
      let stats = this.folders.get(around);
      if (stats === undefined) this.folders.set(around, (stats = await this.statsOf(around)));
      if (stats === null) return null;
    }
    const stats = await this.statsOf(path);
    if (stats === null) return null;
    if (!stats.isFile()) throw new InputError(`${path} is there already, and no file`);
    return readFile(join(this.folder, path));
  }

  private async statsOf(path: string): Promise<Stats | null> {
    const stats = await lstat(join(this.folder, path)).catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw error;
    });
    if (stats?.isSymbolicLink() === true)
      throw new InputError(`${path} is a symbolic link, which may lead out of the folder: take it away`);
    return stats;
  }
}
