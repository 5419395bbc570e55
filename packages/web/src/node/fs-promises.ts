import type { Buffer } from './buffer.js';
import { disk, systemError } from './disk.js';
import { constants, fileAt, wholeOf } from './fs.js';
import { statsOf, type Stats } from './stats.js';

// What of `node:fs/promises` reading and writing files takes, by the same names.

export { constants };

export async function readFile(path: string, encoding?: string): Promise<Buffer | string> {
  const bytes = wholeOf(fileAt(path));
  return encoding === undefined ? bytes : bytes.toString();
}

export async function stat(path: string): Promise<Stats> {
  return statsOf(disk.get(path, 'stat'));
}

export const lstat = stat;

export async function access(path: string): Promise<void> {
  disk.get(path, 'access');
}

export async function realpath(path: string): Promise<string> {
  disk.get(path, 'realpath');
  return path;
}

export async function readlink(path: string): Promise<string> {
  throw systemError('ENOENT', 'readlink', path); // there are no links
}

export async function mkdir(path: string): Promise<void> {
  disk.makeFolder(path);
}

export async function rename(from: string, to: string): Promise<void> {
  const { content } = fileAt(from);
  disk.put(to, content);
  disk.remove(from);
}

export async function rm(path: string, { force = false }: { readonly force?: boolean } = {}): Promise<void> {
  if (!force || disk.find(path, 'unlink') !== null) disk.remove(path);
}

/** A file that is written piece by piece. */
class FileHandle {
  private readonly pieces: BlobPart[] = [];

  constructor(private readonly path: string) {}

  async writeFile(piece: string | Uint8Array<ArrayBuffer>): Promise<void> {
    this.pieces.push(piece);
  }

  async close(): Promise<void> {
    disk.put(this.path, new Blob(this.pieces));
  }

  async sync(): Promise<void> {
    // it is in memory
  }

  async chown(): Promise<void> {
    // it belongs to nobody
  }

  async chmod(): Promise<void> {
    // nobody is kept from it
  }
}

/** To write a file that is there. */
export async function open(path: string): Promise<FileHandle> {
  fileAt(path);
  return new FileHandle(path);
}
