import type { Reader } from '@dipv/core';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { openFile, type ByteSource } from '../bytes/byte-source.js';
import { RunBudget, SizeBudget } from '../bytes/size-budget.js';
import { Facts } from '../facts/facts.js';
import { readersWith } from './readers.js';
import { findInputs } from './find-inputs.js';
import { InputError } from '../bytes/input-error.js';

/** An input as it is now. */
export interface InputState {
  /** As reports call it. */
  readonly file: string;
  /** SHA-256 of its content, in hexadecimal. */
  readonly hash: string;
  /** What the system says of it: another one may be another content. */
  readonly stamp: string;
  /** When the system last changed any of that, in milliseconds since 1970. */
  readonly changed: number;
}

/** Every input as it is now. */
export interface InputStates {
  readonly inputs: readonly InputState[];
  /** Of the names and contents of all of them. */
  readonly hash: string;
}

/**
 * The names and contents of every input, to tell whether a run would read the same again; `null`
 * where something cannot be read, or standard input or a pipe is among the paths.
 */
export async function stateOfInputs(
  paths: readonly string[],
  {
    cwd,
    maxInputSize,
    maxFiles = Infinity,
    readers,
    known,
  }: {
    readonly cwd: string;
    readonly maxInputSize: number;
    readonly maxFiles?: number;
    readonly readers?: readonly Reader[];
    /** By file, what it was: one with the same stamp is not read. */
    readonly known?: ReadonlyMap<string, Pick<InputState, 'hash' | 'stamp'>>;
  },
): Promise<InputStates | null> {
  const { extensions } = readersWith(readers);
  const facts = new Facts();
  const all = createHash('sha256');
  const inputs: InputState[] = [];
  try {
    const ofRun = new RunBudget({ maxTotalSize: Infinity, maxFiles });
    for (const { file, path, named } of await findInputs(paths, { cwd, stdinName: '-', extensions, ofRun }, facts)) {
      if (path === null) return null;
      const stats = statSync(path);
      if (!stats.isFile()) return null; // what is read once must be left for the run
      const { size, mtimeMs, ctimeMs, ino, dev } = stats;
      const stamp = [size, mtimeMs, ctimeMs, ino, dev].join(' ');
      const before = known?.get(file);
      const hash = before?.stamp === stamp ? before.hash : await hashOfFile(path, maxInputSize, named);
      inputs.push({ file, hash, stamp, changed: Math.max(mtimeMs, ctimeMs) });
      all.update(JSON.stringify([file, named, hash]));
    }
  } catch (error) {
    // The run itself tells what is wrong with the input.
    if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) return null;
    throw error;
  }
  return facts.problems.length > 0 ? null : { inputs, hash: all.digest('hex') };
}

async function hashOfFile(path: string, maxInputSize: number, named: boolean): Promise<string> {
  const source = await openFile(path, new SizeBudget(maxInputSize), named);
  try {
    return hashBytes(source);
  } finally {
    source.close();
  }
}

const CHUNK_BYTES = 1024 * 1024;

function hashBytes(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let start = 0; start < source.size; start += CHUNK_BYTES) hash.update(source.read(start, start + CHUNK_BYTES));
  return hash.digest('hex');
}
