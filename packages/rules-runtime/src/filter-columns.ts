import { foldName, type SideContext } from '@dipv/core';
import { comparisonsIn } from './filter-comparisons.js';
import type { Span } from './filter/filter-syntax.js';
import { namesInOData } from './filter/odata-names.js';
import { filterOf } from './side-filter.js';

/** A column of the side's own table that its filter names. */
export interface FilterColumn extends Span {
  readonly name: string;
}

/** The columns that the filter of a side names, each where it stands first; fields of other data sources are left out. */
export function columnsIn(side: SideContext): readonly FilterColumn[] {
  const all = side.isDataverse ? namesInOData(filterOf(side)?.text ?? '') : fieldsInX(side);
  const first = new Map<string, FilterColumn>();
  for (const column of all) {
    const folded = foldName(column.name);
    if (!first.has(folded)) first.set(folded, column);
  }
  return [...first.values()];
}

function fieldsInX(side: SideContext): readonly FilterColumn[] {
  if (!side.isFinanceAndOperations) return [];
  return comparisonsIn(side).flatMap(({ left, right }) =>
    [left, right].flatMap((part) => {
      if (part.type !== 'field' || part.steps.length > 1) return [];
      const { start, end, steps } = part;
      return [{ name: steps.join('.'), start, end }];
    }),
  );
}
