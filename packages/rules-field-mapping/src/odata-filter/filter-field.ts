import type { Span } from './filter-syntax.js';

/** A column that a filter uses, and where it is written there. */
export interface FilterField extends Span {
  /** The column's logical name as the filter writes it; of `_primarycontactid_value`, the lookup `primarycontactid`. */
  readonly name: string;
  readonly form: 'field' | 'lookup-value';
}

const LOOKUP_VALUE = /^_(.+)_value$/i;

export function filterField(written: string, { start, end }: Span): FilterField {
  const lookup = LOOKUP_VALUE.exec(written)?.[1];
  return lookup === undefined
    ? { name: written, start, end, form: 'field' }
    : { name: lookup, start, end, form: 'lookup-value' };
}
