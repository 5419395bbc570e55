import type { Judgement, Validator } from '@dipv/core';
import { judgeTogether, type PlacedFacts } from './judge-together.js';

type OfPart = readonly (readonly Judgement[])[];

/** Where the maps of all workers are judged together. A worker that was replaced comes again, and hears the same. */
export class Judging {
  /** Whether a worker heard nothing of its maps, since another one was lost. One that reads everything never asks. */
  isLost = false;
  private readonly parts = new Map<number, readonly PlacedFacts[]>();
  private readonly all: Promise<ReadonlyMap<number, OfPart> | null>;
  private settle: (judged: ReadonlyMap<number, OfPart> | null) => void = () => undefined;

  /** @param count how many workers there are */
  constructor(
    private readonly count: number,
    private readonly validator: Validator,
  ) {
    this.all = new Promise((resolve) => (this.settle = resolve));
  }

  /** What is said of the maps of this worker, once those of all are known. */
  async come(index: number, maps: readonly PlacedFacts[]): Promise<OfPart> {
    if (!this.parts.has(index)) {
      this.parts.set(index, maps);
      if (this.parts.size === this.count) {
        const indexes = [...this.parts.keys()];
        const judged = judgeTogether(this.validator, [...this.parts.values()]);
        this.settle(new Map(indexes.map((each, i) => [each, judged[i] ?? []])));
      }
    }
    const judged = await this.all;
    if (judged === null) this.isLost = true;
    return judged?.get(index) ?? [];
  }

  /** Says that a worker will not come any more; nothing, if it has. */
  lose(index: number): void {
    if (!this.parts.has(index)) this.settle(null);
  }
}
