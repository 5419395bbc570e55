import { pointerStep } from '../json/json-pointer.js';
import { tablesOfMapName } from './map-name.js';
import { problemAt } from './problems.js';
import type { ItemReader } from './reader.js';
import { describe } from './shape.js';

/** `{"<table> - <entity>": ["field", "lookup.field", …]}` */
export const integrationKeyListReader: ItemReader = {
  what: 'integration-key list',
  entitySets: [],
  recognises(value) {
    const entries = Object.entries(value);
    return (
      entries.length > 0 &&
      entries.every(([name]) => name.includes(' - ')) &&
      entries.some(([, fields]) => Array.isArray(fields))
    );
  },
  read({ value, document, pointer }, facts) {
    for (const [name, fields] of Object.entries(value)) {
      const tables = tablesOfMapName(name);
      if (tables && isNameList(fields)) facts.integrationKeys.push({ ...tables, fields, file: document.file });
      else {
        const fault = tables
          ? `expected a list of field names, found ${describe(fields)}`
          : 'the name is not "<table> - <entity>"';
        const reason = `the integration key of ${describe(name)} is left out: ${fault}`;
        facts.problems.push(problemAt(document, pointer + pointerStep(name), reason));
      }
    }
  },
};

function isNameList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
