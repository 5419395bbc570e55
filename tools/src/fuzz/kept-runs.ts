import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, type FuzzCase } from './fuzz-case.js';
import { hold } from './oracles.js';
import { NEIGHBOUR } from './shapes.js';

/** What a case calls the file that a run keeps for the next one. */
export const KEPT_FILE = 'kept.report';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
}

/** Tries what is kept for the next run, with the built program: nothing less says what a run takes from there. */
export class KeptRuns {
  private first: { readonly ended: Ended; readonly file: string; readonly content: string } | null = null;

  constructor(
    private readonly root: string,
    private readonly folder: string,
  ) {}

  /** What a sound run keeps. */
  sound(): string {
    return this.start().content;
  }

  /** @throws Fault where a run with this file finds something else than one without */
  check({ files }: FuzzCase): void {
    const { ended, file } = this.start();
    writeFileSync(file, bytesOf(files[KEPT_FILE] ?? ''));
    const again = this.run();
    hold(
      again.status === ended.status && again.stdout === ended.stdout,
      'a cache changes what is found',
      () => `exit ${again.status} instead of ${ended.status}`,
    );
  }

  private start(): NonNullable<KeptRuns['first']> {
    if (this.first !== null) return this.first;
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'neighbour.json'), NEIGHBOUR);
    const ended = this.run();
    const cache = join(this.folder, 'cache');
    const [name = ''] = readdirSync(cache).filter((each) => each.endsWith('.report'));
    const file = join(cache, name);
    return (this.first = { ended, file, content: readFileSync(file, 'utf8') });
  }

  private run(): Ended {
    const program = join(this.root, 'packages/cli/bin/dipv.cjs');
    const args = ['validate', 'neighbour.json', '-f', 'json', '--cache', '--cache-location', 'cache'];
    // its secret is made in a home of its own
    const env = { ...process.env, HOME: this.folder, XDG_CONFIG_HOME: this.folder, XDG_CACHE_HOME: this.folder };
    return spawnSync(process.execPath, [program, ...args], { cwd: this.folder, encoding: 'utf8', env });
  }
}
