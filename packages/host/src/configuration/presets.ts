import type { RuleInfo, RuleSettings } from '@dipv/core';
import { EMPTY_LAYER, type Layer } from './layer.js';

export const PRESET_NAMES = ['recommended', 'strict', 'service'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

/** What stands before a preset's name in `extends`. */
export const PRESET_PREFIX = 'dipv:';

/**
 * `recommended` leaves every rule at its own severity. `strict` gives each the severity that the rule says for it, and
 * lets the run fail at any warning that is left. `service` says what the service itself would
 * say, and nothing more.
 */
export const PRESETS: Readonly<Record<PresetName, Layer>> = {
  recommended: EMPTY_LAYER,
  strict: { ...EMPTY_LAYER, rules: [strictSettings], failOn: 'warning' },
  service: { ...EMPTY_LAYER, rules: [serviceSettings] },
};

function strictSettings(rules: readonly RuleInfo[]): RuleSettings {
  return Object.fromEntries(
    rules.flatMap(({ code, severity, strict, variants }) => [
      ...(strict === severity ? [] : [[code, strict] as const]),
      ...variants
        .map((variant) => ({ strict: variant.severity, ...variant }))
        // what is set for the code would hold for its variants too
        .filter((variant) => strict !== severity || variant.strict !== variant.severity)
        .map((variant) => [`${code}/${variant.name}`, variant.strict] as const),
    ]),
  );
}

function serviceSettings(rules: readonly RuleInfo[]): RuleSettings {
  return Object.fromEntries(
    rules.flatMap(({ code, severity, service }) => (service === severity ? [] : [[code, service] as const])),
  );
}
