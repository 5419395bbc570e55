import type { Platform } from './platform.js';
import type { Side } from './project.js';
import type { Fact } from './fact.js';

/** What a check would have to know, and does not. */
export interface Lack {
  /** `null`: no input tells it; the map, or another finding, must be mended first. */
  readonly fact: Fact | null;
  /** Whose metadata would tell it; `null`: it is about no table. */
  readonly platform: Platform | null;
  readonly side: Side | null;
  /** The table, environment, connection or column that it is about; `null`: the run as a whole. */
  readonly subject: string | null;
  /** The sentence that reports say. */
  readonly reason: string;
}
