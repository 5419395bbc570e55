import type { Platform } from '../model/platform.js';
import type { Fact } from '../model/fact.js';

/** `part`: some of it, so that a check may still lack the rest. */
export type Told = 'full' | 'part';

/** A kind of input, as people know it: one reader may read several, and one may be read by several. */
export interface InputKind {
  /** For people; of dipv's own kinds, as their section of `docs/guides/metadata.md` is called. */
  readonly title: string;
  /** Where that section stands, which are in the order of the effort they take. Of dipv's own kinds only. */
  readonly section?: number;
  /** Platforms whose environments it describes; empty: it tells nothing of tables. */
  readonly platforms: readonly Platform[];
  readonly tells: Readonly<Partial<Record<Fact, Told>>>;
  /** Made of other inputs, so that it never tells what those did not. */
  readonly isDerived?: true;
}
