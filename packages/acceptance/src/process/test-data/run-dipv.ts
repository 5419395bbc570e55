import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The root of the repository, where most runs take place. */
export const ROOT = join(__dirname, '../../../../..');

/** What starts the built program. */
export const PROGRAM = join(ROOT, 'packages/cli/bin/dipv.cjs');

// On a machine with other work to do, a process takes its time to start.
jest.setTimeout(60_000);

export interface Ended {
  /** `null`: ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Default: the root of the repository. */
  readonly cwd?: string;
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: nothing, and closed. */
  readonly stdin?: string | Uint8Array;
  /** The Node that runs it. Default: that of the tests. */
  readonly node?: string;
}

/** Runs the built program to its end. */
export async function runDipv(args: readonly string[], { stdin = '', ...options }: RunOptions = {}): Promise<Ended> {
  const child = startDipv(args, options);
  child.stdin.on('error', () => undefined); // a run that ends without reading it closes the pipe
  child.stdin.end(stdin);
  return endOf(child);
}

/** Starts the built program; its standard input stays open. */
export function startDipv(
  args: readonly string[],
  { cwd = ROOT, env = {}, node = process.execPath }: Omit<RunOptions, 'stdin'> = {},
): ChildProcessByStdio<Writable, Readable, Readable> {
  if (!existsSync(join(ROOT, 'packages/cli/dist/cli.cjs'))) {
    throw new Error('These tests run the built program, which is not there: run npm run build first.');
  }
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env; // jest sets FORCE_COLOR
  const own = { XDG_CACHE_HOME: join(tmpdir(), 'dipv-tests') }; // not that of whoever runs the tests
  return spawn(node, [PROGRAM, ...args], { cwd, env: { ...inherited, ...own, ...env }, stdio: 'pipe' });
}

/** Waits for the end of a program that `startDipv` started, and gathers what it writes until then. */
export async function endOf(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<Ended> {
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((done, fail) => child.once('close', done).once('error', fail)),
  ]);
  return { code, stdout, stderr };
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
