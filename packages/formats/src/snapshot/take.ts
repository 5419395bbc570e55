import {
  dataverseTableNames,
  foldName,
  nearestName,
  platformOf,
  TableCatalog,
  tablesUsed,
  type Connection,
  type ConnectionSet,
  type Environment,
  type OrganizationPair,
  type Platform,
  type Table,
  type Workspace,
} from '@dipv/core';
import { distinctNames } from '../text/distinct-names.js';
import { searchName } from '../text/search-name.js';
import {
  snapshotPlatforms,
  type Snapshot,
  type SnapshotConnection,
  type SnapshotConnectionSet,
  type SnapshotEnvironment,
  type SnapshotTable,
} from './shape.js';
import { byName, toSnapshotTable } from './table.js';

const SCHEMA = 'https://unpkg.com/@dipv/formats/snapshot.schema.json';

/**
 * All that decides about the maps of a workspace, beside the maps themselves and the environments that they
 * bring along: the tables that they use, key lists, connection sets, organizations, connections. Sorted, so
 * that the same facts give the same snapshot. Addresses, ids and parameters of connections stay out.
 */
export function takeSnapshot(workspace: Workspace): Snapshot {
  const selection = new Selection(workspace);
  const loose = [...workspace.tables, ...selection.onlyListsOfProjects()].filter(({ platform }) => platform !== 'none');
  const tables = selection.ofLoose(loose);
  const otherTables = selection.otherNames();
  const connectionSets = workspace.connectionSets.map((set) => toSnapshotSet(set, selection));
  const integrationKeys = workspace.integrationKeys.filter((entry) => selection.asksForKeysOf(entry.table));
  const organizations = Object.entries(workspace.organizations)
    .filter((list): list is [string, readonly string[]] => list[1] !== null)
    .map(([list, names]) => [list, [...names].sort(byName)] as const);
  return {
    $schema: SCHEMA,
    dipvSnapshot: 1,
    tables,
    otherTables: otherTables.length === 0 ? undefined : otherTables,
    connectionSets:
      connectionSets.length === 0 ? undefined : connectionSets.sort((a, b) => byName(a.name ?? '', b.name ?? '')),
    // of several entries for one table the first one may count
    integrationKeys:
      integrationKeys.length === 0
        ? undefined
        : integrationKeys.map(({ table, entity, fields }) => ({ table, entity, fields: [...fields] })),
    organizations: organizations.length === 0 ? undefined : Object.fromEntries(organizations),
    connections: toSnapshotConnections(workspace),
  };
}

interface Selected {
  readonly tables: SnapshotTable[];
  readonly absent: string[];
}

/** Which tables of a list the maps ask for. */
class Selection {
  private readonly used: ReadonlySet<Table>;
  private readonly names: ReadonlyMap<Platform, ReadonlySet<string>>;
  /** Names by which maps call tables, by platform, where a reader may be told of a similar one. */
  private readonly named = new Map<Platform, Set<string>>();
  /** Names of tables that maps note for lookups, in lower case: whether one is there decides as well. */
  private readonly noted = new Set<string>();
  private readonly keyTables: ReadonlySet<string>;

  constructor(private readonly workspace: Workspace) {
    const { tables, names } = tablesUsed(workspace);
    this.used = new Set(tables);
    this.names = names;
    this.keyTables = new Set([...(names.get('dataverse') ?? [])].flatMap(dataverseTableNames));
    for (const leg of workspace.projects.flatMap(({ tasks }) => tasks.flatMap((task) => task.legs))) {
      const related = leg.mappings.map((mapping) => mapping.destinationRelatedEntity);
      this.addNames(leg.sourceEnvironmentType, [leg.sourceTable, leg.sourceDistinctName]);
      this.addNames(leg.destinationEnvironmentType, [leg.destinationTable, leg.destinationDistinctName, ...related]);
      for (const name of distinctNames(related)) this.noted.add(foldName(name));
    }
  }

  private addNames(environmentType: string | null, names: readonly (string | null)[]): void {
    const platform = platformOf(environmentType);
    const known = this.named.get(platform) ?? new Set();
    for (const name of names) if (name !== null && name.trim() !== '') known.add(name);
    this.named.set(platform, known);
  }

  /** Of names that an input lists beside its tables, those that a message may offer. */
  otherNames(): { readonly platform: SnapshotTable['platform']; readonly name: string }[] {
    return snapshotPlatforms().flatMap((platform) => {
      const names = this.workspace.otherTableNames?.(platform) ?? [];
      const catalog = new TableCatalog(this.workspace.tables.filter((table) => table.platform === platform));
      const unknown = this.namedOf(platform).filter((name) => catalog.find(name) === null);
      const nearest = unknown.map((name) => nearestName(name, names));
      return distinctNames(nearest)
        .sort(byName)
        .map((name) => ({ platform, name }));
    });
  }

  /** Legs that name no environment type may mean any. */
  private namedOf(platform: Platform): string[] {
    const names = platform === 'none' ? [...this.named.values()] : [this.named.get(platform), this.named.get('none')];
    return names.flatMap((each) => [...(each ?? [])]);
  }

  asksForKeysOf(table: string): boolean {
    return dataverseTableNames(table).some((name) => this.keyTables.has(name));
  }

  /** Those of the tables that belong to no environment, see `ofEnvironment`. */
  ofLoose(tables: readonly Table[]): SnapshotTable[] {
    return [...new Set(tables.map(({ platform }) => platform))].sort(byName).flatMap(
      (platform) =>
        this.select(
          tables.filter((table) => table.platform === platform),
          platform,
        ).tables,
    );
  }

  /**
   * The tables of an environment that maps use. Of those that share a name with them, or whose name is so similar
   * that a message may offer it, the names alone.
   * @returns also which names were looked for in vain
   */
  ofEnvironment(tables: readonly Table[], targetType: string | null): Selected {
    return this.select(tables, platformOf(targetType));
  }

  private select(list: readonly Table[], platform: Platform): Selected {
    // legs may tell what an environment does not: what kind of environment it is
    const looked = platform === 'none' ? [...this.names.values()] : [this.names.get(platform) ?? []];
    const named = this.namedOf(platform);
    const sought = new Set([...looked.flatMap((names) => [...names]), ...named.map(foldName)]);
    const catalog = new TableCatalog(list);
    const byAnyName = new Map<string, Table[]>();
    for (const table of list) {
      for (const name of new Set(table.names.map((each) => keyOf(platform, each)))) {
        const known = byAnyName.get(name);
        if (known === undefined) byAnyName.set(name, [table]);
        else known.push(table);
      }
    }
    const whole = new Set(list.filter((table) => this.used.has(table)));
    const kept = new Set(whole);
    const absent = new Set<string>();
    for (const name of sought) {
      // a table that is listed without columns is as good as none
      if ((catalog.find(name)?.fields.size ?? 0) === 0) absent.add(name);
      for (const table of byAnyName.get(keyOf(platform, name)) ?? []) {
        kept.add(table);
        if (this.noted.has(name)) whole.add(table);
      }
    }
    for (const name of named.filter((each) => absent.has(foldName(each)))) {
      const nearest = nearestName(name, catalog.names);
      for (const table of nearest === null ? [] : (byAnyName.get(keyOf(platform, nearest)) ?? [])) kept.add(table);
    }
    // a list of which no map uses a table is still one that was supplied
    const tables = kept.size === 0 ? list.slice(0, 1) : list.filter((table) => kept.has(table));
    return {
      tables: tables
        .map((table) => toSnapshotTable(whole.has(table) ? table : namesOf(table)))
        .sort((a, b) => byName(a.name, b.name)),
      absent: [...absent].sort(),
    };
  }

  /** Tables of environments that projects bring along, where other maps may rest on them: there is no other list. */
  onlyListsOfProjects(): Table[] {
    const { connectionSets, projects, tables } = this.workspace;
    const listsOf = (owners: readonly Pick<ConnectionSet, 'environments'>[]): (readonly Table[])[] =>
      owners.flatMap(({ environments }) => environments.map(({ environment }) => environment?.tables ?? []));
    const known = new Set(tables.flatMap((table) => table.names.map((name) => keyOf(table.platform, name))));
    const all = listsOf([...connectionSets, ...projects]).filter((list) => list.length > 0);
    const isOnly = (list: readonly Table[]): boolean =>
      all.every((other) => other === list || !other.some(({ platform }) => platform === list[0]?.platform));
    return listsOf(projects)
      .filter((list) => list.length > 0 && isOnly(list))
      .flat()
      .filter((table) => this.used.has(table))
      .filter((table) => !table.names.some((name) => known.has(keyOf(table.platform, name))));
  }
}

function keyOf(platform: Platform, name: string): string {
  return `${platform} ${searchName(platform, name)}`;
}

/** A table of which only the names are known. */
function namesOf(table: Table): Table {
  return {
    ...table,
    completeness: 'partial',
    allKeysKnown: false,
    fields: new Map(),
    keys: [],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
  };
}

function toSnapshotSet(
  { name, environments, organizationMapping }: ConnectionSet,
  selection: Selection,
): SnapshotConnectionSet {
  return {
    name: name ?? undefined,
    // of several environments of one type the first one counts
    environments: environments.map(({ key, environment }) => ({
      key: key ?? undefined,
      environment: environment && toSnapshotEnvironment(environment, selection),
    })),
    organizationMapping: organizationMapping.map(toSnapshotPair).sort((a, b) => {
      const [left, right] = [a, b].map((pair) => JSON.stringify(Object.values(pair)));
      return byName(left ?? '', right ?? '');
    }),
  };
}

function toSnapshotPair({
  kind,
  firstEnvironment,
  firstPartition,
  secondEnvironment,
  secondPartition,
}: OrganizationPair): SnapshotConnectionSet['organizationMapping'][number] {
  return {
    kind,
    firstEnvironment: firstEnvironment ?? undefined,
    firstPartition,
    secondEnvironment: secondEnvironment ?? undefined,
    secondPartition,
  };
}

function toSnapshotEnvironment(environment: Environment, selection: Selection): SnapshotEnvironment {
  const { tables: list, absentTables } = environment;
  const selected = list && selection.ofEnvironment(list, environment.targetType);
  const absent = absentTables === undefined ? (selected?.absent ?? []) : [...absentTables].sort();
  return {
    name: environment.name ?? undefined,
    targetType: environment.targetType ?? undefined,
    connectionDisplayName: environment.connectionDisplayName ?? undefined,
    hasAddress: environment.hasAddress ? true : undefined,
    bypassApiHubConnector: environment.bypassApiHubConnector ? true : undefined,
    needsIntegrationKey: environment.needsIntegrationKey ?? undefined,
    absent: selected === null ? undefined : absent,
    tables: selected?.tables,
  };
}

function nameOf(name: string | null | undefined): string {
  return foldName((name ?? '').trim());
}

/** It may be any that an environment names. */
function isUnreadable({ displayName, name }: Connection): boolean {
  return displayName === null && name === '';
}

/** `undefined`: none were supplied. Connections that no environment names are nobody's business. */
function toSnapshotConnections({ connections, connectionSets, projects }: Workspace): SnapshotConnection[] | undefined {
  const environments = [...connectionSets, ...projects].flatMap((owner) => owner.environments);
  const names = environments.map(({ environment }) => nameOf(environment?.connectionDisplayName));
  const isNamed = (name: string | null): boolean => name !== null && names.includes(nameOf(name));
  return connections
    ?.filter((each) => isNamed(each.displayName) || isNamed(each.name) || isUnreadable(each))
    .map(({ displayName, name, statuses }) => ({
      displayName: displayName ?? undefined,
      name: isNamed(name) ? name : undefined,
      statuses: statuses?.map(({ status, errorCode, errorMessage }) => ({
        status,
        errorCode: errorCode ?? undefined,
        errorMessage: errorMessage ?? undefined,
      })),
    }))
    .sort((a, b) => byName(a.displayName ?? a.name ?? '', b.displayName ?? b.name ?? ''));
}
