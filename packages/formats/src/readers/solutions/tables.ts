import {
  dataverseTableNames,
  foldName,
  type DateBehavior,
  type Field,
  type FieldKind,
  type FieldType,
  type Key,
  type Requirement,
} from '@dipv/core';
import { distinctNames } from '../../text/distinct-names.js';
import type { TableFacts } from '../../facts/table.js';
import { fieldType, lengthOf } from '../metadata/field-type.js';
import { impliedTargets, tablesBehind } from '../metadata/implied-targets.js';
import { isPartType, markParts } from '../metadata/part-columns.js';
import { PLATFORM_COLUMNS } from '../metadata/platform-columns.js';
import type { SolutionColumn, SolutionFacts, SolutionTable } from '../../facts/solutions.js';

/** The tables of all solutions read. */
export function solutionTables(facts: SolutionFacts): TableFacts[] {
  return facts.tables.map((table) => toTable(table, facts));
}

function toTable(table: SolutionTable, facts: SolutionFacts): TableFacts {
  const { logicalName, displayName, collectionName } = table;
  const entitySetName = facts.entitySetNameOf(logicalName);
  const columns = [...table.columns.values()];
  const primaryKey = columns.find((column) => column.type === 'primarykey');
  const isComplete = primaryKey !== undefined && (facts.owns(table) ?? table.entitySetName !== null);
  const fields = new Map(
    columns.map((column) => [foldName(column.logicalName), toField(column, table, isComplete, facts)]),
  );
  markParts(fields);
  const assumedFields = new Set<string>();
  for (const column of isComplete ? PLATFORM_COLUMNS : []) {
    if (fields.has(column.name) || (column.name === 'versionnumber' && table.isVirtualOrElastic)) continue;
    fields.set(column.name, column);
    assumedFields.add(column.name);
  }
  const technicalNames = distinctNames([
    entitySetName,
    logicalName,
    ...(entitySetName ? [] : dataverseTableNames(logicalName)),
  ]);
  return {
    platform: 'dataverse',
    name: entitySetName ?? logicalName,
    displayName,
    names: distinctNames([...technicalNames, displayName, collectionName]),
    completeness: isComplete ? 'complete' : 'partial',
    fields,
    keys: keysOf(table, primaryKey),
    // another solution may bring more of them
    allKeysKnown: false,
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: table.file,
    origin: 'solution',
    technicalNames,
    assumedFields,
  };
}

function keysOf(table: SolutionTable, primaryKey: SolutionColumn | undefined): Key[] {
  const keys: Key[] = [...table.keys].map(([name, fields]) => ({
    name,
    fields,
    isIntegrationKey: null,
    isPrimaryKey: false,
  }));
  if (primaryKey) {
    const name = primaryKey.logicalName;
    keys.unshift({ name, fields: [name], isIntegrationKey: null, isPrimaryKey: true });
  }
  return keys;
}

function toField(column: SolutionColumn, table: SolutionTable, isComplete: boolean, facts: SolutionFacts): Field {
  const isComputed = COMPUTED.has(column.sourceType) || column.type === 'timestamp';
  return {
    name: column.logicalName,
    displayName: column.displayName,
    type: typeOf(column, isComplete, facts),
    requirement: requirementOf(column.requiredLevel),
    creatable: isComputed ? false : flag(column.validForCreate),
    updatable: isComputed ? false : flag(column.validForUpdate),
    fillsItself: hasDefault(column) || column.autoNumberFormat.trim() !== '' || isPartType(column.type),
    computed: COMPUTED.get(column.sourceType) ?? null,
    targets: targetsOf(column, table, facts),
  };
}

/** Calculated, rolled up, a formula. */
const COMPUTED: ReadonlyMap<string, 'calculated' | 'rollup'> = new Map([
  ['1', 'calculated'],
  ['2', 'rollup'],
  ['3', 'calculated'],
] as const);

const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['nvarchar', 'text'],
  ['ntext', 'text'],
  ['memo', 'text'],
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['timestamp', 'integer'],
  ['decimal', 'decimal'],
  ['float', 'decimal'],
  ['money', 'decimal'],
  ['bit', 'boolean'],
  ['datetime', 'datetime'],
  ['picklist', 'choice'],
  ['state', 'choice'],
  ['status', 'choice'],
  ['multiselectpicklist', 'choice'],
  ['lookup', 'lookup'],
  ['customer', 'lookup'],
  ['owner', 'lookup'],
  ['partylist', 'lookup'],
  ['uniqueidentifier', 'guid'],
  ['primarykey', 'guid'],
  ['image', 'binary'],
  ['file', 'binary'],
]);

const BEHAVIORS: ReadonlyMap<string, DateBehavior> = new Map<string, DateBehavior>([
  ['1', 'user-local'],
  ['2', 'date-only'],
  ['3', 'time-zone-independent'],
]);

function typeOf(column: SolutionColumn, isComplete: boolean, facts: SolutionFacts): FieldType {
  const kind = KINDS.get(column.type) ?? 'unknown';
  switch (kind) {
    case 'text':
      return fieldType(kind, { length: lengthOf(numberOf(column.maxLength)) });
    case 'integer':
      return fieldType(kind, {
        bits: column.type === 'bigint' || column.type === 'timestamp' ? 64 : 32,
        ...rangeOf(column),
      });
    case 'decimal':
      return fieldType(kind, { precision: numberOf(column.accuracy), ...rangeOf(column) });
    case 'datetime': {
      const dateBehavior = BEHAVIORS.get(column.behavior);
      return fieldType(column.format === 'date' || dateBehavior === 'date-only' ? 'date' : kind, { dateBehavior });
    }
    case 'choice':
      return fieldType(kind, { options: optionsOf(column, isComplete, facts) });
    default:
      return fieldType(kind);
  }
}

/** A solution that extends a column which it does not own holds the added options only. */
function optionsOf(column: SolutionColumn, isComplete: boolean, facts: SolutionFacts): readonly string[] | null {
  if (column.type === 'multiselectpicklist') return null; // a value is a list of them
  if (column.optionSetName !== null) return facts.optionsOf(column.optionSetName);
  return isComplete || column.isCustom ? column.options : null;
}

function rangeOf(column: SolutionColumn): { minimum: number | null; maximum: number | null } {
  return { minimum: numberOf(column.minValue), maximum: numberOf(column.maxValue) };
}

function numberOf(text: string): number | null {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

function requirementOf(level: string): Requirement {
  if (level === 'systemrequired') return 'required';
  return level === 'required' ? 'business-required' : 'optional';
}

function flag(text: string): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

/** A choice says -1 where it has no default. */
function hasDefault({ type, defaultValue }: SolutionColumn): boolean {
  const value = defaultValue.trim();
  return value !== '' && !(value === '-1' && KINDS.get(type) === 'choice');
}

function targetsOf(column: SolutionColumn, table: SolutionTable, facts: SolutionFacts): readonly string[] {
  const related = facts.targetsOf(table.logicalName, column.logicalName);
  const platformColumn = PLATFORM_COLUMNS.find(({ name }) => name === foldName(column.logicalName));
  const targets = related.length > 0 ? related : (platformColumn?.targets ?? []); // createdonbehalfby has no relationship
  return distinctNames([...impliedTargets(column.type), ...targets.flatMap(tablesBehind)]);
}
