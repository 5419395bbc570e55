import type { CheckOptions } from '@dipv/core';
import type { Share } from '@dipv/formats';
import type { Since } from './changes-since.js';
import type { Interruption } from './interruption.js';
import type { Progress } from '../output/progress.js';
import type { Setup } from './setup.js';

/** A run under way: what it was set up with, what tells how far it is, and what stops it. */
export interface Run extends Setup {
  readonly progress: Progress;
  readonly interruption: Interruption;
  /** How it shares reading with the other workers of a run. */
  readonly share?: Share;
  /** Judges the maps of a share together with those of others; absent: by themselves. */
  readonly judge?: Judge;
  /** Absent: all maps are told of. */
  readonly since?: Since;
}

/** See `judge` of `CheckOptions`. */
export type Judge = NonNullable<CheckOptions['judge']>;
