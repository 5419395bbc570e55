import { InputError } from './input-error.js';

/** How many bytes one input may still take up, everything that is inflated out of it counted. */
export class SizeBudget {
  private left: number;

  /** @param limit in bytes */
  constructor(private readonly limit: number) {
    this.left = limit;
  }

  /** @throws InputError when the input is over its limit */
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new InputError(`is larger than the limit of ${sizeText(this.limit)} (--max-input-size)`);
  }
}

function sizeText(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${Number(megabytes.toFixed(1))} MB` : `${bytes} bytes`;
}
