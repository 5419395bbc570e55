import { chooseIntegrationKey as integrationKeyChoice } from '../integration-key.js';
import { foldName } from '../names.js';
import type { ConnectionSet } from '../model/connection-set.js';
import type { Platform } from '../model/platform.js';
import type { Table } from '../model/table.js';
import type { IntegrationKeyEntry, Workspace } from '../model/workspace.js';
import { dataverseTableNames, TableCatalog } from '../table-catalog.js';
import { isCompanyContext as companyContext } from './company-context.js';

/** What all projects of a run share: indexes over the workspace, made once. */
export class RunContext {
  private readonly catalogs = new Map<Platform, TableCatalog>();
  private readonly listCatalogs = new Map<readonly Table[], TableCatalog>();
  private readonly integrationKeys = new Map<string, IntegrationKeyEntry[]>();

  constructor(
    readonly workspace: Workspace,
    /** Folded names of F&O entities under a cross-company data sharing policy. */
    readonly crossCompanySharing: ReadonlySet<string>,
    readonly isCompanyContext = companyContext,
    readonly chooseIntegrationKey = integrationKeyChoice,
  ) {
    for (const entry of workspace.integrationKeys) {
      for (const table of new Set(dataverseTableNames(entry.table))) {
        const entries = this.integrationKeys.get(table);
        if (entries === undefined) this.integrationKeys.set(table, [entry]);
        else entries.push(entry);
      }
    }
  }

  /** The tables that an environment lists. */
  catalogOf(tables: readonly Table[]): TableCatalog {
    let catalog = this.listCatalogs.get(tables);
    if (catalog === undefined) this.listCatalogs.set(tables, (catalog = new TableCatalog(tables)));
    return catalog;
  }

  /**
   * The metadata of a platform that belongs to no environment of the project at hand: solutions and
   * exports, or else the only environment of that platform in the workspace whose metadata was supplied.
   */
  otherTables(platform: Platform): TableCatalog {
    let catalog = this.catalogs.get(platform);
    if (catalog === undefined) {
      const loose = this.workspace.tables.filter((table) => table.platform === platform);
      catalog = new TableCatalog([...loose, ...this.onlyEnvironmentTables(platform)]);
      this.catalogs.set(platform, catalog);
    }
    return catalog;
  }

  /** Entries of integration-key lists for a Dataverse table, by any of its names. */
  integrationKeysOf(tableNames: readonly string[]): readonly IntegrationKeyEntry[] {
    return [...new Set(tableNames.flatMap((name) => this.integrationKeys.get(foldName(name)) ?? []))];
  }

  /** The connection set that a task names; the only one of the workspace serves every task. */
  connectionSetOf(name: string | null): ConnectionSet | null {
    const sets = this.workspace.connectionSets;
    if (sets.length === 1) return sets[0] ?? null;
    const folded = foldName((name ?? '').trim());
    return folded === '' ? null : (sets.find((set) => foldName((set.name ?? '').trim()) === folded) ?? null);
  }

  private onlyEnvironmentTables(platform: Platform): readonly Table[] {
    const lists = [...this.workspace.connectionSets, ...this.workspace.projects]
      .flatMap((owner) => owner.environments)
      .map((entry) => entry.environment?.tables ?? [])
      .filter((tables) => tables.some((table) => table.platform === platform));
    return lists.length === 1 ? (lists[0] ?? []) : [];
  }
}
