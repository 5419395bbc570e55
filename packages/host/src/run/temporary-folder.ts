import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** A folder for what a run reads and nobody needs afterwards. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes a folder that goes with the process, also where that is ended by Ctrl-C or killed.
 * @throws UsageError where there can be none
 */
export function temporaryFolder(): TemporaryFolder {
  // TMPDIR may be relative, and neither Git nor the shell runs in this folder
  const path = resolve(tmpdir(), `dipv-git-${randomUUID()}`);
  const dismiss = guard(path); // before there is anything to remove: a moment later may be too late
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    dismiss();
    throw new UsageError(
      `The folder for temporary files, ${tmpdir()}, cannot be written to: ${reasonOf(error)}; set TMPDIR to one that can.`,
    );
  }
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      dismiss();
    },
  };
}

/**
 * Its input ends with this process, however that ends, unless a line came before. What Git still writes in that moment is
 * removed the second time.
 */
const GUARD = 'read -r line || { rm -rf -- "$1"; sleep 1; rm -rf -- "$1"; }';

/** Has a shell wait for the end of this process, out of reach of its terminal. Windows has none. */
function guard(path: string): () => void {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('sh', ['-c', GUARD, 'sh', path], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined); // there is none: the folder is removed all the same when the run ends by itself
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => shell.stdin.end('\n');
}
