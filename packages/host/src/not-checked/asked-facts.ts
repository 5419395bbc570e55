import type { Platform, RuleInfo } from '@dipv/core';
import type { Fact } from './input-kinds.js';

/** What a rule must know before its silence means anything. */
export interface Asked {
  /** Facts, and needs of rules of one's own that are none. Empty: the map alone is enough. */
  readonly facts: readonly string[];
  /** Whether it compares the two tables, so that both must be known. */
  readonly ofBothSides: boolean;
  /** The platform whose tables it is about; `null`: any. */
  readonly platform: Platform | null;
  /** Whether a part of the check needs the map only. */
  readonly startsWithMap: boolean;
}

interface FurtherAsked {
  readonly facts?: readonly Fact[];
  readonly ofBothSides?: true;
  readonly platform?: Platform;
  readonly startsWithMap?: true;
}

/** What rules ask beyond the needs they declare: there they say `notChecked` themselves. */
const FURTHER: ReadonlyMap<string, FurtherAsked> = new Map<string, FurtherAsked>([
  ['DIPV1000', { facts: ['environments'] }],
  ['DIPV1002', { facts: ['table', 'companyContext'], ofBothSides: true }],
  ['DIPV1003', { platform: 'dataverse' }],
  ['DIPV1004', { platform: 'dataverse' }],
  ['DIPV1005', { facts: ['environments'] }],
  ['DIPV1008', { facts: ['environments', 'organizations'] }],
  ['DIPV1010', { facts: ['completeTable', 'requirements', 'lookupTargets'] }],
  ['DIPV1011', { facts: ['completeTable', 'writability'] }],
  ['DIPV1012', { facts: ['completeTable'], platform: 'dataverse', startsWithMap: true }],
  ['DIPV1014', { platform: 'dataverse' }],
  ['DIPV1015', { facts: ['table', 'lookupTargets'], platform: 'dataverse' }],
  ['DIPV1016', { facts: ['companyContext'] }],
  ['DIPV1017', { facts: ['companyContext', 'lookupTargets'] }],
  ['DIPV1019', { platform: 'dataverse' }],
  ['DIPV1027', { facts: ['lookupTargets'], platform: 'dataverse' }],
  ['DIPV1028', { facts: ['lookupTargets'], platform: 'dataverse' }],
  ['DIPV1030', { facts: ['completeTable', 'types'], ofBothSides: true }],
  ['DIPV1031', { facts: ['completeTable', 'requirements'] }],
]);

/** Codes for which this file says something. */
export const FURTHER_CODES: readonly string[] = [...FURTHER.keys()];

export function askedBy({ code, needs }: Pick<RuleInfo, 'code' | 'needs'>): Asked {
  const { facts = [], ofBothSides = false, platform = null, startsWithMap = false } = FURTHER.get(code) ?? {};
  const declared = needs.map((need) => need.split('.'));
  const sides = new Set(declared.map(([, side]) => side));
  return {
    facts: [...new Set([...declared.map(([fact = '']) => fact), ...facts])],
    ofBothSides: ofBothSides || sides.has('other') || (sides.has('source') && sides.has('destination')),
    platform,
    startsWithMap,
  };
}
