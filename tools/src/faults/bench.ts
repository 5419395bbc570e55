import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Ended {
  /** `null`: ended by a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly cwd: string;
  /** What `faulty-files.cjs` is to do. */
  readonly fault?: object;
  readonly env?: Readonly<Record<string, string>>;
  /** A command of the shell instead of plain arguments: `$DIPV` starts the program. */
  readonly shell?: string;
  /** Told of the process once it runs. */
  readonly started?: (pid: number) => void;
}

/** What `$DIPV validate` says of these files must never be exit 0: they hold a map with errors. */
export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** Milliseconds, after which a run counts as hanging. */
const LONGEST_RUN = 20_000;

/** Runs the built program in folders of their own. */
export class Bench {
  private readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-faults-')));
  private readonly program: string;
  private readonly preload: string;
  private folders = 0;
  runs = 0;

  constructor(readonly root: string) {
    this.program = join(root, 'packages/cli/bin/dipv.cjs');
    this.preload = join(root, 'tools/src/faults/faulty-files.cjs');
  }

  close(): void {
    rmSync(this.base, { recursive: true, force: true });
  }

  folder(files: Contents = {}): string {
    const folder = join(this.base, String(this.folders++));
    mkdirSync(folder);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  }

  /** Runs the program to its end, or until it counts as hanging. */
  async run(args: readonly string[], { cwd, fault, env = {}, shell, started }: Start): Promise<Ended> {
    this.runs++;
    const preload = fault === undefined ? [] : ['--require', this.preload];
    const command = shell === undefined ? process.execPath : '/bin/sh';
    const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
    const child = spawn(
      command,
      shell === undefined ? [...preload, this.program, ...args] : ['-c', shell, 'sh', ...args],
      {
        cwd,
        env: {
          ...inherited,
          ...(fault === undefined ? {} : { DIPV_FAULT: JSON.stringify(fault) }),
          DIPV: `${process.execPath} ${this.program}`,
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true, // a group of its own, so that all of it can be ended
      },
    );
    if (child.pid !== undefined) started?.(child.pid);
    const watch = setTimeout(() => endGroup(child.pid), LONGEST_RUN);
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(watch);
        resolve({ code, signal, ...texts });
      });
    });
  }
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}

/** The files of a folder, by path. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'latin1')] as const;
    }),
  );
}
