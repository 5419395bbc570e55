import { foldName } from './names.js';
import type { Table } from './model/table.js';

/** Finds tables by any of their names, ignoring case. */
export class TableCatalog {
  private readonly byName = new Map<string, Table>();
  /** By display name, which several tables may share. `null`: ambiguous. */
  private readonly byLabel = new Map<string, Table | null>();
  /** F&O maps write an entity's label (`Customers V3`) where metadata without labels has `CustomersV3`. `null`: ambiguous. */
  private readonly bySquashedName = new Map<string, Table | null>();

  constructor(tables: readonly Table[]) {
    const technical = new Map(tables.map((table) => [table, table.names.filter((name) => !isLabel(name, table))]));
    const ranks = Math.max(0, ...[...technical.values()].map((names) => names.length));
    for (let rank = 0; rank < ranks; rank++) {
      for (const [table, names] of technical) {
        const name = names[rank];
        if (name !== undefined && !this.byName.has(foldName(name))) this.byName.set(foldName(name), table);
      }
    }
    for (const table of tables) {
      for (const name of table.names) {
        if (isLabel(name, table)) addUnlessAmbiguous(this.byLabel, foldName(name), table);
        if (table.platform === 'finance-and-operations') addUnlessAmbiguous(this.bySquashedName, squash(name), table);
      }
    }
  }

  /** The names by which reports call the tables. */
  get names(): readonly string[] {
    return [...new Set([...this.byName.values()].map((table) => table.name))];
  }

  find(name: string): Table | null {
    const folded = foldName(name);
    return this.byName.get(folded) ?? this.byLabel.get(folded) ?? this.bySquashedName.get(squash(name)) ?? null;
  }
}

function isLabel(name: string, { displayName, names }: Table): boolean {
  return displayName !== null && names.length > 1 && foldName(name) === foldName(displayName);
}

function addUnlessAmbiguous(index: Map<string, Table | null>, name: string, table: Table): void {
  const known = index.get(name);
  index.set(name, known === undefined || known === table ? table : null);
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
