import type { FieldPath } from '../field-path.js';
import type { Field } from '../model/table.js';
import type { IntegrationKeyEntry } from '../model/workspace.js';
import { foldName } from '../names.js';
import { isCompanySpecific } from './company-context.js';
import type { RelatedTable } from './path-resolution.js';
import type { RunContext } from './run-context.js';
import type { SideContext } from './side-context.js';

/** The company of the records on one side of a leg. */
export class SideCompany {
  readonly #side: SideContext;
  readonly #run: RunContext;
  readonly #contexts = new Map<FieldPath, boolean>();
  readonly #relatedSpecific = new Map<RelatedTable, boolean | null>();
  #isSpecific: boolean | null | undefined;
  #listedLookups: ReadonlySet<string> | null = null;

  constructor(side: SideContext, run: RunContext) {
    this.#side = side;
    this.#run = run;
    run.protect(this);
  }

  /** Whether the service itself stripes the company into this field, so that no map need do it. */
  isContext(path: FieldPath): boolean {
    let isContext = this.#contexts.get(path);
    if (isContext === undefined) {
      const { table, platform, tables, keys } = this.#side;
      this.#listedLookups ??= companyLookupsIn(keys.listed);
      isContext = this.#run.isCompanyContext(path, table, platform, tables) || this.#listedLookups.has(path.folded);
      this.#contexts.set(path, isContext);
    }
    return isContext;
  }

  /** Whether a field of a related table holds that table's company. */
  isRelatedContext({ table }: RelatedTable, path: FieldPath): boolean {
    const { platform, tables } = this.#side;
    return this.#run.isCompanyContext(path, table, platform, tables);
  }

  /** Whether a lookup may lead to the company, since the metadata does not tell where it leads. */
  mayBeBehind(lookup: Field): boolean {
    return this.#side.isDataverse && lookup.type.kind === 'lookup' && lookup.targets.length === 0;
  }

  /** Whether the table's records belong to one company each; `null` where that is not known. */
  get isSpecific(): boolean | null {
    if (this.#isSpecific === undefined) {
      const { table, platform, tables, keys } = this.#side;
      this.#isSpecific = isCompanySpecific(table, platform, tables, fieldsOf(keys.listed), this.#run.isCompanyContext);
    }
    return this.#isSpecific;
  }

  /** The same of a table that a lookup relates to. */
  isRelatedSpecific(related: RelatedTable): boolean | null {
    let isSpecific = this.#relatedSpecific.get(related);
    if (isSpecific === undefined) {
      const { platform, tables } = this.#side;
      const { name, table } = related;
      const listed = fieldsOf(tables.listedKeysOf(table, name));
      isSpecific = isCompanySpecific(table, platform, tables, listed, this.#run.isCompanyContext);
      this.#relatedSpecific.set(related, isSpecific);
    }
    return isSpecific;
  }

  /** Whether the table is an F&O entity under a cross-company data sharing policy. */
  get isShared(): boolean {
    const { tableName, table, isFinanceAndOperations } = this.#side;
    const { crossCompanySharing } = this.#run;
    if (!isFinanceAndOperations || crossCompanySharing.size === 0) return false;
    return [tableName, ...(table?.names ?? [])].some((name) => crossCompanySharing.has(foldName(name)));
  }
}

function fieldsOf(entries: readonly IntegrationKeyEntry[]): readonly string[] {
  return entries.flatMap((entry) => entry.fields);
}

const NO_LOOKUPS: ReadonlySet<string> = new Set();

/** Folded names of lookups that lead to the company, as listed keys tell (`msdyn_company.cdm_companycode`). */
function companyLookupsIn(entries: readonly IntegrationKeyEntry[]): ReadonlySet<string> {
  if (entries.length === 0) return NO_LOOKUPS;
  const paths = fieldsOf(entries).map((field) => foldName(field).split('.'));
  return new Set(paths.filter(([, second]) => second === 'cdm_companycode').map(([lookup = '']) => lookup));
}
