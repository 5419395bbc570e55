import {
  code,
  field as fieldText,
  foldName,
  lacksFilteredValues,
  lacksOptions,
  list,
  say,
  sideRule,
  type Field,
  type SideContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { columnsIn } from '../filter-columns.js';
import { comparisonsIn } from '../filter-comparisons.js';
import { areApart } from '../filters-apart.js';
import { filterOf } from '../side-filter.js';
import { lacksOfTranslated, translatedChoicesFrom, translatedFlowsFrom } from '../translated-flows.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1012-member-not-translated.examples.js';

/** DWR1012: a value map leaves out values that its choice may have. */
export const memberNotTranslated = sideRule({
  code: 'DWR1012',
  title: 'Value map leaves out members of the choice',
  severity: 'info',
  service: 'off',
  needs: ['table'],
  asks: ['completeTable', 'types'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'A value map says what becomes of each value of a choice (Microsoft’s article “Customize table and column mappings”, which does not say what becomes of one that it leaves out). A record with such a value has nothing to write in the other table, or something that it refuses: that is our reasoning, and so it is told as an information. Nothing is said where a Default value stands beside the value map, of members that the filter keeps back, and where the value map has a value of no member, which has to be mended first.',
  mend: 'Add an entry for each member, or a filter that keeps such records back.',
  applies: ({ side, leg }) => leg.task.project.isDualWrite && translatedFlowsFrom(side).length > 0,
  check({ side, report, notChecked }) {
    for (const lack of lacksOfTranslated(side)) notChecked(lack);
    for (const { mapping, field, type, values } of translatedChoicesFrom(side)) {
      if (type.options === null) {
        notChecked(lacksOptions(side, field.name));
        continue;
      }
      // a value of no member may be meant for one of these: DWR1011 and DIPV1030 tell of it
      if (mapping.hasDefault || values.some(({ member }) => member === null)) continue;
      const known = new Set(values.map(({ member }) => member));
      const passing = type.options
        .filter((option) => !known.has(option))
        .map((option) => ({ option, isKeptBack: isKeptBack(side, field, option) }))
        .filter(({ isKeptBack }) => isKeptBack !== true);
      const missing = passing.filter(({ isKeptBack }) => isKeptBack === false).map(({ option }) => option);
      if (passing.length > missing.length) notChecked(lacksFilteredValues(side, field.name));
      if (missing.length === 0) continue;
      const shown = list(missing.slice(0, MOST_SHOWN).map((each) => code(each)));
      const more = missing.length > MOST_SHOWN ? ` and ${missing.length - MOST_SHOWN} more` : '';
      report({
        side: side.name,
        at: valueMapAt(mapping),
        mapping,
        field: mapping.end(side.name).text,
        detail: say`The value map of ${fieldText(field.name, field.displayName)} of ${side.label} leaves out ${shown}${more}`,
      });
    }
  },
  examples,
});

/** Whether the filter of the side lets no record with this value pass; `null`: that cannot be told. */
function isKeptBack(side: SideContext, { name, type }: Field, option: string): boolean | null {
  const filter = filterOf(side)?.text ?? null;
  if (filter === null || !isFiltered(side, foldName(name))) return false;
  // in either language; an element may also be meant by its number, and a text may not
  const value = type.kind === 'boolean' ? option : side.isFinanceAndOperations ? `Element::${option}` : `"${option}"`;
  return areApart(filter, `${name} == ${value}`);
}

/** Whether a filter names a column, also as that of a data source, which may be the same one. */
function isFiltered(side: SideContext, name: string): boolean {
  if (side.isDataverse) return columnsIn(side).some((column) => foldName(column.name) === name);
  return comparisonsIn(side).some(({ left, right }) =>
    [left, right].some((part) => part.type === 'field' && foldName(part.steps.at(-1) ?? '') === name),
  );
}

/** Members that are shown. */
const MOST_SHOWN = 5;
