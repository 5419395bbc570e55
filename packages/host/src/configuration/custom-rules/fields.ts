import {
  FIELD_KINDS,
  foldName,
  isGuess,
  lacksCompanyContext,
  lacksIntegrationKey,
  lacksLookupTarget,
  lacksMissingColumn,
  lacksRequirements,
  lacksTypes,
  lacksWritability,
  onceFor,
  type Field,
  type FieldType,
  type Lack,
  type LegContext,
  type MappedField,
  type MappingContext,
  type Platform,
  type ProjectContext,
  type SideContext,
  type SideFact,
  type Words,
} from '@dipv/core';

/** What a custom rule is asked about, one at a time. */
export const SCOPES = ['map', 'leg', 'table', 'mapping', 'column'] as const;
export type Scope = (typeof SCOPES)[number];

/** What is not known, and why. */
export class Unknown {
  constructor(readonly lack: Lack | Words) {}
}

/** There is nothing to know, such as the length of a date. */
export const NONE = Symbol('none');

type Known<T> = T | Unknown | typeof NONE;

/** A column as the metadata has it, or an end of a mapping, which may lead to none. */
export interface ColumnFacts {
  readonly side: SideContext;
  /** `null`: it is no end of a mapping. */
  readonly end: MappedField | null;
  readonly field: Field | null;
}

interface Subjects {
  readonly Map: ProjectContext;
  readonly Leg: LegContext;
  readonly Table: SideContext;
  readonly Mapping: MappingContext;
  readonly Column: ColumnFacts;
}
export type TypeName = keyof Subjects;

interface Values extends Subjects {
  readonly text: string;
  /** Names of tables and columns, which ignore case. */
  readonly name: string;
  readonly number: number;
  readonly truth: boolean;
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly mappings: readonly MappingContext[];
}
export type Kind = keyof Values;

interface FieldDefinition<Subject, K extends Kind> {
  readonly kind: K;
  /** What it says, for the guide. */
  readonly says: string;
  /** All that it can be, where that is a few words. */
  readonly values?: readonly string[];
  /** Where it can be asked; default: wherever its type occurs. What costs more than one step is not asked once a mapping. */
  readonly scopes?: readonly Scope[];
  /** What of the table it takes to tell it, beyond the map. */
  readonly facts?: readonly SideFact[];
  read(subject: Subject): Known<Values[K]>;
}

type FieldsOf<Subject> = Readonly<Record<string, { [K in Kind]: FieldDefinition<Subject, K> }[Kind]>>;

const PLATFORMS = ['finance-and-operations', 'dataverse', 'other', 'none'] as const satisfies readonly Platform[];
const DIRECTIONS = { 1: '>>', 2: '<<', 3: '<>' } as const;
const OF_LEGS: readonly Scope[] = ['leg', 'table'];

/** Everything that a condition or a message can ask, by type. The guide shows it. */
export const FIELDS: { readonly [Type in TypeName]: FieldsOf<Subjects[Type]> } = {
  Map: {
    name: { kind: 'text', says: 'its name', read: ({ model }) => model.name },
    version: { kind: 'text', says: 'its version; empty where it has none', read: ({ model }) => model.version ?? '' },
    isDualWrite: {
      kind: 'truth',
      says: 'whether it is a dual-write map, and no Data Integrator project',
      read: ({ isDualWrite }) => isDualWrite,
    },
  },
  Leg: {
    source: { kind: 'Table', says: 'the source table', read: ({ source }) => source },
    destination: { kind: 'Table', says: 'the destination table', read: ({ destination }) => destination },
    sourceFilter: {
      kind: 'text',
      says: 'the filter of the source; empty where it has none',
      scopes: OF_LEGS,
      read: ({ model }) => model.sourceFilter ?? '',
    },
    reversedSourceFilter: {
      kind: 'text',
      says: 'the filter of the destination when it is read; empty where it has none',
      scopes: OF_LEGS,
      read: ({ model }) => model.reversedSourceFilter ?? '',
    },
    mappings: { kind: 'mappings', says: 'its mappings', scopes: ['leg'], read: ({ mappings }) => mappings },
  },
  Table: {
    name: { kind: 'name', says: 'its name, as the map writes it', read: ({ tableName }) => tableName },
    platform: {
      kind: 'text',
      says: 'where it is',
      values: PLATFORMS,
      read: ({ platform }) => platform,
    },
    exists: {
      kind: 'truth',
      says: 'whether the metadata has it',
      facts: ['metadata'],
      read: ({ tableState }) =>
        tableState.state === 'unknown' ? new Unknown(tableState.lack) : tableState.state === 'known',
    },
    isCompanySpecific: {
      kind: 'truth',
      says: 'whether its records belong to one company each',
      facts: ['table', 'companyContext'],
      read: (side) => ofTable(side, () => side.company.isSpecific ?? new Unknown(lacksCompanyContext(side))),
    },
    integrationKey: {
      kind: 'names',
      says: 'the columns of its integration key; an empty list where it has none',
      scopes: OF_LEGS,
      facts: ['table', 'integrationKey'],
      read: keyOf,
    },
  },
  Mapping: {
    direction: {
      kind: 'text',
      says: 'how it writes, from source to destination or back',
      values: Object.values(DIRECTIONS),
      read: ({ model }) => DIRECTIONS[model.direction],
    },
    writesToSource: {
      kind: 'truth',
      says: 'whether it writes to the source',
      read: (mapping) => mapping.writesTo('source'),
    },
    writesToDestination: {
      kind: 'truth',
      says: 'whether it writes to the destination',
      read: (mapping) => mapping.writesTo('destination'),
    },
    hasDefault: {
      kind: 'truth',
      says: 'whether a Default transform gives a value',
      read: ({ hasDefault }) => hasDefault,
    },
    default: {
      kind: 'text',
      says: 'the value of its Default transform; empty where it has none',
      read: ({ model }) => model.transforms.find((each) => each.type === 'Default')?.value ?? '',
    },
    hasValueMap: {
      kind: 'truth',
      says: 'whether a value map translates',
      read: ({ valueMap }) => valueMap !== null,
    },
    valueMapSources: {
      kind: 'texts',
      says: 'the source values of its value map',
      read: ({ valueMap }) => valueMap?.entries.map(([source]) => source) ?? [],
    },
    valueMapDestinations: {
      kind: 'texts',
      says: 'the destination values of its value map',
      read: ({ valueMap }) => valueMap?.entries.map(([, destination]) => destination) ?? [],
    },
    source: { kind: 'Column', says: 'its source field', scopes: ['leg'], read: ({ source }) => ofEnd(source) },
    destination: {
      kind: 'Column',
      says: 'its destination field',
      scopes: ['leg'],
      read: ({ destination }) => ofEnd(destination),
    },
  },
  Column: {
    name: {
      kind: 'name',
      says: 'its name, in a mapping as the map writes it; empty where a mapping names none',
      read: ({ end, field }) => (end === null ? (field?.name ?? '') : (end.path?.text ?? '')),
    },
    isExpanded: {
      kind: 'truth',
      says: 'whether it stands behind a lookup, such as `msdyn_company.cdm_companycode`',
      read: ({ end }) => end?.isExpanded ?? false,
    },
    isMapped: {
      kind: 'truth',
      says: 'whether a mapping of the leg names it',
      read: ({ end, side, field }) =>
        end === null ? field !== null && side.paths.mappingsOf(field.name).length > 0 : end.path !== null,
    },
    exists: {
      kind: 'truth',
      says: 'whether the table has it',
      facts: ['table', 'completeTable'],
      read: (column) => {
        const isMissing = column.end?.resolution?.outcome === 'unresolved' && column.side.table !== null;
        return isMissing ? false : ofField(column, () => true);
      },
    },
    type: {
      kind: 'text',
      says: 'what it holds',
      values: FIELD_KINDS.filter((kind) => kind !== 'unknown'),
      facts: ['table', 'types'],
      read: (column) => ofType(column, ({ kind }) => kind),
    },
    length: {
      kind: 'number',
      says: 'how many characters fit; a text has it alone',
      facts: ['table', 'types'],
      read: (column) => ofType(column, ({ kind, length }, unknown) => (kind === 'text' ? (length ?? unknown()) : NONE)),
    },
    precision: {
      kind: 'number',
      says: 'how many digits stand behind the decimal point; a decimal has it alone',
      facts: ['table', 'types'],
      read: (column) =>
        ofType(column, ({ kind, precision }, unknown) => (kind === 'decimal' ? (precision ?? unknown()) : NONE)),
    },
    isRequired: {
      kind: 'truth',
      says: 'whether the platform demands it of every record',
      facts: ['table', 'requirements'],
      read: (column) => ofRequirement(column, 'required'),
    },
    isBusinessRequired: {
      kind: 'truth',
      says: 'whether forms demand it, and the platform does not',
      facts: ['table', 'requirements'],
      read: (column) => ofRequirement(column, 'business-required'),
    },
    isCreatable: {
      kind: 'truth',
      says: 'whether a new record can be given it',
      facts: ['table', 'writability'],
      read: (column) => ofField(column, ({ creatable }) => creatable ?? new Unknown(lacksWritability(column.side))),
    },
    isUpdatable: {
      kind: 'truth',
      says: 'whether a record that exists can be given it',
      facts: ['table', 'writability'],
      read: (column) => ofField(column, ({ updatable }) => updatable ?? new Unknown(lacksWritability(column.side))),
    },
    isInIntegrationKey: {
      kind: 'truth',
      says: 'whether it is part of the integration key of its table',
      facts: ['table', 'integrationKey'],
      read: ({ side, end, field }) => {
        const path = end?.path?.folded ?? field?.name;
        if (path === undefined) return NONE;
        const key = keyOf(side);
        return key instanceof Unknown ? key : foldedNames(key).has(foldName(path));
      },
    },
  },
};

/** What a condition of each scope starts from. */
export const VARIABLES: Readonly<Record<Scope, Readonly<Record<string, TypeName>>>> = {
  map: { tableMap: 'Map' },
  leg: { leg: 'Leg', tableMap: 'Map' },
  table: { table: 'Table', leg: 'Leg', tableMap: 'Map' },
  mapping: { mapping: 'Mapping', source: 'Column', destination: 'Column', leg: 'Leg', tableMap: 'Map' },
  column: { column: 'Column', table: 'Table', leg: 'Leg', tableMap: 'Map' },
};

export function isTypeName(kind: Kind): kind is TypeName {
  return Object.hasOwn(FIELDS, kind);
}

/** A field without its subject's type, which whoever reads it has to match. */
export type AnyField = Omit<FieldDefinition<never, Kind>, 'read'> & {
  read(subject: unknown): Known<Values[Kind]>;
};

/** The fields of a type that a rule of a scope can ask. */
export function fieldsOf(type: TypeName, scope: Scope): ReadonlyMap<string, AnyField> {
  const all = Object.entries(FIELDS[type]) as [string, AnyField][];
  return new Map(all.filter(([, { scopes }]) => scopes === undefined || scopes.includes(scope)));
}

export function ofEnd(end: MappedField): ColumnFacts {
  return { side: end.side, end, field: end.field };
}

const foldedNames = onceFor((names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldName)));

const NO_KEY: readonly string[] = [];

/** One of several keys, or one that nobody marked, may be another than it seems. */
function keyOf(side: SideContext): readonly string[] | Unknown {
  const lack = side.lackOf('table');
  if (lack !== null) return new Unknown(lack);
  const { integrationKey, knowledge } = side.keys;
  if (integrationKey === 'none') return NO_KEY;
  const isSure = knowledge.known && knowledge.candidates.length === 1 && !isGuess(knowledge.candidates[0]);
  return integrationKey === 'unknown' || !isSure ? new Unknown(lacksIntegrationKey(side)) : integrationKey.fields;
}

function ofTable<T>(side: SideContext, read: () => Known<T>): Known<T> {
  const lack = side.lackOf('table');
  return lack === null ? read() : new Unknown(lack);
}

/** What is known of a column that is there. */
function ofField<T>(column: ColumnFacts, read: (field: Field) => Known<T>): Known<T> {
  const { side, end, field } = column;
  if (field !== null) return read(field);
  if (end === null || end.path === null) return NONE;
  return ofTable(side, () => {
    if (end.resolution?.outcome === 'unresolved') {
      return new Unknown(lacksMissingColumn(side, end.label?.text ?? end.path?.text ?? ''));
    }
    const { head } = end;
    return new Unknown(
      (head === null ? side.lackOfColumns : null) ?? lacksLookupTarget(side, head?.name ?? end.text ?? ''),
    );
  });
}

function ofType<T>(column: ColumnFacts, read: (type: FieldType, unknown: () => Unknown) => Known<T>): Known<T> {
  const unknown = () => new Unknown(lacksTypes(column.side));
  return ofField(column, ({ type }) =>
    type.kind === 'unknown' || type.kinds !== undefined ? unknown() : read(type, unknown),
  );
}

function ofRequirement(column: ColumnFacts, wanted: Field['requirement']): Known<boolean> {
  return ofField(column, ({ requirement }) =>
    requirement === null ? new Unknown(lacksRequirements(column.side)) : requirement === wanted,
  );
}
