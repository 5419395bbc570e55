import type { Reader } from '@dipv/core';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { openFile, type ByteSource } from '../bytes/byte-source.js';
import { RunBudget, SizeBudget } from '../bytes/size-budget.js';
import { Facts } from '../facts/facts.js';
import { readersWith } from './readers.js';
import { findInputs } from './find-inputs.js';
import { InputError } from '../bytes/input-error.js';

/**
 * A hash of the names and contents of every input, to tell whether a run would read the same again; `null`
 * where something cannot be read, or standard input or a pipe is among the paths.
 */
export async function hashInputs(
  paths: readonly string[],
  {
    cwd,
    maxInputSize,
    maxFiles = Infinity,
    readers,
    onInput,
  }: {
    readonly cwd: string;
    readonly maxInputSize: number;
    readonly maxFiles?: number;
    readonly readers?: readonly Reader[];
    readonly onInput?: (file: string) => void;
  },
): Promise<string | null> {
  const { extensions } = readersWith(readers);
  const facts = new Facts();
  const hash = createHash('sha256');
  try {
    const ofRun = new RunBudget({ maxTotalSize: Infinity, maxFiles });
    for (const { file, path, named } of await findInputs(paths, { cwd, stdinName: '-', extensions, ofRun }, facts)) {
      if (path === null) return null;
      onInput?.(file);
      if (!(await stat(path)).isFile()) return null; // what is read once must be left for the run
      const source = await openFile(path, new SizeBudget(maxInputSize), named);
      try {
        hash.update(JSON.stringify([file, named, hashBytes(source)]));
      } finally {
        source.close();
      }
    }
  } catch (error) {
    // The run itself tells what is wrong with the input.
    if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) return null;
    throw error;
  }
  return facts.problems.length > 0 ? null : hash.digest('hex');
}

const CHUNK_BYTES = 1024 * 1024;

function hashBytes(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let start = 0; start < source.size; start += CHUNK_BYTES) hash.update(source.read(start, start + CHUNK_BYTES));
  return hash.digest('hex');
}
