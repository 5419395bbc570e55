import { foldName } from './names.js';
import type { Table } from './model/table.js';

/** Finds tables by any of their names, ignoring case. */
export class TableCatalog {
  private readonly byName = new Map<string, Table>();
  private ownNames: readonly string[] | null = null;
  /** By label, which several tables may share. `null`: ambiguous. */
  private readonly byLabel = new Map<string, Table | null>();
  /** F&O maps write an entity's label (`Customers V3`) where metadata without labels has `CustomersV3`. `null`: ambiguous. */
  private readonly bySquashedName = new Map<string, Table | null>();

  constructor(private readonly tables: readonly Table[]) {
    const ranks = tables.reduce((most, table) => Math.max(most, technicalNamesOf(table).length), 0);
    for (let rank = 0; rank < ranks; rank++) {
      for (const table of tables) {
        const name = technicalNamesOf(table)[rank];
        if (name !== undefined && !this.byName.has(foldName(name))) this.byName.set(foldName(name), table);
      }
    }
    for (const table of tables) {
      const technical = new Set(technicalNamesOf(table).map(foldName));
      const first = this.firstOf(table);
      for (const name of table.names) {
        if (!technical.has(foldName(name))) addUnlessAmbiguous(this.byLabel, foldName(name), first);
        if (table.platform === 'finance-and-operations')
          addUnlessAmbiguous(this.bySquashedName, squashName(name), first);
      }
    }
  }

  /** A table may stand in several lists: the first of one name counts, by whichever name it is asked for. */
  private firstOf(table: Table): Table {
    const [name] = technicalNamesOf(table);
    return (name === undefined ? undefined : this.byName.get(foldName(name))) ?? table;
  }

  /** The names by which reports call the tables. */
  get names(): readonly string[] {
    return (this.ownNames ??= [...new Set([...this.byName.values()].map((table) => table.name))]);
  }

  find(name: string): Table | null {
    const folded = foldName(name);
    return this.byName.get(folded) ?? this.byLabel.get(folded) ?? this.bySquashedName.get(squashName(name)) ?? null;
  }

  /** The names of several tables that share this label, so that it stands for none of them; empty: it does not do so. */
  tablesSharing(name: string): readonly string[] {
    if (this.find(name) !== null || this.byLabel.get(foldName(name)) === undefined) return [];
    const isLabel = (each: string) => foldName(each) === foldName(name);
    const sharing = this.tables.filter(({ names }) => names.some(isLabel));
    return [...new Set(sharing.map((table) => this.firstOf(table).name))];
  }
}

function technicalNamesOf({ technicalNames, names }: Table): readonly string[] {
  return technicalNames ?? names;
}

function addUnlessAmbiguous(index: Map<string, Table | null>, name: string, table: Table): void {
  const known = index.get(name);
  index.set(name, known === undefined || known === table ? table : null);
}

/** F&O maps and lists write an entity with spaces where metadata without labels has none. */
export function squashName(name: string): string {
  return foldName(name).replace(/\s+/g, '');
}

/**
 * The names by which maps may call a Dataverse table of this logical name: itself, and the entity set
 * name that Dataverse gives it unless somebody chose another.
 */
export function dataverseTableNames(logicalName: string): readonly [logicalName: string, entitySetName: string] {
  const name = foldName(logicalName);
  if (/[^aeiou]y$/.test(name)) return [name, `${name.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/.test(name)) return [name, `${name}es`];
  return [name, `${name}s`];
}
