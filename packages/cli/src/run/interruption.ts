/** Whether the user asked to stop (Ctrl-C). The first time the run ends with what it has; the second time at once. */
export class Interruption {
  happened = false;
  /** Settles when it happens. */
  readonly signal: Promise<void>;
  private settle: () => void = () => undefined;

  private readonly onSignal = (): void => {
    this.happened = true;
    this.settle();
    process.removeListener('SIGINT', this.onSignal);
  };

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
