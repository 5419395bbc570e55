import type { Connection, ConnectionSet, Environment, IntegrationKeyEntry, Organizations, Problem } from '@dipv/core';
import { EntityNames } from './entity-names.js';
import { Pages } from './pages.js';
import type { ReadProject } from './read-project.js';
import { SolutionFacts } from './readers/solution-facts.js';
import type { RunningVersion } from './running-versions.js';
import { Shelf } from './shelf.js';
import type { TableFacts } from './table-facts.js';

/** What has been read so far: of all inputs, or of one that is not yet read to its end. */
export class Facts {
  readonly projects: ReadProject[] = [];
  readonly connectionSets: ConnectionSet[] = [];
  readonly tables: TableFacts[] = [];
  readonly shelf = new Shelf();
  readonly solutions = new SolutionFacts();
  readonly entityNames = new EntityNames();
  /** Members of F&O enumerations, by folded name. */
  readonly enumerations = new Map<string, readonly string[]>();
  readonly integrationKeys: IntegrationKeyEntry[] = [];
  readonly organizations: { -readonly [List in keyof Organizations]: string[] | null } = {
    legalEntities: null,
    businessUnits: null,
    companies: null,
  };
  connections: Connection[] | null = null;
  readonly runningVersions: RunningVersion[] = [];
  /** Files that `dipv snapshot` wrote. */
  readonly snapshots = new Set<string>();
  readonly pages = new Pages();
  /** By the object that it was read from, to which others may refer. */
  readonly environments = new WeakMap<object, Environment>();
  readonly problems: Problem[] = [];

  /** Takes over what was read of one JSON file. */
  add(facts: Facts): void {
    for (const project of facts.projects) this.projects.push(project);
    for (const connectionSet of facts.connectionSets) this.connectionSets.push(connectionSet);
    for (const table of facts.tables) this.tables.push(table);
    this.shelf.addAll(facts.shelf);
    this.entityNames.addAll(facts.entityNames);
    for (const [name, members] of facts.enumerations) this.enumerations.set(name, members);
    for (const key of facts.integrationKeys) this.integrationKeys.push(key);
    for (const list of ['legalEntities', 'businessUnits', 'companies'] as const) {
      const names = facts.organizations[list];
      if (names !== null) this.organizations[list] = [...(this.organizations[list] ?? []), ...names];
    }
    if (facts.connections !== null) this.connections = [...(this.connections ?? []), ...facts.connections];
    for (const running of facts.runningVersions) this.runningVersions.push(running);
    for (const file of facts.snapshots) this.snapshots.add(file);
    this.pages.addAll(facts.pages);
    for (const problem of facts.problems) this.problems.push(problem);
  }
}
