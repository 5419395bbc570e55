import type { Problem } from '@dipv/core';
import { endProcess } from '../output/end-process.js';
import { EXIT } from '../output/exit-code.js';
import { InterruptedError } from './interrupted-error.js';
import type { Sentinel } from './sentinel.js';

/**
 * Milliseconds in which further signals are those of one Ctrl-C: the terminal sends it to every process of a command,
 * and what starts programs (`npx`, `npm run`) may pass it on once more.
 */
const ECHO = 250;

/** Whether the process must end itself: the system does that for every other that handles no signal. */
const IS_FIRST_OF_CONTAINER = process.pid === 1;

function endAtOnce(): void {
  endProcess(EXIT.interrupted);
}

/**
 * Whether the user asked to stop (Ctrl-C). The first time, a run that waits or checks ends with what it has. Otherwise,
 * and the second time, the system ends the process at once: a handler would not run while something is computed, and
 * would only keep the system from it.
 */
export class Interruption {
  happened = false;
  /** Settles when it happens. */
  readonly signal: Promise<void>;
  private settle: () => void = () => undefined;
  private timer: NodeJS.Timeout | null = null;
  private sentinel: Promise<Sentinel> | null = null;
  private watching: Sentinel | null = null;

  private readonly onSignal = (): void => {
    this.timer ??= setTimeout(() => {
      this.leave();
      this.happened = true;
      this.settle();
    }, ECHO);
  };

  constructor() {
    this.signal = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Takes Ctrl-C over, while the process waits for something, or does no more than short steps. */
  heed(): void {
    if (this.happened || this.watching !== null) return;
    this.leave();
    process.removeListener('SIGINT', endAtOnce);
    process.on('SIGINT', this.onSignal);
  }

  /** Starts what `watch` needs, which takes a while. */
  prepareToWatch(): void {
    this.sentinel ??= import('./sentinel.js').then(({ Sentinel }) => new Sentinel(this.onSignal, ECHO));
  }

  /** Takes Ctrl-C over, while the process does steps that may take long, or never end. */
  async watch(): Promise<void> {
    this.prepareToWatch();
    this.heed();
    const sentinel = await this.sentinel;
    await sentinel?.watch(() => this.leave());
    this.watching = sentinel;
  }

  /** Leaves Ctrl-C to the system. */
  leave(): void {
    process.removeListener('SIGINT', this.onSignal);
    if (this.watching !== null) {
      this.watching.end();
      this.watching = null;
      this.sentinel = null;
    }
    if (!IS_FIRST_OF_CONTAINER) return;
    process.removeListener('SIGINT', endAtOnce);
    process.on('SIGINT', endAtOnce);
  }

  /**
   * Leaves Ctrl-C to the system for good, once nothing is left to be ended but the output; also one that has come already.
   * @param isTold whether the output says that the run was interrupted
   */
  beforeOutput(isTold: boolean): void {
    this.leave();
    if (this.timer !== null && !isTold) void this.signal.then(() => process.kill(process.pid, 'SIGINT'));
  }

  /** Runs a step that Ctrl-C ends in its midst, while it is watched for; `false`: it did, and `signal` settles soon. */
  step(work: () => void): boolean {
    if (this.watching === null) {
      work();
      return true;
    }
    try {
      this.watching.run(work);
      return true;
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      this.onSignal();
      return false;
    }
  }
}

/** In a worker, which gets no signals: whoever started it ends it. */
export class NoInterruption extends Interruption {
  override heed(): void {
    // nothing comes
  }

  override prepareToWatch(): void {
    // nothing comes
  }

  override async watch(): Promise<void> {
    // nothing comes
  }
}

/** What the report of an interrupted run says. */
export function interruptionProblem(how: string): Problem {
  const reason = `interrupted: ${how}`;
  return { kind: 'interruption', severity: 'error', file: '', reason, pointer: null, line: null, column: null };
}

export function isInterruption({ kind }: Problem): boolean {
  return kind === 'interruption';
}
