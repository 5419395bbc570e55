import type { Judgement, MapFacts, Validator } from '@dipv/core';
import { judgeTogether } from './judge-together.js';

type OfPart = readonly (readonly Judgement[])[];

/** Where the maps of all workers are judged together. A worker that was replaced comes again, and hears the same. */
export class Judging {
  private hasLeft = false;
  private readonly parts = new Map<number, readonly MapFacts[]>();
  private readonly all: Promise<ReadonlyMap<number, OfPart>>;
  private settle: (judged: ReadonlyMap<number, OfPart>) => void = () => undefined;

  /** @param count how many workers there are */
  constructor(
    private readonly count: number,
    private readonly validator: Validator,
  ) {
    this.all = new Promise((resolve) => (this.settle = resolve));
  }

  /** What is said of the maps of this worker, once those of all are known. */
  async come(index: number, maps: readonly MapFacts[]): Promise<OfPart> {
    if (!this.parts.has(index)) {
      this.parts.set(index, maps);
      if (this.parts.size === this.count) {
        const indexes = [...this.parts.keys()];
        const judged = judgeTogether(this.validator, [...this.parts.values()]);
        this.settle(new Map(indexes.map((each, i) => [each, judged[i] ?? []])));
      }
    }
    return (await this.all).get(index) ?? [];
  }

  /** Whether one came in vain, so that nothing could be said of any map. */
  get isLost(): boolean {
    return this.hasLeft && this.parts.size > 0;
  }

  /** Says that a worker has ended, so that others do not wait for it; nothing, if it has come. */
  leave(index: number): void {
    if (this.parts.has(index)) return;
    this.hasLeft = true;
    this.settle(new Map());
  }
}
