import { foldName, type Field, type FieldKind, type FieldType, type Key, type Platform } from '@dipv/core';
import { distinctNames } from '../../text/distinct-names.js';
import type { TableFacts } from '../../facts/table.js';
import { readXmlContent } from '../../xml/read.js';
import { emptyType, typeReader, unqualified, type CsdlProperty, type CsdlType } from './csdl-type.js';
import { fieldType, lengthOf } from './field-type.js';
import { markParts } from './part-columns.js';
import { dataType, entityKey } from './public-entities.js';
import type { TableHead } from '../../facts/table.js';

/** What a `$metadata` document says as a whole. */
export interface CsdlDocument {
  readonly file: string;
  /** `type/property`, folded, that annotations outside their type call computed. */
  readonly computed: ReadonlySet<string>;
  /** F&O annotates what is required, and what cannot be edited. Where it does so at all, silence is an answer too. */
  readonly marksRequired: boolean;
  readonly marksEditable: boolean;
  readonly tellsAlternateKeys: boolean;
}

/**
 * The table of an entity type.
 *
 * `Nullable` is not read. In Dataverse hardly any property says it, and none says by it that a record cannot
 * be created without a value; in F&O every number, date and enumeration has `Nullable="false"`, mandatory or
 * not. So a requirement is known only from F&O's own annotations.
 * @param contents the content of the type's element, and of those that it inherits from, the nearest first
 */
export function csdlTable(head: TableHead, contents: readonly string[], document: CsdlDocument): TableFacts {
  const type = emptyType();
  for (const content of [...contents].reverse()) readXmlContent(content, typeReader(type));
  return head.platform === 'dataverse' ? dataverseTable(head, type, document) : entity(head, type, document);
}

function entity(head: TableHead, type: CsdlType, document: CsdlDocument): TableFacts {
  const fields = new Map<string, Field>();
  const fieldLabelIds = new Map<string, string>();
  const enumerations = new Map<string, string>();
  for (const property of type.properties) {
    const folded = foldName(property.name);
    const fieldKind = entityType(property);
    const { marksEditable, marksRequired } = document;
    fields.set(folded, {
      name: property.name,
      displayName: null,
      type: fieldKind,
      requirement: property.isRequired ? 'required' : marksRequired ? 'optional' : null,
      creatable: type.isReadonly ? false : marksEditable ? property.allowEditOnCreate : null,
      updatable: type.isReadonly ? false : marksEditable ? property.allowEdit : null,
      fillsItself: false,
      targets: [],
    });
    if (property.labelId) fieldLabelIds.set(folded, property.labelId);
    if (fieldKind.kind === 'choice') enumerations.set(folded, property.type);
  }
  return {
    ...commonFacts(head, document),
    fields,
    keys: type.key.length > 0 ? [entityKey(type.key)] : [],
    labelIds: type.labelId ? [type.labelId] : [],
    fieldLabelIds,
    enumerations,
  };
}

function dataverseTable(head: TableHead, type: CsdlType, document: CsdlDocument): TableFacts {
  const fields = new Map<string, Field>();
  for (const property of type.properties) {
    const field = dataverseField(
      property,
      type,
      head.names.some((name) => document.computed.has(foldName(`${name}/${property.name}`))),
    );
    fields.set(foldName(field.name), field);
  }
  markParts(fields);
  return {
    ...commonFacts(head, document),
    allKeysKnown: document.tellsAlternateKeys,
    fields,
    keys: [
      ...(type.key.length > 0 ? [key(type.key, true)] : []),
      ...type.alternateKeys.map((properties) => key(properties.map(columnName), false)),
    ],
  };
}

function commonFacts({ platform, names }: TableHead, { file }: CsdlDocument): Omit<TableFacts, 'fields' | 'keys'> {
  return {
    platform,
    name: names[0] ?? '',
    displayName: null,
    names,
    completeness: 'complete',
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file,
    origin: '$metadata',
    technicalNames: names,
    assumedFields: new Set(),
  };
}

/** Keys have no names here. */
function key(fields: readonly string[], isPrimaryKey: boolean): Key {
  return { name: fields.join(','), fields, isIntegrationKey: null, isPrimaryKey };
}

const LOOKUP_VALUE = /^_(.+)_value$/;

/** The column of a property: a lookup is `_contoso_makerid_value`, or the way through its navigation property. */
function columnName(property: string): string {
  const [first = property] = property.split('/');
  return LOOKUP_VALUE.exec(first)?.[1] ?? first;
}

function dataverseField(property: CsdlProperty, { references }: CsdlType, isComputedOutside: boolean): Field {
  const isLookup = LOOKUP_VALUE.test(property.name) && property.type === 'Edm.Guid';
  // the value of a lookup is always computed: it is written by way of the navigation property
  const isReadonly = !isLookup && (property.isComputed || isComputedOutside);
  const targets = references.get(foldName(property.name)) ?? [];
  return {
    name: isLookup ? columnName(property.name) : property.name,
    displayName: null,
    type: isLookup ? fieldType('lookup') : edmType(property, 'dataverse'),
    requirement: null,
    creatable: isReadonly ? false : null,
    updatable: isReadonly ? false : null,
    fillsItself: false,
    targets: distinctNames(targets.flatMap((target) => (target === 'principal' ? ['systemuser', 'team'] : [target]))),
  };
}

function entityType(property: CsdlProperty): FieldType {
  const { axType } = property;
  const own = axType === null ? null : dataType(axType);
  if (own === null || own.kind === 'unknown') return edmType(property, 'finance-and-operations');
  return own.kind === 'text' ? { ...own, length: lengthOf(numberOf(property.maxLength)) } : own;
}

/**
 * `Edm.DateTimeOffset` is not among them: both platforms have date-only columns behind it, so that nobody
 * can tell.
 */
const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['Edm.String', 'text'],
  ['Edm.Byte', 'integer'],
  ['Edm.SByte', 'integer'],
  ['Edm.Int16', 'integer'],
  ['Edm.Int32', 'integer'],
  ['Edm.Int64', 'integer'],
  ['Edm.Decimal', 'decimal'],
  ['Edm.Double', 'decimal'],
  ['Edm.Single', 'decimal'],
  ['Edm.Boolean', 'boolean'],
  ['Edm.Date', 'date'],
  ['Edm.Guid', 'guid'],
  ['Edm.Binary', 'binary'],
  ['Edm.Stream', 'binary'],
]);

function edmType({ type, maxLength, scale }: CsdlProperty, platform: Platform): FieldType {
  const kind = KINDS.get(type);
  switch (kind) {
    case undefined:
      return fieldType(
        type.startsWith('Edm.') || !/^[\w.]+$/.test(type) || unqualified(type) === '' ? 'unknown' : 'choice',
      );
    case 'text':
      return fieldType(kind, { length: lengthOf(numberOf(maxLength)) });
    case 'integer':
      if (type === 'Edm.Int64') return fieldType(kind, { bits: 64 });
      // Dataverse choices are Edm.Int32 too, and take numbers of any width
      return fieldType(kind, { bits: platform === 'dataverse' ? null : 32 });
    case 'decimal':
      return fieldType(kind, { precision: numberOf(scale) }); // CSDL's Precision counts the digits in front, too
    default:
      return fieldType(kind);
  }
}

function numberOf(text: string | undefined): number | null {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
