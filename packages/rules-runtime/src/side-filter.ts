import { isBlank, onceFor, type SideContext } from '@dipv/core';
import { parseFilter, type ParsedFilter } from './filter/parse-filter.js';

/** The filter of a side. */
export interface SideFilter {
  readonly text: string;
  /** Its JSON pointer. */
  readonly at: string;
}

/** What keeps records of a side from the other one; `null`: nothing. */
export function filterOf({ leg, name }: SideContext): SideFilter | null {
  const property = name === 'source' ? 'sourceFilter' : 'reversedSourceFilter';
  const text = leg.model[property];
  return text === null || isBlank(text) ? null : { text, at: leg.at(property) };
}

/** Whether a side has a filter in the language of finance and operations. In Data Integrator it may be another one. */
export function hasFilterInX(side: SideContext): boolean {
  return side.isFinanceAndOperations && side.leg.task.project.isDualWrite && filterOf(side) !== null;
}

/** What that filter says. */
export const parsedFilterOf = onceFor((side: SideContext): ParsedFilter => parseFilter(filterOf(side)?.text ?? ''));
