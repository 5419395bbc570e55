import { parseFieldPath } from '../field-path.js';
import { knowIntegrationKey } from '../integration-key.js';
import type { Platform } from '../model/platform.js';
import type { FieldMapping, Leg } from '../model/project.js';
import type { Table } from '../model/table.js';
import type { Workspace } from '../model/workspace.js';
import { foldName, isBlank } from '../names.js';
import { targetsOf } from './path-resolution.js';
import { namesIn, SideTable } from './side-table.js';
import type { SuppliedTables } from './supplied-tables.js';
import { indexOf } from './workspace-index.js';

/** What the maps of a workspace rest on. */
export interface TablesUsed {
  /** The tables of the maps, and those that mapped lookups and keys lead to. */
  readonly tables: readonly Table[];
  /** Every name by which a table was looked for, folded, found or not. */
  readonly names: ReadonlyMap<Platform, ReadonlySet<string>>;
}

const found = new WeakMap<Workspace, TablesUsed>();

/**
 * The tables that the maps of a workspace can reach: the rules ask for no other. A lookup is followed where a mapped path
 * or a key goes through it, whichever of several keys a build takes for the integration key.
 */
export function tablesUsed(workspace: Workspace): TablesUsed {
  let used = found.get(workspace);
  if (used === undefined) found.set(workspace, (used = findTablesUsed(workspace)));
  return used;
}

function findTablesUsed(workspace: Workspace): TablesUsed {
  const index = indexOf(workspace);
  const tables = new Set<Table>();
  const names = new Map<Platform, Set<string>>();
  const walks = new Map<SuppliedTables, Walk>();
  for (const project of workspace.projects) {
    for (const task of project.tasks) {
      const environments = index.environmentsOf(project, task);
      for (const leg of task.legs) {
        for (const name of ['source', 'destination'] as const) {
          const side = new SideTable(name, leg, environments, index);
          const ofPlatform = names.get(side.platform) ?? new Set();
          names.set(side.platform, ofPlatform);
          const walk = walks.get(side.tables) ?? new Walk(side.tables, tables, ofPlatform);
          walks.set(side.tables, walk);
          walk.from(side, leg);
        }
      }
    }
  }
  return { tables: [...tables], names };
}

/** What is left of a path, folded; one object for the same steps, so that walks compare no texts. */
interface Steps {
  readonly first: string;
  readonly rest: Steps | null;
}

/** What the sides of one environment can reach. Each table is looked at once for the same steps, whoever leads there. */
class Walk {
  readonly #tables: SuppliedTables;
  readonly #found: Set<Table>;
  readonly #names: Set<string>;
  readonly #ofSides = new Set<Table>();
  readonly #reached = new Set<Table>();
  readonly #steps = new Map<string, Steps>();
  readonly #followed = new Map<Table, Set<Steps>>();
  readonly #open: { readonly table: Table; readonly steps: Steps }[] = [];

  /**
   * @param found takes the tables
   * @param names takes the names that were looked for
   */
  constructor(tables: SuppliedTables, found: Set<Table>, names: Set<string>) {
    this.#tables = tables;
    this.#found = found;
    this.#names = names;
  }

  from(side: SideTable, leg: Leg): void {
    const names = namesIn(leg, side.name)
      .names.filter((each) => each !== null)
      .filter((each) => each !== '');
    for (const name of names) this.#names.add(foldName(name));
    const supplied = this.#tables.find(names);
    if (supplied !== null) this.#found.add(supplied); // beside what a query of the leg makes of it
    if (side.table !== null) this.#addTableOfSide(side.table, side.tableName);
    for (const mapping of leg.mappings) this.#addMapping(side, mapping);
    this.#finish();
  }

  #addTableOfSide(table: Table, name: string): void {
    if (this.#ofSides.has(table)) return;
    this.#ofSides.add(table);
    const knowledge = knowIntegrationKey(table, this.#tables.listedKeysOf(table, name));
    this.#reach(table, knowledge.known ? knowledge.candidates : []);
    // what to map for a required lookup, its related table's key tells
    for (const { type, requirement, name: lookup } of table.fields.values()) {
      if (type.kind === 'lookup' && requirement !== 'optional') this.#follow(table, this.#stepsOf([lookup]));
    }
  }

  #addMapping({ name, table }: SideTable, mapping: FieldMapping): void {
    const text = name === 'source' ? mapping.sourceField : mapping.destinationField;
    const note = name === 'source' ? null : mapping.destinationRelatedEntity;
    if (text === null || isBlank(text)) return;
    const path = parseFieldPath(text);
    const head = table?.fields.get(path.foldedHead) ?? table?.fields.get(path.folded) ?? null;
    const targets = targetsOf(head, note);
    for (const target of path.targets) this.#find(target.table, this.#stepsOf(target.field.split('.')));
    if (targets.length === 0) return; // as nearly every field: no lookup
    if (table !== null) this.#follow(table, this.#stepsOf(path.steps));
    for (const target of targets) this.#find(target, this.#stepsOf(path.steps.slice(1)));
  }

  #find(name: string, steps: Steps | null): void {
    this.#names.add(foldName(name));
    const { table, integrationKey } = this.#tables.related(name);
    if (table === null) return;
    this.#reach(table, integrationKey.known ? integrationKey.candidates : []);
    this.#follow(table, steps);
  }

  /** @param keys what else is known of the table's keys */
  #reach(table: Table, keys: readonly { readonly fields: readonly string[] }[]): void {
    if (this.#reached.has(table)) return;
    this.#reached.add(table);
    this.#found.add(table);
    for (const name of table.names) this.#names.add(foldName(name));
    // in project metadata an expanded path may be a field of its own
    const expanded = [...table.fields.keys()].filter((name) => name.includes('.'));
    for (const path of [...[...table.keys, ...keys].flatMap(({ fields }) => fields), ...expanded]) {
      this.#follow(table, this.#stepsOf(parseFieldPath(path).steps));
    }
  }

  #stepsOf(steps: readonly string[]): Steps | null {
    if (steps.length === 0) return null;
    const text = foldName(steps.join('.'));
    let known = this.#steps.get(text);
    if (known === undefined) {
      known = { first: foldName(steps[0] ?? ''), rest: this.#stepsOf(steps.slice(1)) };
      this.#steps.set(text, known);
    }
    return known;
  }

  /** Goes through the lookup that the first step names, once it is its turn. */
  #follow(table: Table, steps: Steps | null): void {
    if (steps === null) return;
    const followed = this.#followed.get(table) ?? new Set();
    this.#followed.set(table, followed);
    if (followed.has(steps)) return;
    followed.add(steps);
    this.#open.push({ table, steps });
  }

  #finish(): void {
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const { table, steps } = next;
      for (const target of table.fields.get(steps.first)?.targets ?? []) this.#find(target, steps.rest);
    }
  }
}
