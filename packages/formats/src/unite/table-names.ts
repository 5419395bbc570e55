import {
  dataverseTableNames,
  type Leg,
  type Platform,
  type Table,
  type Workspace,
  platformOf,
  squashName,
} from '@dipv/core';
import type { MapTables } from '../facts/map-name.js';

/** The names, in lower case and without spaces, of the two tables of a leg. */
export interface LegNames {
  /** The leg's two tables as its map calls them. */
  readonly label: MapTables;
  readonly table: ReadonlySet<string>;
  readonly entity: ReadonlySet<string>;
}

/** By which names the tables of maps are known in all of a workspace. */
export class TableNames {
  private readonly names = new Map<string, Set<string>>();

  constructor({ tables, connectionSets, projects }: Workspace) {
    const environments = [...connectionSets, ...projects].flatMap((owner) => owner.environments);
    const lists = environments.map(({ environment }) => environment?.tables ?? []);
    for (const table of [tables, ...lists].flat()) this.add(table);
  }

  /** Where no environment type tells which table is Dataverse's, either may be. */
  namesOf(leg: Leg): LegNames[] {
    const source = {
      platform: platformOf(leg.sourceEnvironmentType),
      names: [leg.sourceTable, leg.sourceDistinctName],
    };
    const destination = {
      platform: platformOf(leg.destinationEnvironmentType),
      names: [leg.destinationTable, leg.destinationDistinctName],
    };
    return [[source, destination] as const, [destination, source] as const]
      .filter(([{ platform }]) => platform === 'dataverse' || platform === 'none')
      .map(([one, other]) => ({
        label: { table: labelOf(one.names), entity: labelOf(other.names) },
        table: this.known('dataverse', one.names),
        entity: this.known(other.platform === 'none' ? 'finance-and-operations' : other.platform, other.names),
      }));
  }

  private add({ platform, names }: Table): void {
    for (const name of names) {
      const key = `${platform} ${squashName(name)}`;
      const known = this.names.get(key) ?? new Set();
      for (const each of names) known.add(squashName(each));
      this.names.set(key, known);
    }
  }

  private known(platform: Platform, names: readonly (string | null)[]): ReadonlySet<string> {
    const given = names.filter((name) => name !== null).map(squashName);
    const usual = platform === 'dataverse' ? given.flatMap((name) => dataverseTableNames(name)) : given;
    return new Set([...usual, ...given.flatMap((name) => [...(this.names.get(`${platform} ${name}`) ?? [])])]);
  }
}

function labelOf(names: readonly (string | null)[]): string {
  return names.find((name) => name !== null && name.trim() !== '')?.trim() ?? '';
}
