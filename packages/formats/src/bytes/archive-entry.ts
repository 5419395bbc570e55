import type { SizeBudget } from './size-budget.js';

/** A file in an archive. */
export interface ArchiveEntry {
  /** With `/` separators. */
  readonly path: string;
  /** Whether the path leads out of the archive, as no honest tool writes it. */
  readonly isOutside: boolean;
  /**
   * @param again a budget of its own, for an entry that is read a second time
   * @throws InputError on an entry that cannot be read, or when the budget is used up
   */
  read(again?: SizeBudget): Promise<Uint8Array>;
}

export function isOutside(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}
