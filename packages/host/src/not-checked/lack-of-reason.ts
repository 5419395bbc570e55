import { platformOf, type Platform } from '@dipv/core';
import type { Fact } from './input-kinds.js';

/** What a check lacked. */
export interface Lack {
  /** `null`: no input tells it, the map or another finding must be mended. */
  readonly fact: Fact | null;
  /** Whose table it is about; `null`: that is not said, or it is about no table. */
  readonly platform: Platform | null;
}

/** The reasons that the engine and the rules of this build give, told by their words: a report holds nothing else. */
const REASONS: readonly (readonly [RegExp, Fact | null])[] = [
  [/^no connections snapshot was supplied$/, 'connections'],
  [/^no connection set was supplied$/, 'connectionSet'],
  [/^several connection sets were supplied/, 'connectionSet'],
  [/^connection set .* was not supplied$/, 'connectionSet'],
  [/^the organization mapping does not name the environments/, 'connectionSet'],
  [/^environment .* names no connection$/, 'environments'],
  [/^no list of (legal entities|companies|business units) was supplied$/, 'organizations'],
  [/^no metadata for /, 'table'],
  [/^only some columns of .* are known$/, 'completeTable'],
  [/the table that .* relates to is not known$/, 'lookupTargets'],
  [/^the integration key of .* is not known$/, 'integrationKey'],
  [/does not say which columns are required$/, 'requirements'],
  [/does not say which columns are read-only$/, 'writability'],
  [/^whether .* is company-specific is not known$/, 'companyContext'],
  [/\(see DIPV\d{4}\)$/, null],
  [/^the leg names /, null],
  [/^the query of the leg may add columns to /, null],
  [/^several tables are called /, null],
  [/^several connections are called /, null],
  [/^what a transform of an unknown kind /, null],
];

/** What stands behind a reason, in one line; `null`: a reason of a rule of one's own. */
export function lackOfReason(reason: string): Lack | null {
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  if (known === undefined) return null;
  const [, fact] = known;
  // `AX table Customers V3` is how reasons call a table.
  const type = /\b(?:for|of|whether) (\S+) table /.exec(reason)?.[1];
  const platform = type === undefined || fact === null ? 'none' : platformOf(type);
  return { fact, platform: platform === 'none' ? null : platform };
}
