import { parseFieldPath } from '../field-path.js';
import { foldName } from '../names.js';
import type { Platform } from '../model/platform.js';
import type { Table } from '../model/table.js';
import type { Workspace } from '../model/workspace.js';
import { targetsOf } from './path-resolution.js';
import { ProjectContext } from './project-context.js';
import { RunContext } from './run-context.js';
import type { SideContext } from './side-context.js';

/** What the maps of a workspace rest on. */
export interface TablesUsed {
  /** The tables of the maps, and those that mapped lookups and keys lead to. */
  readonly tables: readonly Table[];
  /** Every name by which a table was looked for, folded, found or not. */
  readonly names: ReadonlyMap<Platform, ReadonlySet<string>>;
}

/**
 * The tables that the maps of a workspace can reach: the rules ask for no other. A lookup is followed where
 * a mapped path or a key goes through it.
 */
export function tablesUsed(workspace: Workspace): TablesUsed {
  const run = new RunContext(workspace, new Set());
  const tables = new Set<Table>();
  const names = new Map<Platform, Set<string>>();
  for (const project of workspace.projects) {
    for (const { legs } of new ProjectContext(run, project).tasks) {
      for (const { source, destination } of legs) {
        for (const side of [source, destination]) new Walk(side, tables, namesOf(names, side.platform)).start();
      }
    }
  }
  return { tables: [...tables], names };
}

function namesOf(names: Map<Platform, Set<string>>, platform: Platform): Set<string> {
  const known = names.get(platform) ?? new Set();
  names.set(platform, known);
  return known;
}

/** How many lookups are gone through one after the other; keys of keys of keys could go on through the whole environment. */
const MOST_LOOKUPS = 16;

/** What one side of a leg can reach. */
class Walk {
  private readonly reached = new Set<Table>();
  private depth = 0;

  constructor(
    private readonly side: SideContext,
    private readonly tables: Set<Table>,
    private readonly names: Set<string>,
  ) {}

  start(): void {
    const { side } = this;
    const { leg } = side.leg;
    const [name, distinctName] =
      side.side === 'source'
        ? [leg.sourceTable, leg.sourceDistinctName]
        : [leg.destinationTable, leg.destinationDistinctName];
    for (const each of [name, distinctName]) if (each !== null && each !== '') this.names.add(foldName(each));
    const { table, integrationKey } = side;
    if (table !== null)
      this.reach(table, integrationKey === 'none' || integrationKey === 'unknown' ? [] : [integrationKey]);
    // what to map for a required lookup, its related table's key tells
    for (const { type, requirement, name: lookup } of table?.fields.values() ?? []) {
      if (type.kind === 'lookup' && requirement !== 'optional' && table !== null) this.follow(table, [lookup]);
    }
    for (const mapping of side.leg.mappings) {
      const { path, head, relatedEntity } = mapping.end(side.side);
      if (path === null) continue;
      if (table !== null) this.follow(table, path.steps);
      for (const target of path.targets) this.find(target.table, target.field.split('.'));
      for (const target of targetsOf(head, relatedEntity)) this.find(target, path.steps.slice(1));
    }
  }

  /** Goes through the lookup that the first step names. */
  private follow(table: Table, [first, ...rest]: readonly string[]): void {
    const lookup = first === undefined ? undefined : table.fields.get(foldName(first));
    for (const target of lookup?.targets ?? []) this.find(target, rest);
  }

  private find(name: string, steps: readonly string[]): void {
    if (this.depth >= MOST_LOOKUPS) return;
    this.names.add(foldName(name));
    const { table, integrationKey } = this.side.related(name);
    if (table === null) return;
    this.depth++;
    this.reach(table, integrationKey.known ? integrationKey.candidates : []);
    this.follow(table, steps);
    this.depth--;
  }

  /** @param keys what else is known of the table's keys */
  private reach(table: Table, keys: readonly { readonly fields: readonly string[] }[]): void {
    if (this.reached.has(table)) return;
    this.reached.add(table);
    this.tables.add(table);
    for (const name of table.names) this.names.add(foldName(name));
    // in project metadata an expanded path may be a field of its own
    const expanded = [...table.fields.keys()].filter((name) => name.includes('.'));
    for (const path of [...[...table.keys, ...keys].flatMap(({ fields }) => fields), ...expanded]) {
      this.follow(table, parseFieldPath(path).steps);
    }
  }
}
