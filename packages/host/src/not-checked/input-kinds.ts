import type { Fact, Platform } from '@dipv/core';

/** `part`: some of it, so that a check may still lack the rest. */
export type Told = 'full' | 'part';

/** A kind of file that dipv reads. */
export interface InputKind {
  /** As its section of `docs/guides/metadata.md` is called. */
  readonly title: string;
  /** Platforms whose environments it describes; empty: it tells nothing of tables. */
  readonly platforms: readonly Platform[];
  readonly tells: Readonly<Partial<Record<Fact, Told>>>;
  /** Made of other inputs, so that it never tells what those did not. */
  readonly isDerived?: true;
}

/** That a table is missing can only be told by a list that the service itself goes by, see DIPV1018 and DIPV1020. */
const WHOLE_TABLE = { metadata: 'part', table: 'full', completeTable: 'full' } as const;
/** All that a gateway payload tells of its environments. Its choices come without their values. */
const GATEWAY_TABLES = {
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
/** What a snapshot keeps beside tables. */
const KEPT = ['connections', 'connectionSet', 'environments', 'organizationMapping', 'organizations'] as const;
const GATEWAY_PLATFORMS = ['dataverse', 'finance-and-operations', 'other'] as const;

/** The kinds of input, least effort first. Alternate keys are only candidates for the integration key. */
export const INPUT_KINDS: readonly InputKind[] = [
  { title: 'Maps', platforms: [], tells: { map: 'full' } },
  {
    title: 'Solution that owns the tables',
    platforms: ['dataverse'],
    tells: {
      ...WHOLE_TABLE,
      requirements: 'full',
      writability: 'full',
      types: 'full',
      companyContext: 'full',
      lookupTargets: 'full',
      integrationKey: 'part',
    },
  },
  {
    // It knows no requirement levels, marks as computed only some of what cannot be written, and calls choices integers.
    title: 'Dataverse $metadata',
    platforms: ['dataverse'],
    tells: {
      ...WHOLE_TABLE,
      writability: 'part',
      types: 'part',
      companyContext: 'part',
      lookupTargets: 'full',
      integrationKey: 'part',
    },
  },
  {
    title: 'F&O $metadata',
    platforms: ['finance-and-operations'],
    tells: {
      ...WHOLE_TABLE,
      requirements: 'part', // only where the environment annotates its properties
      writability: 'part',
      types: 'part',
      companyContext: 'full',
      lookupTargets: 'full', // F&O has no lookup columns
    },
  },
  { title: 'Lists of organizations', platforms: [], tells: { organizations: 'full' } },
  {
    title: 'Dataverse EntityDefinitions',
    platforms: ['dataverse'],
    tells: {
      ...WHOLE_TABLE,
      requirements: 'full',
      writability: 'full',
      types: 'full',
      companyContext: 'full',
      lookupTargets: 'full',
      integrationKey: 'part',
    },
  },
  {
    title: 'F&O PublicEntities',
    platforms: ['finance-and-operations'],
    tells: {
      ...WHOLE_TABLE,
      requirements: 'full',
      writability: 'full',
      types: 'part',
      companyContext: 'full',
      lookupTargets: 'full',
    },
  },
  {
    title: 'Integration-key list',
    platforms: ['dataverse'],
    tells: { integrationKey: 'full', companyContext: 'part' },
  },
  { title: 'Connections snapshot', platforms: [], tells: { connections: 'full' } },
  {
    title: 'Connection set',
    platforms: GATEWAY_PLATFORMS,
    tells: { ...GATEWAY_TABLES, connectionSet: 'full', environments: 'full', organizationMapping: 'full' },
  },
  {
    title: 'Project with its environments',
    platforms: GATEWAY_PLATFORMS,
    tells: { ...GATEWAY_TABLES, map: 'full', environments: 'full' },
  },
  {
    title: 'Snapshot',
    platforms: GATEWAY_PLATFORMS,
    isDerived: true,
    tells: Object.fromEntries([...Object.keys(GATEWAY_TABLES), ...KEPT].map((fact) => [fact, 'part'])),
  },
];

/** The file that says how to get each input, from the root of the repository or of the package. */
export const GUIDE = 'docs/guides/metadata.md';

/** The number by which tables call an input, from 1. */
export function numberOf(input: InputKind): number {
  return INPUT_KINDS.indexOf(input) + 1;
}

/** The heading of the input's section of the guide. */
export function headingOf(input: InputKind): string {
  return `${numberOf(input)}. ${input.title}`;
}

/** The anchor that GitHub gives to the heading. */
export function anchorOf(input: InputKind): string {
  const slug = headingOf(input)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `#${slug}`;
}
