import { existsSync } from 'node:fs';
import type { IPty } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { PROGRAM, ROOT } from './run-dipv.js';

type Spawn = typeof import('@lydell/node-pty').spawn;

/** `null`: there is no binary for this platform, or no shell. */
const spawn: Spawn | null = existsSync('/bin/sh') ? loadSpawn() : null;

function loadSpawn(): Spawn | null {
  try {
    return jest.requireActual<{ spawn: Spawn }>('@lydell/node-pty').spawn;
  } catch {
    return null;
  }
}

/** A `describe` of tests in a terminal. Where there is none, it says loudly that they did not run. */
export const describeInTerminal = spawn === null ? describeWithoutTerminal : describe;

function describeWithoutTerminal(name: string): void {
  it(`${name}: needs a pseudo-terminal`, () => {
    const message = `NOT TESTED: ${name}. @lydell/node-pty has no binary for this platform, or there is no /bin/sh.`;
    if (process.env['CI']) throw new Error(message);
    process.stderr.write(`\n*** ${message} ***\n`);
  });
}

export interface TerminalOptions {
  readonly cwd?: string;
  /** 0: the terminal does not say, as that of `script` or `docker run -t`. */
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What a shell does before, such as `stty raw`. */
  readonly before?: string;
  /** Where streams go instead, such as `2> notes.txt`. */
  readonly redirect?: string;
}

/** What a terminal showed of a program. */
export interface Shown {
  readonly code: number;
  readonly signal: number;
  /** All that was written to it. */
  readonly raw: string;
  /** What stands there in the end, a line that was wrapped as one. */
  readonly lines: readonly string[];
}

/** A program that runs in a pseudo-terminal, with a terminal before it. */
export class InTerminal {
  readonly ended: Promise<Shown>;
  private raw = '';
  private hasEnded = false;
  private readonly screen: Terminal;
  private wake: () => void = () => undefined;

  constructor(
    private readonly pty: IPty,
    columns: number,
  ) {
    this.screen = new Terminal({ cols: columns, rows: ROWS, scrollback: 10_000, allowProposedApi: true });
    pty.onData((data) => {
      this.raw += data;
      this.screen.write(data);
      this.wake();
    });
    this.ended = new Promise((done) =>
      pty.onExit(({ exitCode, signal = 0 }) => {
        this.hasEnded = true;
        this.screen.write('', () => done({ code: exitCode, signal, raw: this.raw, lines: this.lines() }));
      }),
    );
  }

  type(text: string): void {
    this.pty.write(text);
  }

  signal(name: string): void {
    this.pty.kill(name);
  }

  resize(columns: number): void {
    this.screen.resize(columns, ROWS);
    this.pty.resize(columns, ROWS);
  }

  /** Waits until the program has written this. */
  async until(awaited: RegExp): Promise<void> {
    const deadline = setTimeout(() => this.wake(), PATIENCE);
    const end = Date.now() + PATIENCE;
    while (!awaited.test(this.raw)) {
      if (Date.now() >= end) throw new Error(`The program did not write ${String(awaited)}, but ${this.raw}`);
      await new Promise<void>((done) => {
        this.wake = done;
      });
    }
    clearTimeout(deadline);
  }

  /** Ends it, if it still runs. */
  stop(): void {
    if (!this.hasEnded) this.pty.kill('SIGKILL');
  }

  private lines(): readonly string[] {
    const { active } = this.screen.buffer;
    const lines: string[] = [];
    for (let i = 0; i < active.length; i++) {
      const line = active.getLine(i);
      const text = line?.translateToString(line.isWrapped) ?? '';
      if (line?.isWrapped === true) lines.push(`${lines.pop() ?? ''}${text}`);
      else lines.push(line?.translateToString(false) ?? '');
    }
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd()
      .split('\n');
  }
}

const ROWS = 24;
/** Milliseconds that a test waits for what a program writes. */
const PATIENCE = 20_000;

const started: InTerminal[] = [];

afterEach(() => {
  for (const program of started.splice(0)) program.stop();
});

/** Starts the built program in a terminal. */
export function startInTerminal(
  args: readonly string[],
  { cwd = ROOT, columns, env = {}, before = '', redirect = '' }: TerminalOptions,
): InTerminal {
  if (spawn === null) throw new Error('There is no pseudo-terminal.');
  const { FORCE_COLOR: _force, NO_COLOR: _no, CI: _ci, ...inherited } = process.env;
  const width = columns === 0 ? 80 : columns;
  const size = columns === 0 ? 'stty cols 0;' : '';
  const pty = spawn(
    '/bin/sh',
    ['-c', `${size} ${before} exec "$@" ${redirect}`, 'sh', process.execPath, PROGRAM, ...args],
    { cwd, cols: width, rows: ROWS, env: { ...inherited, TERM: 'xterm-256color', ...env } },
  );
  const program = new InTerminal(pty, width);
  started.push(program);
  return program;
}

/** Runs the built program in a terminal to its end. */
export function showInTerminal(args: readonly string[], options: TerminalOptions): Promise<Shown> {
  return startInTerminal(args, options).ended;
}
