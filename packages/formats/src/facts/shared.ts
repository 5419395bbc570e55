import {
  foldName,
  ORGANIZATION_LISTS,
  type Connection,
  type ConnectionSet,
  type IntegrationKeyEntry,
  type Organizations,
} from '@dipv/core';
import { distinctNames } from '../text/distinct-names.js';
import { contentOf, distinctContents } from './same-content.js';

/** What all maps of a run share beside the tables: as inputs tell it, or as a snapshot of them keeps it. */
export class SharedFacts {
  readonly connectionSets: ConnectionSet[] = [];
  readonly integrationKeys: IntegrationKeyEntry[] = [];
  readonly organizations: { -readonly [List in keyof Organizations]: string[] | null } = {
    legalEntities: null,
    businessUnits: null,
    companies: null,
  };
  connections: Connection[] | null = null;

  addAll(facts: SharedFacts): void {
    for (const connectionSet of facts.connectionSets) this.connectionSets.push(connectionSet);
    for (const key of facts.integrationKeys) this.integrationKeys.push(key);
    for (const list of ORGANIZATION_LISTS) {
      const names = facts.organizations[list];
      if (names === null) continue;
      const known = (this.organizations[list] ??= []);
      for (const name of names) known.push(name);
    }
    if (facts.connections === null) return;
    this.connections ??= [];
    for (const connection of facts.connections) this.connections.push(connection);
  }

  /**
   * Without what copies of an input repeat, and with what snapshots tell beyond it: an input is newer than a
   * snapshot of it.
   */
  unitedWith(snapshots: SharedFacts): {
    readonly connectionSets: readonly ConnectionSet[];
    readonly integrationKeys: readonly IntegrationKeyEntry[];
    readonly organizations: Organizations;
    readonly connections: readonly Connection[] | null;
  } {
    const sets = new Set(this.connectionSets.map(nameOf));
    const pairs = new Set(this.integrationKeys.map(pairOf));
    const names = (list: keyof Organizations): readonly string[] | null => {
      const known = this.organizations[list] ?? snapshots.organizations[list];
      return known && distinctNames(known);
    };
    const connections = this.connections ?? snapshots.connections;
    return {
      connectionSets: [
        ...distinctContents(this.connectionSets),
        ...distinctOfSnapshots(snapshots.connectionSets.filter((set) => !sets.has(nameOf(set)))),
      ],
      integrationKeys: distinctBy(
        [...this.integrationKeys, ...snapshots.integrationKeys.filter((entry) => !pairs.has(pairOf(entry)))],
        (entry) => pairOf(entry) + foldName(JSON.stringify(entry.fields)),
      ),
      organizations: {
        legalEntities: names('legalEntities'),
        businessUnits: names('businessUnits'),
        companies: names('companies'),
      },
      connections: connections && distinctBy(connections, (connection) => JSON.stringify(connection)),
    };
  }
}

function nameOf({ name }: ConnectionSet): string {
  return foldName((name ?? '').trim());
}

/**
 * Without what copies of a snapshot repeat. Those of one snapshot are several, even where it keeps nothing of what tells
 * them apart: whether there are several decides what serves a task that names none.
 */
function distinctOfSnapshots(sets: readonly ConnectionSet[]): readonly ConnectionSet[] {
  if (sets.length < 2) return sets;
  const counts = new Map<string, number>();
  return distinctBy(sets, (set) => {
    const content = contentOf(set);
    const ofSnapshot = JSON.stringify([set.document.file, content]);
    const count = (counts.get(ofSnapshot) ?? 0) + 1;
    counts.set(ofSnapshot, count);
    return `${content} ${count}`;
  });
}

function pairOf({ table, entity }: IntegrationKeyEntry): string {
  return foldName(JSON.stringify([table, entity]));
}

function distinctBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  const distinct = new Map<string, T>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!distinct.has(key)) distinct.set(key, thing);
  }
  return [...distinct.values()];
}
