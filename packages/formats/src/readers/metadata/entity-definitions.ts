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
import { flagIn, innerTextIn, listIn, nameIn, namesIn, naming, numberIn, objectIn, textIn } from '../checked.js';
import { isAppSource } from './canvas-app.js';
import { definitionsContext } from './definitions-context.js';
import { fieldType, lengthOf } from './field-type.js';
import { impliedTargets, tablesBehind } from './implied-targets.js';
import { isPartType, markParts } from './part-columns.js';
import type { TableReader, TableSource } from '../reader.js';
import { nameText, type JsonObject } from '../../json/value.js';
import type { TableHead } from '../../facts/table.js';
import { type InputKind, WHOLE_DATAVERSE_TABLE } from '../input-kind.js';

const ENTITY_DEFINITIONS: InputKind = {
  title: 'Dataverse EntityDefinitions',
  section: 6,
  platforms: ['dataverse'],
  tells: WHOLE_DATAVERSE_TABLE,
};

/** Dataverse's own description of a table, as `EntityDefinitions` of the Web API answers it. */
export const entityDefinitionReader: TableReader = {
  name: 'Dataverse EntityDefinitions',
  of: 'table',
  tells: [ENTITY_DEFINITIONS],
  entitySets: ['EntityDefinitions'],
  withColumns: 'EntityDefinitions with $expand=Attributes,Keys,ManyToOneRelationships',
  recognises: (value) =>
    Object.hasOwn(value, 'LogicalName') &&
    TELLTALES.some((name) => Object.hasOwn(value, name)) &&
    (Object.hasOwn(value, 'Attributes') || !isAppSource(value['Type'])),
  hasColumns,
  toHead: (value) => naming(...whose(value), () => toHead(value)),
  toTable: (value, from) =>
    naming(...whose(value), () => {
      const contexts = [from.context, textIn(value, 'Attributes@odata.context')];
      const isSelection = contexts.some((context) => definitionsContext(context)?.selectsOfAttributes);
      return toTable(value, { ...from, isWhole: !isSelection, cast: null });
    }),
};

/** What a table has and an attribute, which has a `LogicalName` too, has not. */
const TELLTALES = ['Attributes', 'EntitySetName', 'LogicalCollectionName', 'PrimaryIdAttribute', 'ObjectTypeCode'];

function toHead(value: JsonObject): TableHead {
  const labels = ['DisplayName', 'DisplayCollectionName'].map((name) => labelIn(value, name));
  return { platform: 'dataverse', names: distinctNames([...technicalNamesOf(value), ...labels]) };
}

function hasColumns(value: JsonObject): boolean {
  return (value['Attributes'] ?? null) !== null;
}

/** How the columns of a table were asked for. */
export interface ColumnSource extends TableSource {
  /** Whether its list of columns, where it has one, is all of them as far as the answer itself tells. */
  readonly isWhole: boolean;
  /** The type that all of them are of: `PicklistAttributeMetadata`. */
  readonly cast: string | null;
}

/**
 * A table by lists that were answered by themselves: `{LogicalName, Attributes}`, `{LogicalName, Keys}`.
 * @throws BrokenContract
 */
export function tableOfParts(value: JsonObject, from: ColumnSource): TableFacts {
  return naming(...whose(value), () => toTable(value, from) ?? tableWithoutColumns(value, from.file));
}

function whose(value: JsonObject): [subject: string, many: string] {
  return [`the table ${nameText(value['LogicalName'])}`, 'tables'];
}

function technicalNamesOf(value: JsonObject): string[] {
  const logicalName = nameIn(value, 'LogicalName');
  const entitySetName = textIn(value, 'EntitySetName');
  return distinctNames([entitySetName, logicalName, ...(entitySetName ? [] : dataverseTableNames(logicalName))]);
}

function toTable(value: JsonObject, from: ColumnSource): TableFacts | null {
  const table = tableWithoutColumns(value, from.file);
  if (!hasColumns(value)) return table.keys.length > 0 || table.fields.size > 0 ? table : null;
  const logicalName = nameIn(value, 'LogicalName');
  const told = textIn(value, 'PrimaryIdAttribute');
  const targets = targetsByColumn(value);
  const fields = new Map<string, Field>();
  const columns: JsonObject[] = [];
  listIn(value, 'Attributes', (attribute) => {
    const field = toField(attribute, targets, from.cast);
    fields.set(foldName(field.name), field);
    columns.push(attribute);
  });
  if (columns.every((attribute) => (attribute['AttributeOf'] ?? null) === null)) markParts(fields);
  const idColumn = columns.find((attribute) => flagIn(attribute, 'IsPrimaryId') === true);
  // all but activities name it so, which tell it otherwise
  const primaryId = told ?? (idColumn && nameIn(idColumn, 'LogicalName')) ?? `${logicalName}id`;
  const isWhole =
    from.isWhole &&
    fields.has(foldName(primaryId)) &&
    !hasNextPage(value, 'Attributes') &&
    !isSelection(columns, value, primaryId);
  return {
    ...table,
    completeness: isWhole ? 'complete' : 'partial',
    fields,
    keys: [...(told !== null || fields.has(foldName(primaryId)) ? [primaryKeyOf(primaryId)] : []), ...table.keys],
  };
}

/** What is known of a table whose columns are not told; of columns in relationships, what they relate to. */
function tableWithoutColumns(value: JsonObject, file: string): TableFacts {
  const technicalNames = technicalNamesOf(value);
  const keys = listIn(value, 'Keys', toKey);
  const told = (keys ?? []).filter(({ fields }) => fields.length > 0);
  const lookups = [...targetsByColumn(value)].map(([name, targets]) => [name, relatedColumn(name, targets)] as const);
  return {
    ...toHead(value),
    name: technicalNames[0] ?? '',
    displayName: labelIn(value, 'DisplayName'),
    completeness: 'partial',
    fields: new Map(lookups),
    keys: told,
    // a key without its columns says only that there is one
    allKeysKnown: keys !== null && keys.length === told.length && !hasNextPage(value, 'Keys'),
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file,
    origin: 'metadata list',
    technicalNames,
    assumedFields: new Set(),
  };
}

/** Columns that every answer tells unless some others were selected. */
const ALWAYS_TOLD = [
  ['RequiredLevel'],
  ['IsValidForCreate'],
  ['IsValidForUpdate'],
  ['AttributeType', 'AttributeTypeName', '@odata.type'],
];

/**
 * Whether a list of columns was cut down by `$select` or `$filter`, which PowerShell and jq leave no other trace of.
 * Whole tables have columns of their own and of the platform, of several types, and besides their primary key such as
 * nobody can set on create (`createdon`, `versionnumber`), and such as nobody can update.
 */
function isSelection(columns: readonly JsonObject[], table: JsonObject, primaryId: string): boolean {
  const tells = (name: string): boolean => columns.some((column) => (column[name] ?? null) !== null);
  if (ALWAYS_TOLD.some((names) => !names.some(tells))) return true;
  if (table['TableType'] === 'Virtual' || (table['DataProviderId'] ?? null) !== null) return false;
  if (columns.every((column) => column['IsCustomAttribute'] === true)) return true;
  if (new Set(columns.map(typeNameOf)).size === 1) return true;
  // an elastic table has no versionnumber, whose absence is to be found in a list however short
  if (table['TableType'] === 'Elastic') return false;
  const others = columns.filter((column) => foldName(nameIn(column, 'LogicalName')) !== foldName(primaryId));
  return ['IsValidForCreate', 'IsValidForUpdate'].some((flag) => others.every((column) => column[flag] !== false));
}

/** A column that only a relationship tells of: image ids, which are no lookups, have one too. */
function relatedColumn(name: string, targets: readonly string[]): Field {
  return {
    name,
    displayName: null,
    type: fieldType('unknown'),
    requirement: null,
    creatable: null,
    updatable: null,
    fillsItself: false,
    targets,
  };
}

function hasNextPage(value: JsonObject, list: string): boolean {
  return textIn(value, `${list}@odata.nextLink`) !== null;
}

function primaryKeyOf(name: string): Key {
  return { name, fields: [name], isIntegrationKey: null, isPrimaryKey: true };
}

function toKey(key: JsonObject): Key {
  return {
    name: textIn(key, 'LogicalName') ?? textIn(key, 'SchemaName') ?? '',
    fields: namesIn(key, 'KeyAttributes') ?? [],
    isIntegrationKey: null,
    isPrimaryKey: false,
  };
}

/** Tables that lookups relate to, by folded column name: the relationships know them where `Targets` is not asked for. */
function targetsByColumn(value: JsonObject): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  listIn(value, 'ManyToOneRelationships', (relationship) => {
    const column = textIn(relationship, 'ReferencingAttribute');
    const target = textIn(relationship, 'ReferencedEntity');
    if (!column || !target) return;
    const known = targets.get(foldName(column)) ?? [];
    targets.set(foldName(column), known);
    for (const table of tablesBehind(target)) known.push(table);
  });
  return new Map([...targets].map(([column, names]) => [column, distinctNames(names)]));
}

function toField(attribute: JsonObject, targets: ReadonlyMap<string, readonly string[]>, cast: string | null): Field {
  const name = nameIn(attribute, 'LogicalName');
  const typeName = typeNameOf(attribute) || plainTypeName(cast ?? '');
  const isPart = isPartType(typeName) || (textIn(attribute, 'AttributeOf') ?? '') !== '';
  const computed = computedOf(attribute);
  const isComputed = computed !== null && computed !== undefined;
  const listed = namesIn(attribute, 'Targets') ?? [];
  return {
    name,
    displayName: labelIn(attribute, 'DisplayName'),
    type: toType(attribute, typeName),
    requirement: requirementOf(innerTextIn(attribute, 'RequiredLevel', 'Value')),
    creatable: isComputed ? false : flagIn(attribute, 'IsValidForCreate'),
    updatable: isComputed ? false : flagIn(attribute, 'IsValidForUpdate'),
    fillsItself: isPart || hasDefault(attribute, typeName) || hasAutoNumber(attribute),
    ...(computed === undefined ? {} : { computed }),
    targets: distinctNames([
      ...impliedTargets(typeName),
      ...listed.flatMap(tablesBehind),
      ...(listed.length > 0 ? [] : (targets.get(foldName(name)) ?? [])),
    ]),
  };
}

/** 1 is calculated, 2 rolled up, 3 a formula; `null` stands at types that cannot be any of them. */
function computedOf(attribute: JsonObject): Field['computed'] {
  if (!Object.hasOwn(attribute, 'SourceType')) return undefined;
  const type = numberIn(attribute, 'SourceType') ?? 0;
  return type === 2 ? 'rollup' : type > 0 ? 'calculated' : null;
}

/** As `string`: `StringType`, or where only the older property is there, `String`, or the type of the object. */
function typeNameOf(attribute: JsonObject): string {
  const name = innerTextIn(attribute, 'AttributeTypeName', 'Value');
  if (name) return plainTypeName(name);
  const older = plainTypeName(textIn(attribute, 'AttributeType') ?? '');
  const objectType = plainTypeName(textIn(attribute, '@odata.type') ?? '');
  // what is newer than the older property (files, choices of several) is called virtual there
  return older === 'virtual' ? objectType || older : older || objectType;
}

/** `StringType`, `String`, `#Microsoft.Dynamics.CRM.StringAttributeMetadata` → `string` */
function plainTypeName(name: string): string {
  const last = name.slice(name.lastIndexOf('.') + 1).trim();
  return last.toLowerCase().replace(/(?:attributemetadata|type)$/, '');
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['string', 'text'],
  ['memo', 'text'],
  ['entityname', 'text'],
  ['integer', 'integer'],
  ['bigint', 'integer'],
  ['decimal', 'decimal'],
  ['double', 'decimal'],
  ['money', 'decimal'],
  ['boolean', 'boolean'],
  ['datetime', 'datetime'],
  ['picklist', 'choice'],
  ['enum', 'choice'],
  ['multiselectpicklist', 'choice'],
  ['state', 'choice'],
  ['status', 'choice'],
  ['lookup', 'lookup'],
  ['customer', 'lookup'],
  ['owner', 'lookup'],
  ['partylist', 'lookup'],
  ['uniqueidentifier', 'guid'],
  ['image', 'binary'],
  ['file', 'binary'],
]);

function toType(attribute: JsonObject, typeName: string): FieldType {
  const kind = KINDS.get(typeName) ?? 'unknown';
  switch (kind) {
    case 'text':
      return fieldType(kind, { length: lengthOf(numberIn(attribute, 'MaxLength')) });
    case 'integer':
      return fieldType(kind, { bits: typeName === 'bigint' ? 64 : 32, ...rangeOf(attribute) });
    case 'decimal':
      return fieldType(kind, { precision: numberIn(attribute, 'Precision'), ...rangeOf(attribute) });
    case 'datetime':
      return fieldType(isDateOnly(attribute) ? 'date' : kind, { dateBehavior: dateBehaviorOf(attribute) });
    case 'choice':
      // a value of several choices is a list of them
      return fieldType(kind, typeName === 'multiselectpicklist' || typeName === 'enum' ? {} : optionsOf(attribute));
    default:
      return fieldType(kind);
  }
}

function rangeOf(attribute: JsonObject): { minimum: number | null; maximum: number | null } {
  return { minimum: numberIn(attribute, 'MinValue'), maximum: numberIn(attribute, 'MaxValue') };
}

function isDateOnly(attribute: JsonObject): boolean {
  const behavior = innerTextIn(attribute, 'DateTimeBehavior', 'Value');
  return textIn(attribute, 'Format') === 'DateOnly' || behavior === 'DateOnly';
}

const BEHAVIORS: ReadonlyMap<string, DateBehavior> = new Map<string, DateBehavior>([
  ['userlocal', 'user-local'],
  ['dateonly', 'date-only'],
  ['timezoneindependent', 'time-zone-independent'],
]);

function dateBehaviorOf(attribute: JsonObject): DateBehavior | undefined {
  return BEHAVIORS.get(foldName(innerTextIn(attribute, 'DateTimeBehavior', 'Value') ?? ''));
}

function optionsOf(attribute: JsonObject): Partial<Pick<FieldType, 'options' | 'optionLabels'>> {
  for (const name of ['OptionSet', 'GlobalOptionSet']) {
    const optionSet = objectIn(attribute, name);
    const options = optionSet && listIn(optionSet, 'Options', toOption);
    if (!options) continue;
    const told = options.filter(({ value }) => value !== null);
    return {
      options: told.map(({ value }) => String(value)),
      ...(told.some(({ label }) => label !== null)
        ? { optionLabels: told.map(({ label }) => (label === null ? [] : [label])) }
        : {}),
    };
  }
  return {};
}

function toOption(option: JsonObject): { readonly value: number | null; readonly label: string | null } {
  return { value: numberIn(option, 'Value'), label: labelIn(option, 'Label') };
}

function requirementOf(level: string | null): Requirement | null {
  switch (level?.toLowerCase()) {
    case undefined:
      return null;
    case 'systemrequired':
      return 'required';
    case 'applicationrequired':
      return 'business-required';
    default:
      return 'optional';
  }
}

function hasAutoNumber(attribute: JsonObject): boolean {
  return (textIn(attribute, 'AutoNumberFormat') ?? '').trim() !== '';
}

/** A choice says -1 where it has no default. */
function hasDefault(attribute: JsonObject, typeName: string): boolean {
  for (const name of ['DefaultFormValue', 'DefaultValue']) {
    const value = attribute[name];
    if (value === null || value === undefined || value === '') continue;
    if (!(KINDS.get(typeName) === 'choice' && (value === -1 || value === '-1'))) return true;
  }
  return false;
}

function labelIn(value: JsonObject, name: string): string | null {
  const label = objectIn(value, name);
  if (!label) return null;
  const localized = objectIn(label, 'UserLocalizedLabel');
  const first = localized ?? listIn(label, 'LocalizedLabels', (each) => each)?.[0];
  return first ? textIn(first, 'Label') : null;
}
