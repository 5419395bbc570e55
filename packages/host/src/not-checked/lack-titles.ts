import type { Fact } from '@dipv/core';

/** What is not known, for a heading. */
export const LACK_TITLES: Readonly<Record<Fact, string>> = {
  map: 'The map is not known',
  table: 'Tables without metadata',
  metadata: 'Environments without metadata',
  completeTable: 'Tables of which only some columns are known',
  requirements: 'Metadata that does not say which columns are required',
  writability: 'Metadata that does not say which columns are read-only',
  types: 'Metadata that does not say what columns hold',
  lookupTargets: 'Lookups that lead to an unknown table',
  computedColumns: 'Metadata that does not say which columns are calculated',
  switches: 'Metadata that does not say what entities are enabled for',
  integrationKey: 'Integration keys that are not known',
  companyContext: 'Tables that may or may not be company-specific',
  connectionSet: 'Connection sets that were not supplied, or are not whole',
  organizationMapping: 'Organization mappings that are not known',
  environments: 'Environments without a connection',
  organizations: 'Organizations that may or may not exist',
  runningVersions: 'Maps that may run in another version',
  connections: 'Connections that may or may not work',
};
