import { foldName, type Field, type SideContext } from '@dipv/core';
import type { Comparison, FilterField, Operand } from './filter/filter-syntax.js';
import { comparisonsOf } from './filter/parse-filter.js';
import { parsedFilterOf } from './side-filter.js';

/** A field that a filter compares with something that is none. */
export interface FieldComparison {
  readonly written: FilterField;
  /** `null`: nothing is known of it. */
  readonly field: Field | null;
  readonly operator: Comparison['operator'];
  readonly value: Exclude<Operand, FilterField>;
}

/** All that the filter of an F&O side compares, in its order; none where it cannot be read. */
export function comparisonsIn(side: SideContext): readonly Comparison[] {
  const { condition } = parsedFilterOf(side);
  return condition === null ? [] : comparisonsOf(condition);
}

/** The fields that it compares with values, whichever of the two stands first. */
export function fieldComparisonsIn(side: SideContext): readonly FieldComparison[] {
  return comparisonsIn(side).flatMap(({ left, operator, right }) => {
    const [written, value] = left.type === 'field' ? [left, right] : [right, left];
    if (written.type !== 'field' || value.type === 'field') return [];
    return [{ written, field: fieldIn(side, written), operator, value }];
  });
}

/** A field of the entity itself; one of a data source is not known. */
function fieldIn({ table }: SideContext, { steps: [name = '', ...others] }: FilterField): Field | null {
  return others.length > 0 ? null : (table?.fields.get(foldName(name)) ?? null);
}
