import { agree, type SharePart } from '@dipv/formats';

/** Where the workers of a run agree which of them reads what. One that was replaced comes again, and hears the same. */
export class Meeting {
  /** Not zero once a worker has met what cannot be shared. */
  readonly off = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  /** Settles once all have come. */
  readonly agreed: Promise<readonly string[] | null>;
  private readonly parts = new Map<number, SharePart | null>();
  private settle: (forAll: readonly string[] | null) => void = () => undefined;

  /** @param count how many workers there are */
  constructor(private readonly count: number) {
    this.agreed = new Promise((resolve) => (this.settle = resolve));
  }

  /** @param part what the worker of this number has found; `null`: nothing can be shared, or it will never come */
  come(index: number, part: SharePart | null): void {
    this.parts.set(index, part);
    if (part === null) {
      Atomics.store(this.off, 0, 1);
      this.settle(null);
    } else if (this.parts.size === this.count) this.settle(agree([...this.parts.values()]));
  }
}
