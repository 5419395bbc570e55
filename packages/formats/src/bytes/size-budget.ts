import { LimitError } from './input-error.js';

/** How many bytes one input may still take up, everything that is inflated out of it counted. */
export class SizeBudget {
  private left: number;

  /**
   * @param limit in bytes
   * @param ofRun what all inputs together may still take up; `null`: the input was counted there when it was read first
   */
  constructor(
    private readonly limit: number,
    private readonly ofRun: RunBudget | null = null,
  ) {
    this.left = limit;
  }

  /**
   * What is refused takes nothing, so that it leaves its neighbours theirs.
   * @throws LimitError when the input is over its limit, or over what is left of that of the run
   */
  take(bytes: number): void {
    if (bytes > this.left)
      throw new LimitError(`is larger than the limit of ${sizeText(this.limit)} (--max-input-size)`);
    this.ofRun?.takeBytes(bytes);
    this.left -= bytes;
  }

  /** @throws LimitError when an archive holds so many entries that there are more files than a run may look at */
  takeEntries(count: number): void {
    this.ofRun?.takeEntries(count);
  }
}

/** How many files and bytes all inputs of a run may still take up. */
export class RunBudget {
  /** Whether there was a file too many. */
  isOutOfFiles = false;
  private bytes: number;
  private files: number;

  constructor(private readonly limits: { readonly maxTotalSize: number; readonly maxFiles: number }) {
    this.bytes = limits.maxTotalSize;
    this.files = limits.maxFiles;
  }

  /** @throws LimitError when that is more than is left */
  takeBytes(bytes: number): void {
    if (bytes > this.bytes) {
      throw new LimitError(
        `is left out: all inputs together would be larger than the limit of ${sizeText(this.limits.maxTotalSize)} (--max-total-size)`,
      );
    }
    this.bytes -= bytes;
  }

  /** Whether one more file may be looked at, which is then counted. */
  takeFile(): boolean {
    if (this.files <= 0) this.isOutOfFiles = true;
    else this.files--;
    return !this.isOutOfFiles;
  }

  /** @throws LimitError when there are more than may be looked at, of which none is counted then */
  takeEntries(count: number): void {
    if (count > this.files) {
      throw new LimitError(`holds ${count.toLocaleString('en')} entries: ${this.tooMany()}, so that none was read`);
    }
    this.files -= count;
  }

  /** Of a folder or a pattern. */
  manyFiles(): LimitError {
    return new LimitError(`holds more files than are looked at: ${this.tooMany()}, so that the others were left out`);
  }

  private tooMany(): string {
    return `a run looks at ${this.limits.maxFiles.toLocaleString('en')} (--max-files)`;
  }
}

export function sizeText(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${Number(megabytes.toFixed(1))} MB` : `${bytes} bytes`;
}
