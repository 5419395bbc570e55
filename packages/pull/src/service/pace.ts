import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceLimits } from './limits.js';

/** Keeps the requests to one service to its limits. */
export class Pace {
  private readonly starts: number[] = [];
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private pausedUntil = 0;

  constructor(private readonly limits: ServiceLimits) {}

  /** Does it once it is its turn. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.parallel) await new Promise<void>((done) => this.waiting.push(done));
    else this.running++;
    try {
      await this.turn();
      return await request();
    } finally {
      const next = this.waiting.shift(); // which takes over the place
      if (next === undefined) this.running--;
      else next();
    }
  }

  /** No request begins before: a service that asked to wait takes it ill. */
  pause(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + milliseconds);
  }

  private async turn(): Promise<void> {
    for (;;) {
      const now = Date.now();
      while (this.starts[0] !== undefined && this.starts[0] <= now - this.limits.window) this.starts.shift();
      const first = this.starts[0] ?? now;
      const free = this.starts.length < this.limits.requests ? now : first + this.limits.window;
      const until = Math.max(free, this.pausedUntil);
      if (until <= now) break;
      await wait(until - now);
    }
    this.starts.push(Date.now());
  }
}
