import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';
import { InputError } from './input-error.js';
import { collect } from './collect.js';
import type { SizeBudget } from './size-budget.js';

/** The bytes of an input, to be read from anywhere and as often as needed. */
export interface ByteSource {
  readonly size: number;
  /**
   * The bytes from `start` to `end`. They hold until the next call.
   * @throws InputError when the input is no longer what it was, and whatever `node:fs` throws
   */
  read(start: number, end: number): Uint8Array;
  /** Lets go of what is open. To read again opens it again. */
  close(): void;
}

/** Bytes that are in memory anyway. */
export class MemoryBytes implements ByteSource {
  constructor(private readonly bytes: Uint8Array) {}

  get size(): number {
    return this.bytes.length;
  }

  read(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start, end);
  }

  close(): void {
    // nothing is open
  }
}

/** Bytes of a pipe or the like, which cannot be read a second time. */
export class BytesReadOnce extends MemoryBytes {}

/** An input from here on (in bytes) is not kept in memory. */
export const LARGE_INPUT = 1024 * 1024;

/**
 * The bytes of a file: of a large one never all at once. Files are read without the pool of threads, to which small ones
 * would go and come four times: that takes longer than to read and check them.
 * @param named whether it may be something else than a file, such as a pipe, which may never end
 * @param stats of the path, where they are known
 * @throws InputError when it is larger than the budget, and whatever `node:fs` throws
 */
export async function openFile(
  path: string,
  budget: SizeBudget,
  named: boolean,
  stats: KnownStats & Pick<Stats, 'isFile'> = statSync(path),
): Promise<ByteSource> {
  if (!stats.isFile()) {
    if (!named) throw changed();
    return new BytesReadOnce(await collect(createReadStream(path), budget)); // which does not tell its size
  }
  budget.take(stats.size);
  return stats.size < LARGE_INPUT ? new SmallFileBytes(path, stats) : new FileBytes(path, stats.size, stats.mtimeMs);
}

type KnownStats = Pick<Stats, 'size' | 'mtimeMs'>;

class SmallFileBytes implements ByteSource {
  private readonly stats: KnownStats;
  private bytes: Uint8Array | null;

  constructor(
    private readonly path: string,
    { size, mtimeMs }: KnownStats,
  ) {
    this.stats = { size, mtimeMs }; // all that there is to know of a file takes more memory than many a map
    this.bytes = readSmall(openUnlessPipe(path).file, size);
  }

  get size(): number {
    return this.bytes?.length ?? this.stats.size;
  }

  read(start: number, end: number): Uint8Array {
    return (this.bytes ??= this.readAgain()).subarray(start, end);
  }

  close(): void {
    this.bytes = null;
  }

  private readAgain(): Uint8Array {
    const { file, stats } = openUnlessPipe(this.path);
    if (stats.size === this.stats.size && stats.mtimeMs === this.stats.mtimeMs) return readSmall(file, stats.size);
    closeSync(file);
    throw changed();
  }
}

/**
 * Reads a file to its end, and closes it.
 * @param size what a file system that makes its files up as they are read tells as 0
 */
function readSmall(file: number, size: number): Uint8Array {
  try {
    if (size === 0) return readFileSync(file);
    const bytes = Buffer.allocUnsafeSlow(size + 1); // a file that has grown shows
    let read = 0;
    while (read < size) {
      const more = readSync(file, bytes, read, bytes.length - read, null);
      if (more === 0) throw changed();
      read += more;
    }
    if (read > size) throw changed();
    return bytes.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

/** What has become a pipe since it was looked at would be waited for without end. */
function openUnlessPipe(path: string): { readonly file: number; readonly stats: Stats } {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)); // which Windows lacks
  const stats = fstatSync(file);
  if (stats.isFile()) return { file, stats };
  closeSync(file);
  throw changed();
}

/** What an input is told that was read twice and was not the same. */
export function changed(): InputError {
  return new InputError('has changed while it was read; run again');
}

class FileBytes implements ByteSource {
  private file: number | null = null;
  private buffer = Buffer.alloc(0);

  constructor(
    private readonly path: string,
    readonly size: number,
    private readonly modified: number,
  ) {}

  read(start: number, end: number): Uint8Array {
    this.file ??= this.open();
    const length = Math.max(Math.min(end, this.size) - start, 0);
    if (this.buffer.length < length) this.buffer = Buffer.alloc(length);
    let read = 0;
    while (read < length) {
      const more = readSync(this.file, this.buffer, read, length - read, start + read);
      if (more === 0) throw changed();
      read += more;
    }
    return this.buffer.subarray(0, read);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    this.buffer = Buffer.alloc(0);
  }

  private open(): number {
    const { file, stats } = openUnlessPipe(this.path);
    if (stats.size === this.size && stats.mtimeMs === this.modified) return file;
    closeSync(file);
    throw changed();
  }
}
