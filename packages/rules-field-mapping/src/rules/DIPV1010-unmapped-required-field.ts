import {
  code,
  field as fieldText,
  foldName,
  isExpanded,
  lacksLookupTarget,
  lacksRequirements,
  list,
  name as nameText,
  parseFieldPath,
  say,
  sideRule,
  type Field,
  type MappedField,
  type SideContext,
  type Text,
  type Words,
} from '@dipv/core';
import { isInAnyKey } from '../any-key.js';
import { examples } from './DIPV1010-unmapped-required-field.examples.js';

/** DIPV1010: a column that must have a value gets none. */
export const unmappedRequiredField = sideRule({
  code: 'DIPV1010',
  title: 'Mandatory field in destination entity must be mapped',
  variants: [
    {
      name: 'business-required',
      severity: 'warning',
      strict: 'error',
      description: say`The column is only required in forms (${code('ApplicationRequired')}); the API does not enforce it.`,
    },
  ],
  needs: ['table'],
  asks: ['completeTable', 'requirements', 'lookupTargets'],
  description:
    'A record cannot be created without its required fields. Each one must be written by a mapping, unless it fills itself in: company fields, the primary key, owner and status, columns with a default or an autonumber format, parts of other columns, and columns that cannot be set on create.',
  mend: say`Map the field. Unless it is a lookup or part of a key, a Default transform can give it a constant instead (${code('none >> field = value')}).`,
  applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
  check({ leg, side, report, notChecked }) {
    if (side.lackOfColumns !== null) notChecked(side.lackOfColumns);
    let written: ReadonlySet<string> | null = null;
    for (const field of side.table?.fields.values() ?? []) {
      if (!mustBeMapped(field, side)) continue;
      written ??= namesWritten(side);
      if (written.has(headOf(field)) || written.has(foldName(field.name))) continue;
      if (field.requirement === null) {
        notChecked(lacksRequirements(side));
        continue;
      }
      if (side.company.mayBeBehind(field)) {
        notChecked(lacksLookupTarget(side, field.name));
        continue;
      }
      const isForced = field.requirement === 'required';
      const kind = isForced ? 'Mandatory' : 'Business-required';
      const reading = side.paths
        .mappingsOf(headOf(field))
        .find((mapping) => mapping.end(side.other.name).path !== null);
      report({
        side: side.name,
        // it is the direction of that mapping which is wrong
        at: reading?.at('syncDirection') ?? leg.at('fieldMappings'),
        field: field.name,
        ...(isForced ? {} : { variant: 'business-required' }),
        help: reading === undefined ? helpFor(field, side) : helpForReading(reading.end(side.other.name)),
        detail: say`${kind} field ${fieldText(field.name, field.displayName)} of ${side.label} must be mapped`,
      });
    }
  },
  examples,
});

/** @param from what the field is read into, and would be written from */
function helpForReading({ head, side }: MappedField): Text {
  const isReadonly = head?.creatable === false && head.updatable === false;
  const direction = side.name === 'source' ? 1 : 2;
  return isReadonly
    ? say`The field is mapped, but only read: turn the mapping round (${code('syncDirection')} ${direction}).`
    : say`The field is mapped, but only read: let the mapping work both ways (${code('syncDirection')} 3).`;
}

function helpFor(field: Field, side: SideContext): Words {
  if (isInAnyKey({ side, field: field.name }))
    return 'Map the field: it is part of a key, so that each record needs its own value.';
  if (field.type.kind === 'lookup') return helpForLookup(field, side);
  const constant = side.name === 'source' ? `${field.name} << none = value` : `none >> ${field.name} = value`;
  return say`Map the field, or give it a constant with a Default transform (${code(constant)}).`;
}

/** A lookup is written by the integration key of its related table. */
function helpForLookup(lookup: Field, side: SideContext): Text {
  const related = side.tables.relatedTo(lookup, null);
  for (const table of related) {
    const { name, integrationKey } = table;
    const key = integrationKey.known ? integrationKey.candidates[0] : undefined;
    const fields = (key?.fields ?? []).filter((each) => !side.company.isRelatedContext(table, parseFieldPath(each)));
    if (fields.length === 0) continue;
    const paths = fields.map((each) => fieldText(`${lookup.name}.${each}`));
    return say`Map ${list(paths, ' and ')}: the lookup is found by the integration key of ${nameText(name)}.`;
  }
  const table = related[0] === undefined ? 'the related table' : nameText(related[0].name);
  return say`Map the integration key of ${table} behind the lookup (${code(`${lookup.name}.field`)}).`;
}

function mustBeMapped(field: Field, side: SideContext): boolean {
  if (field.requirement === 'optional') return false;
  if (field.creatable === false && field.updatable === false) return false;
  // what stands behind a required lookup is told with the lookup
  const path = parseFieldPath(field.name);
  const lookup = isExpanded(path) ? side.table?.fields.get(path.foldedHead) : undefined;
  if (lookup?.type.kind === 'lookup' && lookup.requirement === field.requirement) return false;
  return !side.isSystemSupplied(field) && !side.company.isContext(path);
}

function namesWritten({ leg, name }: SideContext): ReadonlySet<string> {
  return new Set(
    leg.flowsTo(name).flatMap(({ to: { path } }) => (path === null ? [] : [path.folded, path.foldedHead])),
  );
}

/** In project metadata an expanded path may be a field of its own; it is mapped with its lookup. */
function headOf(field: Field): string {
  const path = parseFieldPath(field.name);
  return isExpanded(path) ? path.foldedHead : path.folded;
}
