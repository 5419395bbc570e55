import type { Problem } from '@dipv/core';
import { EXIT } from '../exit-code.js';

/** Whether the user asked to stop (Ctrl-C). The first time the run ends with what it has; the second time at once. */
export class Interruption {
  happened = false;
  /** Settles when it happens. */
  readonly signal: Promise<void>;
  private settle: () => void = () => undefined;

  private isAsked = false;

  private readonly onSignal = (): void => {
    if (this.isAsked) process.exit(EXIT.interrupted);
    this.isAsked = true;
    setImmediate(() => this.heed()); // when signals that came together with this one are seen
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
