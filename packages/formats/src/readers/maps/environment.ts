import { platformOf, type Environment, type EnvironmentEntry } from '@dipv/core';
import type { ColumnPool } from '../../facts/column-pool.js';
import type { Facts } from '../../facts/facts.js';
import type { JsonDocument } from '../../json/document.js';
import type { ItemReader } from '../reader.js';
import { schemaShape, toTable, toTableFacts } from './schema-table.js';
import * as z from '../described.js';
import { checkShape, optionalFlag, optionalText } from '../shape.js';
import { isObject } from '../../json/value.js';

const environmentShape = z.object({
  name: optionalText,
  targetType: optionalText,
  schemas: z.nullish(z.array(schemaShape)),
  connectionDisplayName: optionalText,
  metadataUrl: optionalText,
  directUrl: optionalText,
  environmentInfo: z.optional(z.unknown()),
  bypassApiHubConnector: optionalFlag,
  needsIntegrationKey: optionalFlag,
});

type EnvironmentShape = z.output<typeof environmentShape>;

/** An environment by itself: what it tells is its tables. */
export const environmentReader: ItemReader = {
  name: 'environment',
  of: 'object',
  isPayload: true,
  tells: [],
  entitySets: [],
  recognises: isEnvironment,
  read({ value, document, pointer }, facts) {
    const environment = checkShape(
      environmentShape,
      value,
      { document, pointer, what: 'the environment', many: 'environments' },
      facts,
    );
    if (!environment) return;
    const platform = platformOf(environment.targetType);
    if (platform === 'none') {
      facts.faults.add({
        file: document.file,
        subject: 'the environment',
        verdict: 'has no targetType (AX, CRM, …), so that nobody can tell whose tables these are',
        together: 'environments have no targetType (AX, CRM, …), so that nobody can tell whose tables these are',
        details: [{ spot: { document, pointer }, text: '' }],
      });
      return;
    }
    for (const schema of environment.schemas ?? []) {
      facts.tables.push(toTableFacts(schema, platform, document.file, facts.columns));
    }
  },
};

export function isEnvironment(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.hasOwn(value, 'targetType') &&
    ENVIRONMENT_TRAITS.some((name) => Object.hasOwn(value, name))
  );
}

const ENVIRONMENT_TRAITS = [
  'schemas',
  'connectionSetName',
  'connectionDisplayName',
  'environmentInfo',
  'metadataUrl',
  'directUrl',
];

/**
 * An environment in a project or a connection set; the service can list a name without one behind it.
 * @returns `null` where it breaks the contract, which is then a problem
 */
export function toEnvironmentEntry(
  value: unknown,
  key: string | null,
  at: { readonly document: JsonDocument; readonly pointer: string },
  facts: Facts,
): EnvironmentEntry | null {
  if (value === null) return { key, environment: null, ...at };
  // only what others refer to comes twice
  const shared = at.document.hasReferences && isObject(value) ? value : null;
  const known = shared && facts.environments.get(shared);
  if (known) return { key, environment: known, ...at };
  const shape = checkShape(
    environmentShape,
    value,
    { ...at, what: 'the environment, and what it belongs to,', many: 'environments, and what they belong to,' },
    facts,
  );
  if (!shape) return null;
  const environment = toEnvironment(shape, at.document.file, facts.columns);
  if (shared) facts.environments.set(shared, environment);
  return { key, environment, ...at };
}

function toEnvironment(shape: EnvironmentShape, file: string, pool: ColumnPool): Environment {
  const platform = platformOf(shape.targetType);
  return {
    name: shape.name ?? null,
    targetType: shape.targetType ?? null,
    tables: shape.schemas?.map((schema) => toTable(schema, platform, file, pool)) ?? null,
    connectionDisplayName: shape.connectionDisplayName ?? null,
    hasAddress: [shape.environmentInfo, shape.metadataUrl, shape.directUrl].some(isSet),
    bypassApiHubConnector: shape.bypassApiHubConnector ?? false,
    needsIntegrationKey: shape.needsIntegrationKey ?? null,
  };
}

function isSet(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}
