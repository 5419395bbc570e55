import { Buffer } from './buffer.js';
import { disk, isFolder, systemError, type DiskFile, type FaultCode } from './disk.js';
import { Stats, statsOf } from './stats.js';

// What of `node:fs` reading inputs takes, by the same names.

export { Stats };

export const constants = { O_RDONLY: 0, O_WRONLY: 1, O_NOFOLLOW: 0, W_OK: 2 };

/** Bytes that are read at once: each reading goes to the browser's own process. */
const BLOCK = 2 ** 20;

interface Open {
  readonly file: DiskFile;
  /** Where a reading without position goes on. */
  at: number;
  block: { readonly start: number; readonly bytes: Uint8Array };
}

const open = new Map<number, Open>();
/** Those below stand for the streams of a process. */
const FIRST_NUMBER = 3;
let next = FIRST_NUMBER;

/** Told of a file that is read up to a place. */
export const watching: { onRead: (file: DiskFile, end: number) => void } = { onRead: () => undefined };

interface StatOptions {
  readonly throwIfNoEntry?: boolean;
}

export function statSync(path: string, options: StatOptions = {}): Stats | undefined {
  const node = disk.find(path, 'stat');
  if (node !== null) return statsOf(node);
  if (options.throwIfNoEntry === false) return undefined;
  throw systemError('ENOENT', 'stat', path);
}

export const lstatSync = statSync;

export function existsSync(path: string): boolean {
  try {
    return disk.find(path, 'access') !== null;
  } catch {
    return false;
  }
}

export function realpathSync(path: string): string {
  disk.get(path, 'realpath');
  return path;
}

export function readlinkSync(path: string): string {
  throw systemError('ENOENT', 'readlink', path); // there are no links
}

/** An entry of a folder. */
class Entry extends Stats {
  constructor(
    readonly name: string,
    isOfFolder: boolean,
  ) {
    super(isOfFolder ? 'folder' : 'file', 0, 0);
  }
}

export function readdirSync(path: string, options?: { readonly withFileTypes?: boolean }): (Entry | string)[] {
  const node = disk.get(path, 'scandir');
  if (!isFolder(node)) throw systemError('ENOTDIR', 'scandir', path);
  const entries = [...node.entries].map(([name, each]) => new Entry(name, isFolder(each)));
  return options?.withFileTypes === true ? entries : entries.map(({ name }) => name);
}

type Done<T> = (error: unknown, result?: T) => void;

export function readdir(
  path: string,
  options: { readonly withFileTypes?: boolean },
  done: Done<(Entry | string)[]>,
): void {
  let found: (Entry | string)[];
  try {
    found = readdirSync(path, options);
  } catch (error) {
    queueMicrotask(() => done(error));
    return;
  }
  queueMicrotask(() => done(null, found));
}

export function openSync(path: string): number {
  const node = disk.get(path, 'open');
  if (isFolder(node)) throw systemError('EISDIR', 'open', path);
  open.set(next, { file: node, at: 0, block: { start: 0, bytes: new Uint8Array() } });
  return next++;
}

export function fstatSync(file: number): Stats {
  return file < FIRST_NUMBER ? new Stats('pipe', 0, 0) : statsOf(opened(file, 'fstat').file);
}

export function closeSync(file: number): void {
  open.delete(file);
}

export function readSync(
  file: number,
  into: Uint8Array,
  offset: number,
  length: number,
  position: number | null,
): number {
  const found = opened(file, 'read');
  const start = position ?? found.at;
  const end = Math.min(start + length, found.file.content.size);
  if (end <= start) return 0;
  let { block } = found;
  if (start < block.start || end > block.start + block.bytes.length) {
    const bytes = bytesOf(found.file.content.slice(start, Math.max(end, start + BLOCK)));
    watching.onRead(found.file, start + bytes.length);
    found.block = block = { start, bytes };
  }
  into.set(block.bytes.subarray(start - block.start, end - block.start), offset);
  if (position === null) found.at = end;
  return end - start;
}

export function readFileSync(path: string | number, encoding?: string): Buffer | string {
  const bytes = wholeOf(typeof path === 'number' ? opened(path, 'read').file : fileAt(path));
  return encoding === undefined ? bytes : bytes.toString();
}

export function writeFileSync(path: string, content: string): void {
  disk.put(path, new Blob([content]));
}

export function unlinkSync(path: string): void {
  disk.remove(path);
}

export function wholeOf(file: DiskFile): Buffer {
  const { buffer } = bytesOf(file.content);
  watching.onRead(file, buffer.byteLength);
  return Buffer.from(buffer);
}

export function fileAt(path: string): DiskFile {
  const node = disk.get(path, 'open');
  if (isFolder(node)) throw systemError('EISDIR', 'read', path);
  return node;
}

/** A file that is gone, or has changed since it was chosen, is told of by the browser as it is read. */
function bytesOf(blob: Blob): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const fault = Object.assign(new Error('it has changed or is gone since it was chosen: choose it again'), {
      code: error.name,
      syscall: 'read',
    });
    throw fault;
  }
}

function opened(file: number, syscall: string): Open {
  const found = open.get(file);
  if (found === undefined) throw systemError('EBADF' satisfies FaultCode, syscall, String(file));
  return found;
}

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
