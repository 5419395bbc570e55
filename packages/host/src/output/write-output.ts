import { write } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { writeWhole } from '@dipv/formats';
import { openFile } from '../options/open-file.js';
import { UsageError } from '../options/usage-error.js';
import { gathered } from './gathered.js';
import { reasonOf } from './reason-of.js';
import { print, STDOUT } from './stdout.js';

/**
 * Writes a text to stdout (`file` null) or to a file, whose folder is made. What shells and people name as files and is
 * none takes it as it comes: what this process was given open (`/dev/stderr`, `/dev/fd/3`, `>(…)`), and `/dev/null`.
 * @throws UsageError when the file cannot be written
 * @throws StdoutError when stdout does not take it
 */
export async function writeOutput(text: string | Iterable<string>, file: string | null, cwd: string): Promise<void> {
  if (file === null) return print(text);
  try {
    const path = resolve(cwd, file);
    const open = openFile(path);
    if (open === STDOUT) await print(text);
    else if (open !== null) await writeTo(open, text);
    else if (path !== '/dev/null') await writeWhole(path, gathered(text));
  } catch (error) {
    if (!isOfFile(error)) throw error;
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

async function writeTo(file: number, text: string | Iterable<string>): Promise<void> {
  for (const chunk of gathered(text)) {
    const bytes = Buffer.from(chunk);
    for (let at = 0; at < bytes.length;) at += (await promisify(write)(file, bytes, at)).bytesWritten;
  }
}

/** A fault of the file, not of whoever makes the text. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || error.name === 'InputError');
}
