import { foldName, type Field, type MappedField } from '@dipv/core';
import type { FieldDescription } from '../documentation.js';
import { tableText } from './table-text.js';

export function describeField(mapped: MappedField, keyFields: ReadonlySet<string>): FieldDescription {
  const { text, path, field } = mapped;
  return {
    field: path === null ? null : text,
    displayName: field?.displayName ?? null,
    type: field === null ? null : typeInWords(field),
    requirement: requirementOf(field),
    isKey: path !== null && keyFields.has(path.folded),
    isCompany: mapped.isCompanyContext,
    lookup: lookupOf(mapped),
  };
}

/** What a column holds, in words. */
function typeInWords({ type }: Field): string {
  const { kind, length, bits, precision, options } = type;
  switch (kind) {
    case 'text':
      return length === null ? 'text' : `text of ${length}`;
    case 'integer':
      return bits === 64 ? 'large whole number' : 'whole number';
    case 'decimal':
      return precision === null ? 'decimal number' : `number with ${precision} decimals`;
    case 'boolean':
      return 'yes or no';
    case 'datetime':
      return 'date and time';
    case 'choice':
      return options === null ? 'choice' : `choice of ${options.length}`;
    case 'unknown':
      return type.kinds === undefined ? 'type not told' : type.kinds.join(' or ');
    default:
      return kind;
  }
}

function requirementOf(field: Field | null): string | null {
  if (field?.requirement === 'required') return 'required';
  return field?.requirement === 'business-required' ? 'asked for in forms' : null;
}

/** `finds Customer groups (msdyn_customergroups) by msdyn_groupid`. */
function lookupOf({ path, resolution, side }: MappedField): string | null {
  if (path === null) return null;
  if (path.targets.length > 0) {
    return `finds ${path.targets.map(({ table, field }) => `${relatedText(side, table)} by ${field}`).join(' or ')}`;
  }
  const [, ...rest] = path.steps;
  const targets = resolution?.head?.type.kind === 'lookup' ? resolution.head.targets : [];
  if (targets.length === 0) return rest.length === 0 ? null : `finds a record by ${rest.join('.')}`;
  const tables = [...new Set(targets.map((target) => relatedText(side, target)))].join(' or ');
  return rest.length === 0 ? `points to ${tables}` : `finds ${tables} by ${rest.join('.')}`;
}

function relatedText({ tables }: MappedField['side'], target: string): string {
  const { table } = tables.related(target);
  return table === null ? target : tableText(table.name, table.displayName);
}

/** The fields of a key, folded. */
export function keySet(fields: readonly string[] | null): ReadonlySet<string> {
  return new Set((fields ?? []).map(foldName));
}
