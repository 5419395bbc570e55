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

/** What one side of a leg can reach. */
class Walk {
  private readonly reached = new Set<Table>();
  /** Folded names of columns that mapped paths and keys go through. */
  private readonly steps = new Set<string>();

  constructor(
    private readonly side: SideContext,
    private readonly tables: Set<Table>,
    private readonly names: Set<string>,
  ) {}

  start(): void {
    const { side } = this;
    const { leg } = side.leg;
    const isSource = side.side === 'source';
    for (const name of isSource
      ? [leg.sourceTable, leg.sourceDistinctName]
      : [leg.destinationTable, leg.destinationDistinctName]) {
      if (name !== null && name !== '') this.names.add(foldName(name));
    }
    if (side.table !== null) this.reach(side.table);
    const key = side.integrationKey;
    if (key !== 'none' && key !== 'unknown') this.addSteps(key.fields);
    for (const mapping of side.leg.mappings) {
      const end = mapping.end(side.side);
      if (end.path === null) continue;
      for (const step of end.path.steps) this.steps.add(foldName(step));
      for (const target of end.path.targets) {
        this.addSteps([target.field]);
        this.find(target.table);
      }
      for (const target of end.relatedEntity === null ? [] : targetsOf(end.head, end.relatedEntity)) this.find(target);
    }
    this.follow();
  }

  /** Goes through lookups until nothing new is reached; keys of new tables may name more lookups. */
  private follow(): void {
    for (let known = -1; known !== this.reached.size + this.steps.size;) {
      known = this.reached.size + this.steps.size;
      for (const table of this.reached) {
        for (const [name, field] of table.fields) {
          if (this.steps.has(name)) for (const target of field.targets) this.find(target);
        }
      }
    }
  }

  private find(name: string): void {
    this.names.add(foldName(name));
    const { table, integrationKey } = this.side.related(name);
    if (integrationKey.known) for (const key of integrationKey.candidates) this.addSteps(key.fields);
    if (table !== null) this.reach(table);
  }

  private reach(table: Table): void {
    this.reached.add(table);
    this.tables.add(table);
    for (const name of table.names) this.names.add(foldName(name));
    for (const key of table.keys) this.addSteps(key.fields);
    // in project metadata an expanded path may be a field of its own
    for (const [name] of table.fields) if (name.includes('.')) this.addSteps([name]);
  }

  private addSteps(paths: readonly string[]): void {
    for (const path of paths) for (const step of parseFieldPath(path).steps) this.steps.add(foldName(step));
  }
}
