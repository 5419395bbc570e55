import {
  foldName,
  ORGANIZATION_LISTS,
  platformOf,
  type Connection,
  type ConnectionSet,
  type Environment,
  type Field,
  type Key,
} from '@dipv/core';
import {
  snapshotShape,
  type SnapshotConnection,
  type SnapshotConnectionSet,
  type SnapshotEnvironment,
  type SnapshotField,
  type SnapshotKey,
  type SnapshotTable,
} from '../../snapshot/shape.js';
import type { JsonDocument } from '../../json/document.js';
import type { TableFacts } from '../../facts/table.js';
import { fieldType } from '../metadata/field-type.js';
import type { ItemReader } from '../reader.js';
import { checkShape } from '../shape.js';
import { type InputKind, GATEWAY_TABLES, GATEWAY_PLATFORMS } from '../input-kind.js';

/** What a snapshot keeps beside tables. */
const KEPT = ['connections', 'connectionSet', 'environments', 'organizationMapping', 'organizations'] as const;

const SNAPSHOT: InputKind = {
  title: 'Snapshot',
  section: 12,
  platforms: GATEWAY_PLATFORMS,
  isDerived: true,
  tells: Object.fromEntries(
    [...Object.keys(GATEWAY_TABLES), ...KEPT, 'computedColumns', 'switches'].map((fact) => [fact, 'part']),
  ),
};

/** What `dipv snapshot` wrote. */
export const snapshotReader: ItemReader = {
  name: 'dipv snapshot',
  of: 'object',
  tells: [SNAPSHOT],
  entitySets: [],
  recognises: (value) => Object.hasOwn(value, 'dipvSnapshot'),
  read({ value, document, pointer }, facts) {
    const snapshot = checkShape(
      { test: () => false, schema: snapshotShape },
      value,
      { document, pointer, what: 'the snapshot', many: 'snapshots' },
      facts,
    );
    if (!snapshot) return;
    const { file } = document;
    facts.snapshots.add(file);
    for (const table of snapshot.tables) facts.tables.push(toTable(table, file));
    for (const other of snapshot.otherTables ?? []) facts.otherTables.push(other);
    const { connectionSets, integrationKeys, organizations, connections } = facts.ofSnapshots;
    for (const [i, set] of (snapshot.connectionSets ?? []).entries()) {
      connectionSets.push(toConnectionSet(set, { document, pointer: `${pointer}/connectionSets/${i}` }));
    }
    for (const entry of snapshot.integrationKeys ?? []) integrationKeys.push({ ...entry, file });
    for (const list of ORGANIZATION_LISTS) {
      const names = snapshot.organizations?.[list];
      if (names !== undefined) organizations[list] = [...(organizations[list] ?? []), ...names];
    }
    if (snapshot.connections) {
      facts.ofSnapshots.connections = [...(connections ?? []), ...snapshot.connections.map(toConnection)];
    }
  },
};

function toConnectionSet(
  { name, environments, organizationMapping }: SnapshotConnectionSet,
  { document, pointer }: { readonly document: JsonDocument; readonly pointer: string },
): ConnectionSet {
  return {
    name: name ?? null,
    environments: environments.map(({ key, environment }, i) => ({
      key: key ?? null,
      environment: environment && toEnvironment(environment, document.file),
      document,
      pointer: `${pointer}/environments/${i}`,
    })),
    organizationMapping: organizationMapping.map(({ firstEnvironment, secondEnvironment, ...pair }, i) => ({
      ...pair,
      firstEnvironment: firstEnvironment ?? null,
      secondEnvironment: secondEnvironment ?? null,
      document,
      firstPointer: `${pointer}/organizationMapping/${i}/firstPartition`,
      secondPointer: `${pointer}/organizationMapping/${i}/secondPartition`,
    })),
    document,
  };
}

function toEnvironment({ tables, absent, ...environment }: SnapshotEnvironment, file: string): Environment {
  const platform = platformOf(environment.targetType);
  return {
    name: environment.name ?? null,
    targetType: environment.targetType ?? null,
    // facts of one environment are never united with those of another
    tables: tables?.map((table) => ({ ...toTable(table, file), platform })) ?? null,
    ...(tables === undefined ? {} : { absentTables: new Set(absent) }),
    connectionDisplayName: environment.connectionDisplayName ?? null,
    hasAddress: environment.hasAddress ?? false,
    bypassApiHubConnector: environment.bypassApiHubConnector ?? false,
    needsIntegrationKey: environment.needsIntegrationKey ?? null,
  };
}

function toConnection({ displayName, name, statuses }: SnapshotConnection): Connection {
  return {
    name: name ?? '',
    displayName: displayName ?? null,
    statuses:
      statuses?.map(({ status, errorCode, errorMessage }) => ({
        status,
        errorCode: errorCode ?? null,
        errorMessage: errorMessage ?? null,
      })) ?? null,
  };
}

function toTable(table: SnapshotTable, file: string): TableFacts {
  return {
    platform: table.platform,
    name: table.name,
    displayName: table.displayName ?? null,
    names: table.names,
    completeness: table.partial ? 'partial' : 'complete',
    fields: new Map(table.fields.map((field) => [foldName(field.name), toField(field, table)])),
    keys: table.keys.map(toKey),
    ...(table.allKeysKnown === undefined ? {} : { allKeysKnown: table.allKeysKnown }),
    primaryCompanyContextField: table.companyField,
    companyContextFields: table.companyFields,
    ...(table.switches === undefined
      ? {}
      : {
          switches: {
            dataManagement: table.switches.dataManagement ?? null,
            dataService: table.switches.dataService ?? null,
            configuration: table.switches.configuration ?? null,
          },
        }),
    file,
    origin: 'snapshot',
    technicalNames: table.technicalNames,
    assumedFields: new Set(),
  };
}

function toKey({ name, fields, primary, integrationKey }: SnapshotKey): Key {
  return { name, fields, isPrimaryKey: primary ?? false, isIntegrationKey: integrationKey ?? null };
}

function toField(field: SnapshotField, { tellsComputed, tellsConfigured }: SnapshotTable): Field {
  const { kinds, length, bits, precision, minimum, maximum, options, requirement, ...more } = field;
  return {
    name: field.name,
    displayName: field.displayName ?? null,
    type: fieldType(field.kind, {
      kinds,
      length: length ?? null,
      bits: bits ?? null,
      precision: precision ?? null,
      minimum: minimum ?? null,
      maximum: maximum ?? null,
      options: options ?? null,
      optionLabels: more.optionLabels,
      dateBehavior: more.dateBehavior,
    }),
    requirement: requirement === 'unknown' ? null : (requirement ?? 'optional'),
    creatable: field.creatable === undefined ? true : field.creatable,
    updatable: field.updatable === undefined ? true : field.updatable,
    fillsItself: field.fillsItself ?? false,
    ...(field.computed === undefined && tellsComputed !== true
      ? {}
      : { computed: field.computed === 'none' ? null : (field.computed ?? null) }),
    ...(field.off === undefined && tellsConfigured !== true ? {} : { isConfigured: field.off !== true }),
    targets: field.targets ?? [],
  };
}
