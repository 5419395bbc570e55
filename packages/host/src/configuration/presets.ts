import { EMPTY_LAYER, type Layer } from './layer.js';

export const PRESET_NAMES = ['recommended', 'strict'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

/** What stands before a preset's name in `extends`. */
export const PRESET_PREFIX = 'dipv:';

/**
 * `recommended` leaves every rule at its own severity. `strict` makes errors of the warnings of the rules that come
 * with dipv, and lets the run fail at any warning, such as a plugin's.
 */
export const PRESETS: Readonly<Record<PresetName, Layer>> = {
  recommended: EMPTY_LAYER,
  strict: {
    ...EMPTY_LAYER,
    rules: {
      'DIPV1010/business-required': 'error',
      'DIPV1022/guessed-key': 'error',
      'DIPV1025/guessed-key': 'error',
      'DIPV1030/narrowing': 'error',
      DIPV1031: 'error',
    },
    failOn: 'warning',
  },
};
