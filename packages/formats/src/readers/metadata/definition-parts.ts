import { foldName } from '@dipv/core';
import type { TableFacts } from '../../facts/table.js';
import { BrokenContract } from '../checked.js';
import { definitionsContext, type DefinitionsContext, type PartList } from './definitions-context.js';
import { tableOfParts } from './entity-definitions.js';
import type { JsonObject } from '../../json/value.js';

/** A column, key or relationship of a Dataverse table, in a list of its own or by itself. */
export interface DefinitionPart {
  readonly value: JsonObject;
  readonly pointer: string;
  /** The `@odata.context` of its answer. */
  readonly context: string | null;
  /** Whether its list goes on in another answer. */
  readonly goesOn: boolean;
}

/** What the parts of one file come to. */
export interface PartsRead {
  readonly tables: TableFacts[];
  /** With where their pointers lead to in the file. */
  readonly faults: { readonly error: BrokenContract; readonly spotOf: (pointer: string) => string }[];
  /** Columns that were answered by themselves, with their tables. */
  readonly single: { readonly column: string; readonly table: string }[];
  /** Columns, keys and relationships of which nobody says what table they are of. */
  readonly homeless: DefinitionPart[];
  /** Objects that are none of them. */
  readonly strangers: DefinitionPart[];
}

/** What to do about parts that are homeless. */
export const HOMELESS =
  "holds columns, keys or relationships of a Dataverse table, and no word of which table; ask for EntityDefinitions(LogicalName='…')/Attributes (or …/Keys), and keep its @odata.context";

/** Parts of one list of one table. */
interface Group {
  readonly table: string;
  readonly list: PartList;
  readonly context: DefinitionsContext | null;
  readonly parts: DefinitionPart[];
}

/** Whether an object may be such a part; which one, and of which table, its answer as a whole may have to tell. */
export function mayBePart(value: JsonObject): boolean {
  return listOf(value) !== null || nameOf(value) !== null;
}

/** Whether an object is such a part by itself, whatever it stands in. */
export function isPart(value: JsonObject): boolean {
  return listOf(value) !== null;
}

export function readParts(parts: readonly DefinitionPart[], file: string): PartsRead {
  const read: PartsRead = { tables: [], faults: [], single: [], homeless: [], strangers: [] };
  for (const group of groupsOf(parts, read)) {
    const { table, list, context } = group;
    if (context?.isSingle === true && list === 'Attributes') {
      for (const { value } of group.parts) read.single.push({ column: nameOf(value) ?? '', table });
    }
    try {
      read.tables.push(toTable(group, file));
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      read.faults.push({
        error,
        spotOf: (pointer) => {
          const [, , index = '0', ...inner] = pointer.split('/'); // /Attributes/3/MaxLength
          return [group.parts[Number(index)]?.pointer ?? '', ...inner].join('/');
        },
      });
    }
  }
  return read;
}

/** Parts that are in none of the groups go to those that cannot be read. */
function groupsOf(parts: readonly DefinitionPart[], read: PartsRead): Iterable<Group> {
  const groups = new Map<string, Group>();
  const tableByKey = tablesByKey(parts);
  for (const part of parts) {
    const context = definitionsContext(part.context);
    const list = context?.list ?? listOf(part.value);
    const table = context?.table ?? ownTableOf(part.value) ?? tableByKey.get(part.context) ?? null;
    if (list === null) read.strangers.push(part);
    else if (table === null) read.homeless.push(part);
    else {
      const key = JSON.stringify([foldName(table), list, part.context]);
      const group = groups.get(key) ?? { table: foldName(table), list, context, parts: [] };
      group.parts.push(part);
      groups.set(key, group);
    }
  }
  return groups.values();
}

function toTable({ table, list, context, parts }: Group, file: string): TableFacts {
  const isSingle = context?.isSingle === true;
  const goesOn = isSingle || parts.some((part) => part.goesOn) ? { [`${list}@odata.nextLink`]: 'more' } : {};
  const elements = parts.map(({ value }) => (list === 'Attributes' ? withLogicalName(value) : value));
  return tableOfParts(
    { LogicalName: table, [list]: elements, ...goesOn },
    {
      file,
      context: null,
      isWhole: !isSingle && context?.selectsOfAttributes !== true && (context?.cast ?? null) === null,
      cast: context?.cast ?? null,
    },
  );
}

/** What an object is of its own accord. */
function listOf(value: JsonObject): PartList | null {
  const has = (name: string): boolean => Object.hasOwn(value, name);
  if (has('KeyAttributes')) return 'Keys';
  if (has('ReferencingAttribute') && has('ReferencedEntity')) return 'ManyToOneRelationships';
  const isAttribute = has('AttributeType') || has('AttributeTypeName') || isAttributeType(value['@odata.type']);
  return isAttribute && nameOf(value) !== null ? 'Attributes' : null;
}

function isAttributeType(type: unknown): boolean {
  return typeof type === 'string' && type.endsWith('AttributeMetadata');
}

function nameOf(value: JsonObject): string | null {
  return textOf(value['LogicalName']) ?? textOf(value['SchemaName']);
}

/** The logical name is the schema name in lower case. */
function withLogicalName(value: JsonObject): JsonObject {
  const schemaName = textOf(value['SchemaName']);
  return value['LogicalName'] !== undefined || schemaName === null
    ? value
    : { ...value, LogicalName: foldName(schemaName) };
}

function ownTableOf(value: JsonObject): string | null {
  return textOf(value['EntityLogicalName']) ?? textOf(value['ReferencingEntity']);
}

/**
 * Tables by the context of their lists of columns, where that knows but an id: the primary key of a table is called
 * by the table's name, with `id` behind it. Those of activities have one name for all.
 */
function tablesByKey(parts: readonly DefinitionPart[]): ReadonlyMap<string | null, string> {
  const tables = new Map<string | null, string>();
  for (const { value, context } of parts) {
    const table = /^(.+)id$/i.exec(value['IsPrimaryId'] === true ? (nameOf(value) ?? '') : '')?.[1];
    if (context !== null && table !== undefined && foldName(table) !== 'activity') tables.set(context, table);
  }
  return tables;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
