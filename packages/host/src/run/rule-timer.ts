import { performance } from 'node:perf_hooks';
import type { RuleTimer } from '@dipv/core';

/** Adds up the time of each rule. */
export class RuleTimes implements RuleTimer {
  private readonly times = new Map<string, number>();

  now(): number {
    return performance.now();
  }

  add(code: string, milliseconds: number): void {
    this.times.set(code, (this.times.get(code) ?? 0) + milliseconds);
  }

  /** A line a rule, the slowest first. */
  describe(codes: ReadonlySet<string>): string {
    return [...this.times]
      .filter(([code]) => codes.has(code))
      .sort(([, a], [, b]) => b - a)
      .map(([code, time]) => `${code.padEnd(10)} ${time.toFixed(1).padStart(9)} ms\n`)
      .join('');
  }
}
