import { foldName } from './names.js';
import type { Table } from './model/table.js';

/** Finds tables by any of their names, ignoring case. */
export class TableCatalog {
  private readonly byName = new Map<string, Table>();
  /** F&O maps write an entity's label (`Customers V3`) where metadata without labels has `CustomersV3`. `null`: ambiguous. */
  private readonly bySquashedName = new Map<string, Table | null>();

  constructor(tables: readonly Table[]) {
    const ranks = tables.reduce((most, table) => Math.max(most, table.names.length), 0);
    for (let rank = 0; rank < ranks; rank++) {
      for (const table of tables) {
        const name = table.names[rank];
        if (name === undefined) continue;
        const folded = foldName(name);
        if (!this.byName.has(folded)) this.byName.set(folded, table);
        if (table.platform !== 'finance-and-operations') continue;
        const squashed = squash(name);
        const known = this.bySquashedName.get(squashed);
        this.bySquashedName.set(squashed, known === undefined || known === table ? table : null);
      }
    }
  }

  /** The names by which reports call the tables. */
  get names(): readonly string[] {
    return [...new Set([...this.byName.values()].map((table) => table.name))];
  }

  find(name: string): Table | null {
    return this.byName.get(foldName(name)) ?? this.bySquashedName.get(squash(name)) ?? null;
  }
}

function squash(name: string): string {
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
