import { mostMemory } from '@dipv/formats';
import { LIMIT_NAMES, LIMITS, type LimitName, type RunLimits } from './limits.js';

/** The limits of a run; of several settings the first counts. */
export function limitsOf(...settings: readonly Partial<RunLimits>[]): RunLimits {
  const memory = mostMemory();
  const limit = (name: LimitName): number =>
    settings.find((each) => each[name] !== undefined)?.[name] ?? LIMITS[name].byDefault(memory);
  return {
    maxInputSize: limit('maxInputSize'),
    maxTotalSize: limit('maxTotalSize'),
    maxFiles: limit('maxFiles'),
    maxMemory: limit('maxMemory'),
    maxFindings: limit('maxFindings'),
    maxOutputSize: limit('maxOutputSize'),
  };
}

/** Those that are set beyond their defaults. */
export function raisedLimits(settings: Partial<RunLimits>): readonly LimitName[] {
  const memory = mostMemory();
  return LIMIT_NAMES.filter((name) => (settings[name] ?? 0) > LIMITS[name].byDefault(memory));
}
