import { knowsAllKeys } from '../integration-key.js';
import {
  lacksAnyColumns,
  lacksColumns,
  lacksColumnsOfQuery,
  lacksEnvironment,
  lacksEnvironmentType,
  lacksMetadata,
  lacksOneTable,
  lacksTableName,
  type LackingSide,
} from '../knowledge/lacks.js';
import { freezeText } from '../model/freeze.js';
import type { Lack } from '../model/lack.js';
import { platformOf, type Platform } from '../model/platform.js';
import type { Leg, Side } from '../model/project.js';
import type { Table } from '../model/table.js';
import { name as nameText, say, type Text } from '../model/text.js';
import { foldName, isBlank } from '../names.js';
import type { EnvironmentState } from './environment.js';
import type { SuppliedTables } from './supplied-tables.js';
import type { TaskEnvironments } from './task-environments.js';
import type { WorkspaceIndex } from './workspace-index.js';

/** What is known of a side's table. */
export type TableState =
  | { readonly state: 'known'; readonly table: Table }
  /** The environment's metadata was supplied and has no such table, or has it without fields. */
  | { readonly state: 'missing' }
  | { readonly state: 'unknown'; readonly lack: Lack };

/** The environment and the table of one side of a leg, as far as they are known. */
export class SideTable implements LackingSide {
  readonly environment: EnvironmentState;
  readonly environmentType: string;
  readonly platform: Platform;
  readonly tableName: string;
  /** The tables around this one. */
  readonly tables: SuppliedTables;
  readonly tableState: TableState;
  readonly #query: Pick<Leg, 'hasOwnQuery' | 'querySchema'> | null;
  #label: Text | null = null;

  constructor(
    readonly name: Side,
    leg: Leg,
    environments: TaskEnvironments,
    index: WorkspaceIndex,
  ) {
    const { environment, type, names } = namesIn(leg, name);
    this.#query = name === 'source' && leg.hasOwnQuery ? leg : null;
    this.environment = environments.find(environment, type);
    const known = this.environment.state === 'known' ? this.environment.environment : null;
    this.environmentType = (platformOf(type) === 'none' ? (known?.targetType ?? type) : type) ?? '';
    this.platform = platformOf(this.environmentType);
    const [distinctName, tableName] = names;
    this.tableName = (isBlank(tableName) ? (isBlank(distinctName) ? null : distinctName) : tableName) ?? '';
    this.tables = index.tablesOf(known?.tables ?? null, this.platform);
    const given = names.filter((each) => each !== null && !isBlank(each)) as string[];
    this.tableState = this.#findTable(given);
  }

  get isDataverse(): boolean {
    return this.platform === 'dataverse';
  }

  get isFinanceAndOperations(): boolean {
    return this.platform === 'finance-and-operations';
  }

  /** `AX table Customers V3`: how messages call the side's table. */
  get label(): Text {
    return (this.#label ??= freezeText(say`${this.environmentType} table ${nameText(this.tableName)}`));
  }

  /** The side's table, complete or partial; `null` where it is missing or not known. */
  get table(): Table | null {
    return this.tableState.state === 'known' ? this.tableState.table : null;
  }

  /** Whether the table is there, but none of its columns is known. */
  get isListedWithoutColumns(): boolean {
    return this.tables.isListedWithoutColumns(this.tableName);
  }

  /** Columns that the table may have without anybody knowing; `null`: there are none. */
  get lackOfColumns(): Lack | null {
    if (this.table?.completeness !== 'partial') return null;
    return this.#query?.querySchema === null ? lacksColumnsOfQuery(this) : lacksColumns(this);
  }

  /** What is lacking to know the side's environment; `null`: nothing. */
  get lackOfEnvironment(): Lack | null {
    const { environment } = this;
    if (environment.state === 'known') return null;
    if (environment.state === 'not-supplied') return environment.lack;
    return lacksEnvironment(this, environment.state === 'missing' ? 'DIPV1007' : 'DIPV1005');
  }

  #findTable(names: readonly string[]): TableState {
    const { environment, tables, lackOfEnvironment } = this;
    if (lackOfEnvironment !== null && environment.state !== 'not-supplied') {
      return { state: 'unknown', lack: lackOfEnvironment };
    }
    const table = this.#withQuery(tables.find(names));
    if (table !== null && table.fields.size > 0) return { state: 'known', table };
    const sharing = tables.sharing(names);
    if (sharing.length > 0) return { state: 'unknown', lack: lacksOneTable(this, sharing) };
    if (isMissing(environment, names)) return { state: 'missing' };
    if (this.platform === 'none') return { state: 'unknown', lack: lacksEnvironmentType(this) };
    return { state: 'unknown', lack: names.length === 0 ? lacksTableName(this) : this.#lackOfMetadata() };
  }

  /** Names the spelling that was tried too, where there was metadata to look in. */
  #lackOfMetadata(): Lack {
    const { tableName, tables } = this;
    const squashed = tableName.replace(/\s+/g, '');
    if (this.isListedWithoutColumns) return lacksAnyColumns(this);
    const isTried = this.isFinanceAndOperations && squashed !== tableName && !tables.isEmpty;
    return lacksMetadata(this, { tried: isTried ? squashed : null, nearest: tables.nearestName(tableName) });
  }

  /** The table as a query of the leg's own reads it: with its columns, or maybe with more than the metadata has. */
  #withQuery(table: Table | null): Table | null {
    if (this.#query === null) return table;
    const { querySchema } = this.#query;
    if (querySchema !== null)
      return Object.freeze({ ...(table ?? querySchema), fields: querySchema.fields, completeness: 'complete' });
    return table && Object.freeze({ ...table, completeness: 'partial', allKeysKnown: knowsAllKeys(table) });
  }
}

/** Whether the environment's metadata was supplied, and has no table of these names. */
function isMissing(environment: EnvironmentState, names: readonly string[]): boolean {
  if (environment.state !== 'known' || environment.environment.tables === null) return false;
  const { absentTables } = environment.environment;
  return absentTables === undefined || names.every((name) => absentTables.has(foldName(name)));
}

/** How a leg calls the environment and the table of one of its sides; the more telling name of the table first. */
export function namesIn(
  leg: Leg,
  side: Side,
): {
  readonly environment: string | null;
  readonly type: string | null;
  readonly names: readonly [distinctName: string | null, tableName: string | null];
} {
  return side === 'source'
    ? {
        environment: leg.sourceEnvironment,
        type: leg.sourceEnvironmentType,
        names: [leg.sourceDistinctName, leg.sourceTable],
      }
    : {
        environment: leg.destinationEnvironment,
        type: leg.destinationEnvironmentType,
        names: [leg.destinationDistinctName, leg.destinationTable],
      };
}
