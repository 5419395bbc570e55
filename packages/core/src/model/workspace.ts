import type { Connection, ConnectionSet } from './connection-set.js';
import type { Platform } from './platform.js';
import type { Project } from './project.js';
import type { Problem } from './report.js';
import type { Table } from './table.js';

/** The integration key that a list gives to the table of one map. */
export interface IntegrationKeyEntry {
  /** The Dataverse table, by any of its names. */
  readonly table: string;
  /** The F&O entity of the map, by any of its names. */
  readonly entity: string;
  readonly fields: readonly string[];
  readonly file: string;
}

/** The organizations that exist in the environments; `null` where no list was supplied. */
export interface Organizations {
  /** F&O legal entities. */
  readonly legalEntities: readonly string[] | null;
  /** Dataverse business units. */
  readonly businessUnits: readonly string[] | null;
  /** Dataverse companies, by their code. */
  readonly companies: readonly string[] | null;
}

export const ORGANIZATION_LISTS = [
  'legalEntities',
  'businessUnits',
  'companies',
] as const satisfies readonly (keyof Organizations)[];

/** How the service runs a map. */
export interface RunningMap {
  /** Name and version of the map in this workspace. */
  readonly name: string;
  readonly version: string;
  /** Those that run. */
  readonly versions: readonly string[];
  /** Whether the inputs hold the map in one of them; `checked`: this run checks it. */
  readonly isThere: 'checked' | 'supplied' | false;
}

/** Everything that is given to one run. Plain data: readers fill it, rules only ask. */
export interface Workspace {
  readonly projects: readonly Project[];
  readonly connectionSets: readonly ConnectionSet[];
  /** Metadata that belongs to no connection set: solutions, metadata exports. One entry a table. */
  readonly tables: readonly Table[];
  readonly integrationKeys: readonly IntegrationKeyEntry[];
  /** `null`: no connections snapshot was supplied. */
  readonly connections: readonly Connection[] | null;
  readonly organizations: Organizations;
  readonly problems: readonly Problem[];
  /** What a list of running maps tells of each map that it has; absent: none was supplied. */
  readonly running?: readonly RunningMap[];
  /** Names of tables that the inputs list and no map uses, to offer the nearest one for a name that is not known. */
  readonly otherTableNames?: (platform: Platform) => readonly string[];
}
