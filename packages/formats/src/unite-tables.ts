import { foldName, type Field, type FieldType, type Table } from '@dipv/core';

/** What one input says of a table. */
export interface TableFacts extends Table {
  /** Names that belong to this table alone, unlike labels: logical name, entity set name. */
  readonly technicalNames: readonly string[];
  /** Folded names of fields that the input does not hold but that the platform is known to add. */
  readonly assumedFields: ReadonlySet<string>;
}

/** One table a platform and name: columns and keys of all inputs together, complete once any of them is. */
export function uniteTables(facts: readonly TableFacts[]): Table[] {
  const united: TableFacts[] = [];
  const indexes = new Map<string, number>();
  for (const table of facts) {
    const names = table.technicalNames.map((name) => `${table.platform} ${foldName(name)}`);
    const known = names.map((name) => indexes.get(name)).find((index) => index !== undefined);
    const index = known ?? united.length;
    const first = united[index];
    united[index] = first ? unite(first, table) : table;
    for (const name of names) if (!indexes.has(name)) indexes.set(name, index);
  }
  return united.map(({ technicalNames, assumedFields, ...table }) => table);
}

function unite(first: TableFacts, second: TableFacts): TableFacts {
  // a complete table knows its names and columns better than one that is merely extended
  const [main, other] =
    first.completeness === 'partial' && second.completeness === 'complete' ? [second, first] : [first, second];
  const fields = new Map(main.fields);
  for (const [name, field] of other.fields) {
    const known = fields.get(name);
    if (!known || (main.assumedFields.has(name) && !other.assumedFields.has(name))) fields.set(name, field);
    else if (!other.assumedFields.has(name)) fields.set(name, uniteFields(known, field));
  }
  return {
    ...main,
    displayName: main.displayName ?? other.displayName,
    names: distinctNames([...main.names, ...other.names]),
    technicalNames: distinctNames([...main.technicalNames, ...other.technicalNames]),
    fields,
    keys: [...main.keys, ...other.keys.filter((key) => !main.keys.some((known) => isSameName(known.name, key.name)))],
    primaryCompanyContextField:
      main.primaryCompanyContextField === undefined
        ? other.primaryCompanyContextField
        : main.primaryCompanyContextField,
    companyContextFields: main.companyContextFields ?? other.companyContextFields,
    assumedFields: new Set(
      [...main.assumedFields].filter((name) => !other.fields.has(name) || other.assumedFields.has(name)),
    ),
  };
}

/** The first one's word, with what it does not tell taken from the second. */
function uniteFields(first: Field, second: Field): Field {
  return {
    ...first,
    displayName: first.displayName ?? second.displayName,
    type: first.type.kind === second.type.kind ? uniteTypes(first.type, second.type) : first.type,
    creatable: first.creatable ?? second.creatable,
    updatable: first.updatable ?? second.updatable,
    targets: distinctNames([...first.targets, ...second.targets]),
  };
}

function uniteTypes(first: FieldType, second: FieldType): FieldType {
  return {
    kind: first.kind,
    length: first.length ?? second.length,
    bits: first.bits ?? second.bits,
    precision: first.precision ?? second.precision,
    minimum: first.minimum ?? second.minimum,
    maximum: first.maximum ?? second.maximum,
    options: first.options ?? second.options,
  };
}

/** Without blanks, and without repetitions that differ in case only. */
export function distinctNames(names: readonly (string | null | undefined)[]): string[] {
  const distinct = new Map<string, string>();
  for (const name of names) {
    if (name && !distinct.has(foldName(name))) distinct.set(foldName(name), name);
  }
  return [...distinct.values()];
}

function isSameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}
