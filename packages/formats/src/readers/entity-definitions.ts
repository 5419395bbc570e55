import {
  dataverseTableNames,
  foldName,
  type Field,
  type FieldKind,
  type FieldType,
  type Key,
  type Requirement,
} from '@dipv/core';
import { distinctNames } from '../distinct-names.js';
import type { TableFacts } from '../table-facts.js';
import { flagIn, innerTextIn, listIn, nameIn, namesIn, naming, numberIn, objectIn, textIn } from './checked.js';
import { fieldType } from './field-type.js';
import type { JsonObject, TableHead, TableReader } from './reader.js';

/** Dataverse's own description of a table, as `EntityDefinitions` of the Web API answers it. */
export const entityDefinitionReader: TableReader = {
  what: 'Dataverse EntityDefinitions',
  entitySets: ['EntityDefinitions'],
  withColumns: 'EntityDefinitions with $expand=Attributes,Keys,ManyToOneRelationships',
  recognises: (value) => Object.hasOwn(value, 'LogicalName') && TELLTALES.some((name) => Object.hasOwn(value, name)),
  toHead: (value) => naming(`the table ${String(value['LogicalName'])}`, () => toHead(value)),
  toTable: (value, file) => naming(`the table ${String(value['LogicalName'])}`, () => toTable(value, file)),
};

/** What a table has and an attribute, which has a `LogicalName` too, has not. */
const TELLTALES = ['Attributes', 'EntitySetName', 'LogicalCollectionName', 'PrimaryIdAttribute', 'ObjectTypeCode'];

function toHead(value: JsonObject): TableHead | null {
  const labels = ['DisplayName', 'DisplayCollectionName'].map((name) => labelIn(value, name));
  const names = distinctNames([...technicalNamesOf(value), ...labels]);
  return (value['Attributes'] ?? null) === null ? null : { platform: 'dataverse', names };
}

function technicalNamesOf(value: JsonObject): string[] {
  const logicalName = nameIn(value, 'LogicalName');
  const entitySetName = textIn(value, 'EntitySetName');
  return distinctNames([entitySetName, logicalName, ...(entitySetName ? [] : dataverseTableNames(logicalName))]);
}

function toTable(value: JsonObject, file: string): TableFacts | null {
  const head = toHead(value);
  const technicalNames = technicalNamesOf(value);
  const primaryId = textIn(value, 'PrimaryIdAttribute');
  const targets = targetsByColumn(value);
  const fields = new Map<string, Field>();
  const idColumns: string[] = [];
  listIn(value, 'Attributes', (attribute) => {
    const field = toField(attribute, targets);
    fields.set(foldName(field.name), field);
    if (flagIn(attribute, 'IsPrimaryId') === true) idColumns.push(field.name);
  });
  const keys = listIn(value, 'Keys', toKey);
  if (head === null) return null;
  const primaryKey = primaryId ?? idColumns[0];
  // without its own primary key, or with a next page, the list holds a selection of the columns only
  const isWhole = (primaryId === null || fields.has(foldName(primaryId))) && !hasNextPage(value, 'Attributes');
  return {
    ...head,
    name: technicalNames[0] ?? '',
    displayName: labelIn(value, 'DisplayName'),
    completeness: isWhole ? 'complete' : 'partial',
    fields,
    keys: [...(primaryKey ? [primaryKeyOf(primaryKey)] : []), ...(keys ?? [])],
    allKeysKnown: keys !== null && !hasNextPage(value, 'Keys'),
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file,
    origin: 'metadata list',
    technicalNames,
    assumedFields: new Set(),
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
    targets.set(foldName(column), distinctNames([...(targets.get(foldName(column)) ?? []), target]));
  });
  return targets;
}

function toField(attribute: JsonObject, targets: ReadonlyMap<string, readonly string[]>): Field {
  const name = nameIn(attribute, 'LogicalName');
  const typeName = typeNameOf(attribute);
  const listed = namesIn(attribute, 'Targets') ?? [];
  return {
    name,
    displayName: labelIn(attribute, 'DisplayName'),
    type: toType(attribute, typeName),
    requirement: requirementOf(innerTextIn(attribute, 'RequiredLevel', 'Value')),
    creatable: flagIn(attribute, 'IsValidForCreate'),
    updatable: flagIn(attribute, 'IsValidForUpdate'),
    fillsItself: hasDefault(attribute, typeName) || (textIn(attribute, 'AutoNumberFormat') ?? '').trim() !== '',
    targets: distinctNames([
      ...(IMPLIED_TARGETS.get(typeName) ?? []),
      ...listed,
      ...(listed.length > 0 ? [] : (targets.get(foldName(name)) ?? [])),
    ]),
  };
}

const IMPLIED_TARGETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['customer', ['account', 'contact']],
  ['owner', ['systemuser', 'team']],
]);

/** `StringType`, or where only the older property is there, `String`: as `string`. */
function typeNameOf(attribute: JsonObject): string {
  const name = innerTextIn(attribute, 'AttributeTypeName', 'Value') ?? textIn(attribute, 'AttributeType') ?? '';
  return name.trim().toLowerCase().replace(/type$/, '');
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
      return fieldType(kind, { length: numberIn(attribute, 'MaxLength') });
    case 'integer':
      return fieldType(kind, { bits: typeName === 'bigint' ? 64 : 32, ...rangeOf(attribute) });
    case 'decimal':
      return fieldType(kind, { precision: numberIn(attribute, 'Precision'), ...rangeOf(attribute) });
    case 'datetime':
      return fieldType(isDateOnly(attribute) ? 'date' : kind);
    case 'choice':
      // a value of several choices is a list of them
      return fieldType(kind, { options: typeName === 'multiselectpicklist' ? null : optionsOf(attribute) });
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

function optionsOf(attribute: JsonObject): readonly string[] | null {
  for (const name of ['OptionSet', 'GlobalOptionSet']) {
    const optionSet = objectIn(attribute, name);
    const options = optionSet && listIn(optionSet, 'Options', (option) => numberIn(option, 'Value'));
    if (options) return options.filter((value) => value !== null).map(String);
  }
  return null;
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

/** A choice says -1 where it has no default. */
function hasDefault(attribute: JsonObject, typeName: string): boolean {
  for (const name of ['DefaultFormValue', 'DefaultValue']) {
    const value = attribute[name];
    if (value === null || value === undefined || value === '') continue;
    if (!(KINDS.get(typeName) === 'choice' && String(value) === '-1')) return true;
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
