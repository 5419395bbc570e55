import { foldName, type Field, type FieldKind, type FieldType } from '@dipv/core';
import { distinctNames } from '../../text/distinct-names.js';
import type { TableFacts } from '../../facts/table.js';
import { flagIn, listIn, nameIn, naming, textIn } from '../checked.js';
import { fieldType } from './field-type.js';
import type { TableReader } from '../reader.js';
import { nameText, type JsonObject } from '../../json/value.js';
import type { TableHead } from '../../facts/table.js';
import { type InputKind, WHOLE_TABLE } from '../input-kind.js';

const PUBLIC_ENTITIES: InputKind = {
  title: 'F&O PublicEntities',
  section: 7,
  platforms: ['finance-and-operations'],
  tells: {
    ...WHOLE_TABLE,
    requirements: 'full',
    writability: 'full',
    types: 'part',
    companyContext: 'full',
    lookupTargets: 'full',
    switches: 'full',
  },
};

/** An F&O data entity, as `/metadata/PublicEntities` answers it. */
export const publicEntityReader: TableReader = {
  name: 'F&O PublicEntities',
  of: 'table',
  tells: [PUBLIC_ENTITIES],
  entitySets: ['PublicEntities'],
  withColumns: 'each entity of /metadata/PublicEntities with its Properties',
  recognises: (value) =>
    Object.hasOwn(value, 'Name') && Object.hasOwn(value, 'EntitySetName') && !Object.hasOwn(value, 'LogicalName'),
  hasColumns,
  toHead: (value) => naming(...whose(value), () => toHead(value)),
  toTable: (value, { file }) => naming(...whose(value), () => toTable(value, file)),
};

function whose(value: JsonObject): [subject: string, many: string] {
  return [`the entity ${nameText(value['Name'])}`, 'entities'];
}

function hasColumns(value: JsonObject): boolean {
  return (value['Properties'] ?? null) !== null;
}

function toHead(value: JsonObject): Required<TableHead> {
  const names = distinctNames([textIn(value, 'EntitySetName'), nameIn(value, 'Name')]);
  const labelId = textIn(value, 'LabelId');
  return { platform: 'finance-and-operations', names, labelIds: labelId ? [labelId] : [] };
}

function toTable(value: JsonObject, file: string): TableFacts | null {
  const head = toHead(value);
  const isReadonly = flagIn(value, 'IsReadOnly') === true;
  const fields = new Map<string, Field>();
  const keyFields: string[] = [];
  const labels = new Map<string, string>();
  const enumerations = new Map<string, string>();
  listIn(value, 'Properties', (property) => {
    const field = toField(property, isReadonly);
    const folded = foldName(field.name);
    fields.set(folded, field);
    if (flagIn(property, 'IsKey') === true) keyFields.push(field.name);
    const fieldLabel = textIn(property, 'LabelId');
    if (fieldLabel) labels.set(folded, fieldLabel);
    const typeName = textIn(property, 'TypeName');
    if (field.type.kind === 'choice' && typeName) enumerations.set(folded, typeName);
  });
  if (!hasColumns(value)) return null;
  const configuration = flagIn(value, 'ConfigurationEnabled');
  return {
    ...head,
    name: head.names[0] ?? '',
    displayName: null,
    completeness: 'complete',
    fields,
    keys: keyFields.length > 0 ? [entityKey(keyFields)] : [],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    ...(configuration === null ? {} : { switches: { dataManagement: null, dataService: null, configuration } }),
    file,
    origin: 'metadata list',
    technicalNames: head.names,
    assumedFields: new Set(),
    fieldLabelIds: labels,
    enumerations,
  };
}

/** The key of an F&O entity, which has no name. Whether the company is in it tells if the entity is company-specific. */
export function entityKey(fields: readonly string[]): TableFacts['keys'][number] {
  return { name: 'entity key', fields, isIntegrationKey: null, isPrimaryKey: true };
}

function toField(property: JsonObject, isReadonly: boolean): Field {
  const isMandatory = flagIn(property, 'IsMandatory');
  const isConfigured = flagIn(property, 'ConfigurationEnabled');
  return {
    name: nameIn(property, 'Name'),
    displayName: null,
    type: dataType(textIn(property, 'DataType') ?? ''),
    requirement: isMandatory === null ? null : isMandatory ? 'required' : 'optional',
    creatable: isReadonly ? false : flagIn(property, 'AllowEditOnCreate'),
    updatable: isReadonly ? false : flagIn(property, 'AllowEdit'),
    fillsItself: false,
    ...(isConfigured === null ? {} : { isConfigured }),
    targets: [],
  };
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['string', 'text'],
  ['int32', 'integer'],
  ['int64', 'integer'],
  ['real', 'decimal'],
  ['decimal', 'decimal'],
  ['date', 'date'],
  ['utcdatetime', 'datetime'],
  ['enum', 'choice'],
  ['guid', 'guid'],
  ['boolean', 'boolean'],
  ['container', 'binary'],
  ['binary', 'binary'],
]);

/** A type as F&O's own language calls it. */
export function dataType(name: string): FieldType {
  const kind = KINDS.get(name.trim().toLowerCase()) ?? 'unknown';
  if (kind !== 'integer') return fieldType(kind);
  return fieldType(kind, { bits: name.trim().toLowerCase() === 'int64' ? 64 : 32 });
}
