import { lacksIntegrationKey, lacksTable } from '../knowledge/lacks.js';
import type { SideNeed } from '../model/fact.js';
import type { Lack } from '../model/lack.js';
import { oppositeOf, type Side } from '../model/project.js';
import type { Field } from '../model/table.js';
import { foldName } from '../names.js';
import type { LegContext } from './leg-context.js';
import { SideCompany } from './side-company.js';
import { SideKeys } from './side-keys.js';
import { SidePaths } from './side-paths.js';
import { SideTable } from './side-table.js';

/** Owner and status, which Dataverse sets on every record. */
const FILLED_BY_DATAVERSE: ReadonlySet<string> = new Set(['ownerid', 'statecode', 'statuscode']);

/** One side of a leg as rules see it: its environment, its table and what the leg's mappings do with it. */
export class SideContext extends SideTable {
  readonly paths: SidePaths;
  readonly keys: SideKeys;
  readonly company: SideCompany;

  constructor(
    readonly leg: LegContext,
    name: Side,
  ) {
    const { run } = leg.task.project;
    super(name, leg.model, leg.task.environments, run.index);
    this.paths = new SidePaths(this, run);
    this.keys = new SideKeys(this, run);
    this.company = new SideCompany(this, run);
    run.protect(this.tableState);
    run.protect(this);
  }

  get other(): SideContext {
    return this.leg.side(oppositeOf(this.name));
  }

  /** Whether a column of the table fills itself in, so that no map need write it. */
  isSystemSupplied(field: Field): boolean {
    if (!this.isDataverse) return false;
    const isFilled = field.fillsItself || field.creatable === false || FILLED_BY_DATAVERSE.has(foldName(field.name));
    return isFilled || this.keys.isPrimary(field);
  }

  /** What of this side is lacking for a check; `null`: nothing. */
  lackOf(need: SideNeed): Lack | null {
    const { tableState } = this;
    if (need === 'metadata') return tableState.state === 'unknown' ? tableState.lack : null;
    if (tableState.state === 'missing') return lacksTable(this);
    if (need === 'integrationKey') return this.keys.integrationKey === 'unknown' ? lacksIntegrationKey(this) : null;
    if (tableState.state === 'unknown') return tableState.lack;
    return need === 'completeTable' ? this.lackOfColumns : null;
  }
}
