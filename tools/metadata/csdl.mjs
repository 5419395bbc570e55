/** OData `$metadata` (CSDL) of either side, in pieces, since it is large. */
import { ENUMERATION_MEMBERS } from './environment.mjs';
import { EDM_TYPES } from './public-entities.mjs';

const FNO_TERM = 'Microsoft.Dynamics.OData.Core.V1';
const FNO_NAMESPACE = 'Microsoft.Dynamics.DataEntities';

/** @param annotated whether the document says, as F&O's does, what is required and what can be edited */
export function* financeCsdl(entities, { annotated = true } = {}) {
  yield* opening(`<Schema Namespace="${FNO_NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`);
  for (const [name, members] of Object.entries(ENUMERATION_MEMBERS)) {
    yield `<EnumType Name="${name}">\n${members.map((member, i) => `<Member Name="${member}" Value="${i}" />\n`).join('')}</EnumType>\n`;
  }
  for (const entity of entities) yield financeType(entity, annotated);
  yield* closing(entities.map(({ name, entitySet }) => [entitySet, `${FNO_NAMESPACE}.${name}`]));
}

function financeType({ name, labelId, properties }, annotated) {
  const keys = properties.filter(({ key }) => key);
  return [
    `<EntityType Name="${name}">`,
    ...(keys.length > 0 ? ['<Key>', ...keys.map((key) => `<PropertyRef Name="${key.name}" />`), '</Key>'] : []),
    ...properties.map((property) => financeProperty(property, annotated)),
    annotated ? `<Annotation Term="${FNO_TERM}.LabelId" String="${escape(labelId)}" />` : '',
    '</EntityType>\n',
  ].join('\n');
}

function financeProperty({ name, kind, mandatory, allowEdit, allowEditOnCreate, enumeration }, annotated) {
  const type = enumeration === null ? (EDM_TYPES[kind] ?? 'Edm.Untyped') : `${FNO_NAMESPACE}.${enumeration}`;
  const nullable = type === 'Edm.String' || enumeration !== null || type === 'Edm.Untyped' ? '' : ' Nullable="false"';
  if (!annotated) return `<Property Name="${name}" Type="${type}"${nullable} />`;
  const annotations = [
    kind === null ? '' : `<Annotation Term="${FNO_TERM}.AXType" EnumMember="${FNO_TERM}.AXType/${kind}" />`,
    mandatory ? `<Annotation Term="${FNO_TERM}.IsRequired" Bool="true" />` : '',
    allowEdit ? '' : `<Annotation Term="${FNO_TERM}.AllowEdit" Bool="false" />`,
    allowEditOnCreate ? '' : `<Annotation Term="${FNO_TERM}.AllowEditOnCreate" Bool="false" />`,
  ].filter((annotation) => annotation !== '');
  return `<Property Name="${name}" Type="${type}"${nullable}>\n${annotations.join('\n')}\n</Property>`;
}

/** @param bytes how large the document is to be at least: types that nobody uses fill it up */
export function* dataverseCsdl(tables, { bytes = 0 } = {}) {
  let written = 0;
  yield* opening(
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
  );
  yield '<EntityType Name="crmbaseentity" Abstract="true" />\n';
  const sets = [];
  for (let copy = 0; copy === 0 || written < bytes; copy++) {
    for (const table of tables) {
      if (copy > 0 && written >= bytes) break;
      const name = copy === 0 ? table.name : `${table.name}_${copy}`;
      const type = dataverseType(name, table);
      sets.push([copy === 0 ? table.entitySet : `${name}s`, `Microsoft.Dynamics.CRM.${name}`]);
      written += type.length;
      yield type;
    }
  }
  yield* closing(sets);
}

function dataverseType(name, { name: original, columns, keys }) {
  const lines = [
    `<EntityType Name="${name}" BaseType="mscrm.crmbaseentity">`,
    `<Key>\n<PropertyRef Name="${original}id" />\n</Key>`,
    ...columns.map(dataverseProperty),
  ];
  for (const { name: column, targets } of columns) {
    for (const target of targets) {
      lines.push(
        `<NavigationProperty Name="${column}" Type="mscrm.${target}" Nullable="false" Partner="${original}_${column}">`,
        `<ReferentialConstraint Property="_${column}_value" ReferencedProperty="${target}id" />\n</NavigationProperty>`,
      );
    }
  }
  lines.push('<Annotation Term="OData.Community.Keys.V1.AlternateKeys">\n<Collection>');
  for (const key of keys) {
    lines.push('<Record Type="OData.Community.Keys.V1.AlternateKey">\n<PropertyValue Property="Key">\n<Collection>');
    for (const column of key.columns) {
      const path = columns.some((each) => each.name === column && each.targets.length > 0)
        ? `_${column}_value`
        : column;
      lines.push(
        `<Record Type="OData.Community.Keys.V1.PropertyRef">\n<PropertyValue Property="Alias" String="${column}" />\n<PropertyValue Property="Name" PropertyPath="${path}" />\n</Record>`,
      );
    }
    lines.push('</Collection>\n</PropertyValue>\n</Record>');
  }
  lines.push('</Collection>\n</Annotation>\n</EntityType>\n');
  return lines.join('\n');
}

const DATAVERSE_TYPES = {
  String: 'Edm.String',
  Memo: 'Edm.String',
  Integer: 'Edm.Int32',
  BigInt: 'Edm.Int64',
  Decimal: 'Edm.Decimal',
  Money: 'Edm.Decimal',
  Boolean: 'Edm.Boolean',
  DateTime: 'Edm.DateTimeOffset',
  Picklist: 'Edm.Int32',
  State: 'Edm.Int32',
  Uniqueidentifier: 'Edm.Guid',
};

function dataverseProperty({ name, type, precision }) {
  if (type === 'Lookup') return `<Property Name="_${name}_value" Type="Edm.Guid" />`;
  const scale = precision === null ? '' : ` Scale="${precision}"`;
  const unicode = type === 'String' || type === 'Memo' ? ' Unicode="false"' : '';
  return `<Property Name="${name}" Type="${DATAVERSE_TYPES[type]}"${scale}${unicode} />`;
}

function* opening(schema) {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\n<edmx:DataServices>\n${schema}\n`;
}

function* closing(entitySets) {
  yield '<EntityContainer Name="System">\n';
  for (const [name, type] of entitySets) yield `<EntitySet Name="${name}" EntityType="${type}" />\n`;
  yield '</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n';
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
