import { say } from '@dipv/core';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { Span } from './filter-syntax.js';

const OWN_COLUMNS_ONLY = "the filter of a map can use the table's own columns only";

/** Refuses a path into another table. */
export function navigationFault(path: string, span: Span): FilterFault {
  return fault('navigation', say`${quoted(path)} leads into a related table: ${OWN_COLUMNS_ONLY}.`, span);
}

/** Refuses `any` and `all` over related rows. */
export function lambdaFault(path: string, span: Span): FilterFault {
  return fault('lambda', say`${quoted(path)} asks related rows: ${OWN_COLUMNS_ONLY}.`, span);
}
