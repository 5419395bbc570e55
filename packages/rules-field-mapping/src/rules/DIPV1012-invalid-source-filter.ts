import {
  code,
  field as fieldText,
  foldName,
  isBlank,
  nearestName,
  parseFieldPath,
  say,
  sideRule,
  type Field,
  type SideContext,
  type Text,
} from '@dipv/core';
import { parseFilter, type FilterField } from '../odata-filter/parse-filter.js';
import { examples } from './DIPV1012-invalid-source-filter.examples.js';

/** To compare more missing names with every column would take long, and help nobody. */
const MOST_SUGGESTIONS = 100;

/** DIPV1012: the filter on the Dataverse side cannot be evaluated. */
export const invalidSourceFilter = sideRule({
  code: 'DIPV1012',
  title: 'Error occurred while parsing Dataverse entity source filter',
  platform: 'dataverse',
  asks: ['map', 'completeTable'],
  description: say`The filter on the Dataverse side of a leg is an OData ${code('$filter')} over the table’s own columns. It must be well formed, name existing columns, and not follow a lookup to another table. The filter on the F&O side is a range expression of X++ and is not checked.`,
  mend: say`Correct the filter. Compare the table’s own columns with ${code('eq ne gt ge lt le')}, put texts into single quotes, and join conditions with "${code('and')}" or "${code('or')}".`,
  applies: ({ side }) => side.isDataverse && !isBlank(filterOf(side)),
  check({ side, leg, report, notChecked }) {
    const at = leg.at(propertyOf(side));
    const { fields, fault } = parseFilter(filterOf(side));
    if (fault !== null) {
      const span = { start: fault.start, end: fault.end };
      report({ side: side.name, at, span, detail: say`Error in the filter of ${side.label}: ${fault.message}` });
      return;
    }
    const lack = side.lackOf('completeTable');
    if (lack !== null && fields.length > 0) notChecked(lack);
    if (lack !== null) return;
    let suggestions = 0;
    for (const field of firstUses(fields)) {
      const { outcome, missing, head } = side.paths.resolve(parseFieldPath(field.name));
      const plain = field.form === 'lookup-value' && head !== null && !mayBeLookup(head) ? head : null;
      if (outcome !== 'unresolved' && plain === null) continue;
      const candidates = plain === null && suggestions++ < MOST_SUGGESTIONS ? missing?.candidates : null;
      const help = plain === null ? suggestionFor(field.name, candidates ?? []) : helpForPlain(plain);
      const written = plain === null ? field.name : filterOf(side).slice(field.start, field.end);
      report({
        side: side.name,
        at,
        span: { start: field.start, end: field.end },
        field: written,
        detail: say`Error in the filter of ${side.label}: it has no field ${fieldText(written)}`,
        ...(help === null ? {} : { help }),
      });
    }
  },
  examples,
});

function propertyOf({ name }: SideContext): 'sourceFilter' | 'reversedSourceFilter' {
  return name === 'source' ? 'sourceFilter' : 'reversedSourceFilter';
}

function filterOf(side: SideContext): string {
  return side.leg.model[propertyOf(side)] ?? '';
}

function suggestionFor(name: string, candidates: readonly string[]): Text | null {
  const nearest = nearestName(name, candidates);
  return nearest === null ? null : say`Did you mean ${fieldText(nearest)}?`;
}

/** `_name_value` is how a filter names a lookup; this column is none. */
function helpForPlain({ name, displayName }: Field): Text {
  return say`Only lookups are written so, and ${fieldText(name, displayName)} is none: write ${code(name)}.`;
}

function mayBeLookup({ type }: Field): boolean {
  return type.kind === 'lookup' || type.kind === 'unknown';
}

/** Each field where it is used first. */
function firstUses(fields: readonly FilterField[]): readonly FilterField[] {
  const first = new Map<string, FilterField>();
  for (const field of fields) {
    const use = `${field.form} ${foldName(field.name)}`;
    if (!first.has(use)) first.set(use, field);
  }
  return [...first.values()];
}
