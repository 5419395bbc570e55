import type { InputKind } from '@dipv/core';

export type { InputKind, Told } from '@dipv/core';

/** That a table is missing can only be told by a list that the service itself goes by, see DIPV1018 and DIPV1020. */
export const WHOLE_TABLE = { metadata: 'part', table: 'full', completeTable: 'full' } as const;

/** What metadata of a Dataverse table tells. Alternate keys are only candidates for the integration key. */
export const WHOLE_DATAVERSE_TABLE = {
  ...WHOLE_TABLE,
  requirements: 'full',
  writability: 'full',
  types: 'full',
  companyContext: 'full',
  lookupTargets: 'full',
  integrationKey: 'part',
  computedColumns: 'full',
} as const;

/** All that a gateway payload tells of its environments. Its choices come without their values. */
export const GATEWAY_TABLES = {
  metadata: 'full',
  table: 'full',
  completeTable: 'full',
  requirements: 'full',
  writability: 'full',
  types: 'part',
  companyContext: 'full',
  lookupTargets: 'full',
  integrationKey: 'full',
} as const;

export const GATEWAY_PLATFORMS = ['dataverse', 'finance-and-operations', 'other'] as const;

/** Their reader is told by where they come from: a solution, the Web API, or a file of their own. */
export const MAPS: InputKind = { title: 'Maps', section: 1, platforms: [], tells: { map: 'full' } };

export const INTEGRATION_KEY_LIST: InputKind = {
  title: 'Integration-key list',
  section: 8,
  platforms: ['dataverse'],
  tells: { integrationKey: 'full', companyContext: 'part' },
};
