import type { LegContext } from '../context/leg-context.js';
import { ProjectContext } from '../context/project-context.js';
import { RunContext } from '../context/run-context.js';
import type { ConnectionSet, Environment, EnvironmentEntry } from '../model/connection-set.js';
import type { FieldMapping, Leg, Task } from '../model/project.js';
import type { Field, FieldKind, Key, Table } from '../model/table.js';
import type { Workspace } from '../model/workspace.js';
import { foldName } from '../names.js';
import { document, LEG, project, workspaceOf } from './run.js';

export function field(name: string, kind: FieldKind = 'text', more: Partial<Field> = {}): Field {
  return {
    name,
    displayName: null,
    type: { kind, length: null, bits: null, precision: null, minimum: null, maximum: null, options: null },
    requirement: 'optional',
    creatable: null,
    updatable: null,
    fillsItself: false,
    targets: [],
    ...more,
  };
}

export const lookup = (name: string, ...targets: readonly string[]): Field => field(name, 'lookup', { targets });

export function key(fields: readonly string[], more: Partial<Key> = {}): Key {
  return { name: fields.join(), fields, isIntegrationKey: null, isPrimaryKey: false, ...more };
}

/** A complete table of Dataverse. @param columns texts are given by their names */
export function table(name: string, columns: readonly (Field | string)[], more: Partial<Table> = {}): Table {
  const fields = columns.map((each) => (typeof each === 'string' ? field(each) : each));
  return {
    platform: 'dataverse',
    name,
    displayName: null,
    names: [name],
    completeness: 'complete',
    fields: new Map(fields.map((each) => [foldName(each.name), each])),
    keys: [],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
    ...more,
  };
}

export const entity = (name: string, columns: readonly (Field | string)[], more: Partial<Table> = {}): Table =>
  table(name, columns, { platform: 'finance-and-operations', ...more });

export function environment(name: string, targetType: string, more: Partial<Environment> = {}): EnvironmentEntry {
  const given: Environment = {
    name,
    targetType,
    tables: null,
    connectionDisplayName: null,
    hasAddress: true,
    bypassApiHubConnector: false,
    needsIntegrationKey: null,
    ...more,
  };
  return { key: name, environment: given, document: document('set.json'), pointer: `/environments/${name}` };
}

export function connectionSet(name: string, ...environments: readonly EnvironmentEntry[]): ConnectionSet {
  return { name, environments, organizationMapping: [], document: document('set.json') };
}

/** A mapping written as `A > b`, `A < b` or `A = b` (both ways). */
export function mapping(text: string, more: Partial<FieldMapping> = {}): FieldMapping {
  const [source = '', sign, destination = ''] = text.split(' ');
  const direction = sign === '>' ? 1 : sign === '<' ? 2 : 3;
  return {
    direction,
    rawDirection: direction,
    sourceField: source === '' ? null : source,
    destinationField: destination === '' ? null : destination,
    destinationRelatedEntity: null,
    transforms: [],
    raw: null,
    ...more,
  };
}

export interface Given {
  readonly leg?: Partial<Leg>;
  readonly task?: Partial<Task>;
  /** As the helper of this name takes them. */
  readonly mappings?: readonly string[];
  readonly environments?: readonly EnvironmentEntry[];
  readonly workspace?: Partial<Workspace>;
  /** Folded names of entities under a cross-company data sharing policy. */
  readonly sharing?: readonly string[];
}

/** A leg between F&O and Dataverse as rules see it. */
export function legOf({ leg, task, mappings = [], environments = [], workspace, sharing = [] }: Given): LegContext {
  const model: Leg = { ...LEG, mappings: mappings.map((each) => mapping(each)), ...leg };
  const plain = project('A', { environments }, [model]);
  const given = { ...plain, tasks: plain.tasks.map((each) => ({ ...each, ...task })) };
  const run = new RunContext(workspaceOf([given], workspace), new Set(sharing));
  return new ProjectContext(run, given).tasks[0]!.legs[0]!;
}
