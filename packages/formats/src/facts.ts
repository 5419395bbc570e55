import type { Connection, ConnectionSet, IntegrationKeyEntry, Organizations, Problem, Project } from '@dipv/core';
import { SolutionFacts } from './readers/solution-facts.js';
import type { TableFacts } from './unite-tables.js';

/** What has been read so far, of all inputs. */
export class Facts {
  readonly projects: Project[] = [];
  readonly connectionSets: ConnectionSet[] = [];
  readonly tables: TableFacts[] = [];
  readonly solutions = new SolutionFacts();
  readonly integrationKeys: IntegrationKeyEntry[] = [];
  readonly organizations: { -readonly [List in keyof Organizations]: string[] | null } = {
    legalEntities: null,
    businessUnits: null,
    companies: null,
  };
  connections: Connection[] | null = null;
  readonly problems: Problem[] = [];
}
