export { compare, type ComparedSide } from './compare.js';
export type { Checked } from './compare/compare-findings.js';
export type * from './comparison.js';
export { CHANGE_KINDS, type ChangeKind, type Effect } from './change-kinds.js';
export { COMPARISON_FORMATS, type ComparisonFormat } from './formats/formats.js';
