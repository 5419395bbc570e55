import { foldName, type Field, type FieldKind } from '@dipv/core';

/** Column types, as any metadata names them, of which a column is always written with another one. */
const PART_TYPES: ReadonlySet<string> = new Set(['entityname', 'managedproperty']);

/** @param typeName in lower case, with or without `type` behind it */
export function isPartType(typeName: string): boolean {
  return PART_TYPES.has(typeName.replace(/type$/, ''));
}

/** What Dataverse appends to the name of a column for its parts: `owneridname`, `statecodename`. */
const SUFFIXES: readonly { readonly suffix: string; readonly of: ReadonlySet<FieldKind> }[] = [
  { suffix: 'yominame', of: new Set(['lookup']) },
  { suffix: 'name', of: new Set(['lookup', 'choice', 'boolean']) },
];

/** Lookups of the platform that relate to several tables, of which one is named in a part such as `owneridtype`. */
const POLYMORPHIC: ReadonlySet<string> = new Set(['ownerid', 'customerid', 'regardingobjectid']);

/**
 * Columns of a Dataverse table that are parts of others, where the metadata does not say so (`AttributeOf`): their
 * names tell, since Dataverse gives these names to nothing else.
 * @param fields by folded name
 */
export function markParts(fields: Map<string, Field>): void {
  for (const [name, field] of fields) {
    if (!field.fillsItself && isPart(name, fields)) fields.set(name, { ...field, fillsItself: true });
  }
}

function isPart(name: string, fields: ReadonlyMap<string, Field>): boolean {
  const whole = (suffix: string): Field | undefined =>
    name.endsWith(suffix) ? fields.get(name.slice(0, -suffix.length)) : undefined;
  if (SUFFIXES.some(({ suffix, of }) => of.has(whole(suffix)?.type.kind ?? 'unknown'))) return true;
  // of a lookup to one table there is no such part, so that another column may have the name
  const lookup = whole('type');
  return lookup?.type.kind === 'lookup' && (lookup.targets.length > 1 || POLYMORPHIC.has(foldName(lookup.name)));
}
