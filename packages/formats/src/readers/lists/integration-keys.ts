import type { Problem } from '@dipv/core';
import { fileProblem } from '../../facts/problems.js';
import { distinctNames } from '../../text/distinct-names.js';
import { pointerStep } from '../../json/pointer.js';
import { tablesOfMapName } from '../../facts/map-name.js';
import type { ItemReader } from '../reader.js';
import { describe, quoted } from '../../json/value.js';
import { INTEGRATION_KEY_LIST } from '../input-kind.js';

/** `{"<table> - <entity>": ["field", "lookup.field", …]}` */
export const integrationKeyListReader: ItemReader = {
  name: 'integration-key list',
  of: 'object',
  tells: [INTEGRATION_KEY_LIST],
  entitySets: [],
  recognises(value) {
    const entries = Object.entries(value).filter(([name]) => !isRemark(name));
    return (
      entries.length > 0 &&
      entries.every(([name]) => name.includes(' - ') || tablesOfMapName(name) !== null) &&
      entries.some(([name, fields]) => (name.includes(' - ') ? Array.isArray(fields) : isNameList(fields)))
    );
  },
  read({ value, document, pointer }, facts) {
    let isIdle = true;
    for (const [name, fields] of Object.entries(value)) {
      if (isRemark(name)) continue;
      const tables = tablesOfMapName(name);
      if (tables && isNameList(fields)) {
        const named = keyFields(fields);
        if (named.length === 0) continue; // the key is left to the platform
        isIdle = false;
        facts.integrationKeys.push({ ...tables, fields: named, file: document.file });
      } else {
        isIdle = false;
        const text = tables
          ? `expected a list of field names, found ${describe(fields)}`
          : 'the name is not "<table> - <entity>"';
        facts.faults.add({
          file: document.file,
          subject: `the integration key of ${quoted(name)}`,
          ...LEFT_OUT,
          details: [{ spot: { document, pointer: pointer + pointerStep(name) }, text }],
        });
      }
    }
    if (isIdle) facts.problems.push(namesNoKey(document.file));
  },
};

/** A list that leaves every key to the platform says nothing, which is not what anybody would write one for. */
export function namesNoKey(file: string): Problem {
  return fileProblem(file, 'names maps, and an integration key of none of them', 'info');
}

/** What is said of an entry that cannot be read. */
export const LEFT_OUT = { verdict: 'is left out', together: 'integration keys are left out' };

/** The fields that an entry names, as people write them. */
export function keyFields(names: readonly string[]): readonly string[] {
  return distinctNames(names.map((name) => name.trim()));
}

/** JSON has no comments: people write them as members. */
function isRemark(name: string): boolean {
  return /^[$_/#]/.test(name) && !name.includes(' - ') && tablesOfMapName(name) === null;
}

function isNameList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
