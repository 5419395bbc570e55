/**
 * Made-up environments: F&O entities and Dataverse tables as plain data, from which the other scripts here make
 * metadata in each of its formats.
 */
import { Random } from './random.mjs';

/** A large F&O environment. */
export const LARGE = { entities: 4_707, fields: 86_597 };

const SUBJECTS = ['Widget', 'Gadget', 'Ledger', 'Vendor', 'Asset', 'Route', 'Batch', 'Budget', 'Tariff', 'Claim'];
const ROLES = [
  'Header',
  'Line',
  'Group',
  'Posting',
  'Agreement',
  'Setup',
  'Journal',
  'Version',
  'Relation',
  'Parameter',
];
const COLUMNS = [
  'Name',
  'Account',
  'Number',
  'Quantity',
  'Amount',
  'Status',
  'StartDate',
  'Modified',
  'Site',
  'Reference',
];
const KINDS = ['String', 'String', 'String', 'Int32', 'Int64', 'Real', 'Date', 'UtcDateTime', 'Enum', 'Guid'];
const ENUMERATIONS = ['NoYes', 'WidgetStatus', 'PostingLayer', 'RoundOffType'];

/**
 * F&O entities.
 * @param include entities that must be there, as `{<data entity>: {displayName, fields: {<field>: 'mandatory' | ''}}}`;
 * of their fields neither type nor key is known
 */
export function makeEntities({ entities = LARGE.entities, fields = LARGE.fields, seed = 1, include = {} } = {}) {
  const random = new Random(seed);
  const made = Object.entries(include).map(([dataEntity, { displayName, fields: names }]) => ({
    dataEntity,
    name: dataEntity.replace(/Entity$/, ''),
    entitySet: displayName.replace(/[^A-Za-z0-9]/g, ''),
    label: displayName,
    labelId: `@Included:${dataEntity}`,
    properties: Object.entries(names).map(([name, mandatory]) => property(name, null, { mandatory: mandatory !== '' })),
  }));
  let left = fields - made.reduce((sum, { properties }) => sum + properties.length, 0);
  for (let i = made.length; i < entities; i++) {
    const even = Math.floor(left / (entities - i));
    const count = i === entities - 1 ? left : Math.max(3, Math.floor(even * (0.5 + random.next())));
    const entity = makeEntity(i, Math.min(count, left), random);
    left -= entity.properties.length;
    made.push(entity);
  }
  return made;
}

function makeEntity(index, count, random) {
  const subject = `${random.of(SUBJECTS)} ${random.of(ROLES)} ${index}`;
  const name = subject.replaceAll(' ', '');
  const properties = [
    property('dataAreaId', 'String', { key: true }),
    property(`${name}Id`, 'String', { key: true, mandatory: true }),
  ];
  for (let i = 2; i < count; i++) {
    const kind = random.of(KINDS);
    properties.push(
      property(`${random.of(SUBJECTS)}${random.of(COLUMNS)}${i}`, kind, {
        mandatory: random.below(20) === 0,
        allowEdit: random.below(10) !== 0,
        enumeration: kind === 'Enum' ? random.of(ENUMERATIONS) : null,
      }),
    );
  }
  return {
    dataEntity: `Contoso${name}Entity`,
    name: `${name}Public`,
    entitySet: `${name}Records`,
    label: `${subject} records`,
    labelId: `@Contoso:${name}`,
    properties: properties.slice(0, Math.max(count, 1)),
  };
}

function property(name, kind, { key = false, mandatory = false, allowEdit = true, enumeration = null } = {}) {
  return { name, kind, key, mandatory, allowEdit: allowEdit && !key, allowEditOnCreate: allowEdit, enumeration };
}

export const ENUMERATION_MEMBERS = {
  NoYes: ['No', 'Yes'],
  WidgetStatus: ['None', 'Open', 'Posted'],
  PostingLayer: ['Current', 'Operations', 'Tax'],
  RoundOffType: ['Ordinary', 'RoundDown', 'RoundUp'],
};

const TYPES = [
  'String',
  'String',
  'Memo',
  'Integer',
  'BigInt',
  'Decimal',
  'Money',
  'Boolean',
  'DateTime',
  'Picklist',
  'Lookup',
];

/** Dataverse tables, each with its own columns, lookups to others and an alternate key. */
export function makeTables({ tables = 1_500, columns = 120, seed = 2 } = {}) {
  const random = new Random(seed);
  const names = Array.from({ length: tables }, (_, i) =>
    `contoso_${random.of(SUBJECTS)}${random.of(ROLES)}${i}`.toLowerCase(),
  );
  return names.map((name) => makeTable(name, names, columns, random));
}

function makeTable(name, names, count, random) {
  const columns = [
    column(`${name}id`, 'Uniqueidentifier', { required: 'SystemRequired' }),
    column('contoso_number', 'String', { length: 20, required: 'ApplicationRequired' }),
    column('contoso_company', 'Lookup', { targets: ['cdm_company'] }),
    column('versionnumber', 'BigInt', { writable: false }),
    column('createdon', 'DateTime', { writable: false }),
    column('statecode', 'State', { required: 'SystemRequired', options: [0, 1] }),
  ];
  for (let i = columns.length; i < count; i++) {
    const type = random.of(TYPES);
    columns.push(
      column(`contoso_${random.of(COLUMNS).toLowerCase()}${i}`, type, {
        length: type === 'String' ? 50 + random.below(150) : null,
        precision: type === 'Decimal' || type === 'Money' ? random.below(5) : null,
        targets: type === 'Lookup' ? [random.of(names)] : [],
        options: type === 'Picklist' ? [1, 2, 3] : null,
        writable: random.below(12) !== 0,
      }),
    );
  }
  return {
    name,
    entitySet: `${name}s`,
    label: name.replace('contoso_', 'Contoso '),
    columns,
    keys: [{ name: `${name}_number`, columns: ['contoso_number', 'contoso_company'] }],
  };
}

function column(
  name,
  type,
  { required = 'None', length = null, precision = null, targets = [], options = null, writable = true } = {},
) {
  return { name, type, required, length, precision, targets, options, writable };
}
