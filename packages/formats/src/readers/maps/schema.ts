import type { Platform } from '@dipv/core';
import type { ItemReader } from '../reader.js';
import { schemaShape, toTableFacts } from './schema-table.js';
import { checkShape } from '../shape.js';
import { type JsonObject, isObject } from '../../json/value.js';

/** A table of the gateway by itself, without the environment that would say whose it is. */
export const schemaReader: ItemReader = {
  name: 'table schema',
  of: 'object',
  isPayload: true,
  tells: [],
  entitySets: [],
  recognises: (value) =>
    Object.hasOwn(value, 'keys') && fieldsOf(value).some((field) => Object.hasOwn(field, 'typeDetails')),
  read({ value, document, pointer }, facts) {
    const schema = checkShape(schemaShape, value, { document, pointer, what: 'the table', many: 'tables' }, facts);
    if (!schema) return;
    const platform = platformByColumns(value);
    if (platform) facts.tables.push(toTableFacts(schema, platform, document.file, facts.columns));
    else {
      facts.faults.add({
        file: document.file,
        subject: `nobody can tell which environment the table ${schema.name} belongs to;`,
        verdict: WRAP,
        together: `tables are left out, of which nobody can tell what environment they belong to; ${WRAP}`,
        details: [{ spot: { document, pointer }, text: '' }],
      });
    }
  },
};

const WRAP = 'wrap it as {"targetType": "AX" or "CRM", "schemas": [ … ]}';

/** Columns that every table of one platform has, and none of the other. */
function platformByColumns(value: JsonObject): Platform | null {
  const names = new Set(fieldsOf(value).map(({ name }) => (typeof name === 'string' ? name.toLowerCase() : '')));
  if (names.has('versionnumber')) return 'dataverse';
  return names.has('dataareaid') ? 'finance-and-operations' : null;
}

function fieldsOf(value: JsonObject): JsonObject[] {
  const fields = value['fields'];
  return Array.isArray(fields) ? fields.filter(isObject) : [];
}
