import { InputError } from './input-error.js';

/** How many bytes one input may still take up, everything that is inflated out of it counted. */
export class SizeBudget {
  private left: number;

  /** @param limit in bytes */
  constructor(private readonly limit: number) {
    this.left = limit;
  }

  /**
   * What is refused takes nothing, so that it leaves its neighbours theirs.
   * @throws InputError when the input is over its limit
   */
  take(bytes: number): void {
    if (bytes > this.left)
      throw new InputError(`is larger than the limit of ${sizeText(this.limit)} (--max-input-size)`);
    this.left -= bytes;
  }
}

function sizeText(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${Number(megabytes.toFixed(1))} MB` : `${bytes} bytes`;
}
