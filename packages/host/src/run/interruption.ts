import type { Problem } from '@dipv/core';
import { EXIT } from '../output/exit-code.js';

/**
 * Milliseconds in which further signals are those of one Ctrl-C: the terminal sends it to every process of a command,
 * and what starts programs (`npx`, `npm run`) may pass it on once more.
 */
const ECHO = 250;

/** Whether the user asked to stop (Ctrl-C). The first time the run ends with what it has; the second time at once. */
export class Interruption {
  happened = false;
  /** Settles when it happens. */
  readonly signal: Promise<void>;
  private settle: () => void = () => undefined;

  private timer: NodeJS.Timeout | null = null;

  private readonly onSignal = (): void => {
    if (this.happened) process.exit(EXIT.interrupted);
    this.timer ??= setTimeout(() => this.heed(), ECHO);
  };

  private heed(): void {
    // Without a listener the system ends the process even while it computes; not so process 1 of a container.
    if (process.pid !== 1) this.stop();
    this.happened = true;
    this.settle();
  }

  constructor() {
    this.signal = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Listens until `stop`. */
  start(): this {
    process.on('SIGINT', this.onSignal);
    return this;
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    process.removeListener('SIGINT', this.onSignal);
  }
}

/** Ends the reading of inputs. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** What the report of an interrupted run says. */
export function interruptionProblem(how: string): Problem {
  return { severity: 'error', file: '', reason: `interrupted: ${how}`, pointer: null, line: null, column: null };
}

/** Whether a problem is an interruption: no other is about no file. */
export function isInterruption({ severity, file }: Problem): boolean {
  return severity === 'error' && file === '';
}
