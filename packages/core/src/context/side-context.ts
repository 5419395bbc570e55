import { parseFieldPath, plainPaths, type FieldPath } from '../field-path.js';
import {
  knowIntegrationKey,
  knowsAllKeys,
  type IntegrationKey,
  type IntegrationKeyKnowledge,
} from '../integration-key.js';
import type { SideNeed } from '../model/fact.js';
import type { Lack } from '../model/lack.js';
import {
  lacksColumns,
  lacksColumnsOfQuery,
  lacksEnvironment,
  lacksEnvironmentType,
  lacksIntegrationKey,
  lacksAnyColumns,
  lacksMetadata,
  lacksOneTable,
  lacksTable,
  lacksTableName,
} from '../knowledge/lacks.js';
import { foldName, isBlank } from '../names.js';
import { nearestName } from '../nearest-name.js';
import { field as fieldText, name as nameText, say, type Text } from '../model/text.js';
import { platformOf, type Platform } from '../model/platform.js';
import { oppositeOf, type Side } from '../model/project.js';
import type { Field, Table } from '../model/table.js';
import type { IntegrationKeyEntry } from '../model/workspace.js';
import { dataverseTableNames, squashName, type TableCatalog } from '../table-catalog.js';
import { isCompanySpecific } from './company-context.js';
import type { EnvironmentState } from './environment.js';
import type { LegContext } from './leg-context.js';
import type { MappingContext } from './mapping-context.js';
import { resolvePath, targetsOf, type PathResolution, type RelatedTable, type TableSource } from './path-resolution.js';
import type { RunContext } from './run-context.js';

/** What is known of a side's table. */
export type TableState =
  | { readonly state: 'known'; readonly table: Table }
  /** The environment's metadata was supplied and has no such table, or has it without fields. */
  | { readonly state: 'missing' }
  | { readonly state: 'unknown'; readonly lack: Lack };

/** Owner and status, which Dataverse sets on every record. */
const FILLED_BY_DATAVERSE: ReadonlySet<string> = new Set(['ownerid', 'statecode', 'statuscode']);
const NO_MAPPINGS: readonly MappingContext[] = [];

/** One side of a leg as rules see it: its environment, its table and what the leg's mappings do with it. */
export class SideContext implements TableSource {
  readonly environmentType: string;
  readonly platform: Platform;
  readonly environment: EnvironmentState;
  readonly tableName: string;
  readonly tableState: TableState;
  private readonly catalogs: readonly TableCatalog[];
  private readonly relatedTables = new Map<string, RelatedTable>();
  private mappedPaths: ReadonlyMap<string, readonly MappingContext[]> | null = null;
  private companySpecific: { readonly value: boolean | null } | null = null;
  private listedCompanyLookups: ReadonlySet<string> | null = null;
  private key: { readonly value: IntegrationKey | 'none' | 'unknown' } | null = null;

  constructor(
    readonly leg: LegContext,
    readonly side: Side,
  ) {
    const raw = leg.leg;
    const isSource = side === 'source';
    const name = isSource ? raw.sourceEnvironment : raw.destinationEnvironment;
    const type = isSource ? raw.sourceEnvironmentType : raw.destinationEnvironmentType;
    this.environment = leg.task.findEnvironment(name, type);
    const known = this.environment.state === 'known' ? this.environment.environment : null;
    this.environmentType = (platformOf(type) === 'none' ? (known?.targetType ?? type) : type) ?? '';
    this.platform = platformOf(this.environmentType);
    const tableName = isSource ? raw.sourceTable : raw.destinationTable;
    const distinctName = isSource ? raw.sourceDistinctName : raw.destinationDistinctName;
    this.tableName = [tableName, distinctName].find((each) => !isBlank(each)) ?? '';
    const { run } = this;
    const own = known?.tables ?? null;
    const others = run.otherTables(this.platform);
    this.catalogs = own === null ? [others] : [run.catalogOf(own), others];
    this.tableState = this.findTable([distinctName, tableName], own, known?.absentTables);
  }

  private get run(): RunContext {
    return this.leg.task.project.run;
  }

  get isDataverse(): boolean {
    return this.platform === 'dataverse';
  }

  get isFinanceAndOperations(): boolean {
    return this.platform === 'finance-and-operations';
  }

  /** `AX table Customers V3`: how messages call the side's table. */
  get label(): Text {
    return say`${this.environmentType} table ${nameText(this.tableName)}`;
  }

  /** A field of the side's table as messages call it: with its display name, where that is known. */
  fieldLabel(path: string): Text {
    const resolution = this.resolve(parseFieldPath(path));
    return fieldText(path, resolution.field?.displayName ?? null);
  }

  /** The side's table, complete or partial; `null` where it is missing or not known. */
  get table(): Table | null {
    return this.tableState.state === 'known' ? this.tableState.table : null;
  }

  get other(): SideContext {
    return this.leg.side(oppositeOf(this.side));
  }

  /** Resolves a path in the side's table. */
  resolve(path: FieldPath, relatedEntity: string | null = null): PathResolution {
    return resolvePath(path, this.table, relatedEntity, this);
  }

  /** A table that lookups of this side relate to, by any of its names. */
  related(name: string): RelatedTable {
    const folded = foldName(name);
    let related = this.relatedTables.get(folded);
    if (related === undefined) this.relatedTables.set(folded, (related = this.findRelated(name)));
    return related;
  }

  /** Tables that the lookup at the head of a mapped path may relate to. */
  relatedTo(lookup: Field | null, relatedEntity: string | null): readonly RelatedTable[] {
    return targetsOf(lookup, relatedEntity).map((name) => this.related(name));
  }

  /** Mappings of this path, or of a path through it (`customerid` is mapped by `customerid.accountnumber`). */
  mappingsOf(path: string): readonly MappingContext[] {
    this.mappedPaths ??= this.indexMappings();
    return this.mappedPaths.get(foldName(path)) ?? NO_MAPPINGS;
  }

  /** Whether a field of the integration key is mapped, or need not be since it is the company. */
  isKeyFieldMapped(keyField: string): boolean {
    return this.mappingsOf(keyField).length > 0 || this.isCompanyContext(parseFieldPath(keyField));
  }

  /** The integration key of the side's table; of several candidates one that is fully mapped. */
  get integrationKey(): IntegrationKey | 'none' | 'unknown' {
    return (this.key ??= { value: this.findIntegrationKey() }).value;
  }

  /** What may be the integration key of the side's table. */
  get integrationKeyKnowledge(): IntegrationKeyKnowledge {
    return knowIntegrationKey(this.table, this.listedKeys());
  }

  /** Whether the service itself stripes the company into this field, so that no map need do it. */
  isCompanyContext(path: FieldPath): boolean {
    this.listedCompanyLookups ??= companyLookupsIn(this.listedKeys());
    return (
      this.run.isCompanyContext(path, this.table, this.platform, this) ||
      this.listedCompanyLookups.has(foldName(path.text))
    );
  }

  /** Whether a lookup may lead to the company, since the metadata does not tell where it leads. */
  mayBeCompanyLookup(field: Field): boolean {
    return this.isDataverse && field.type.kind === 'lookup' && field.targets.length === 0;
  }

  /** Whether the table's records belong to one company each; `null` where that is not known. */
  get isCompanySpecific(): boolean | null {
    this.companySpecific ??= {
      value: isCompanySpecific(this.table, this.platform, this, fieldsOf(this.listedKeys()), this.run.isCompanyContext),
    };
    return this.companySpecific.value;
  }

  /** The same of a table that a lookup relates to. */
  isRelatedCompanySpecific({ name, table }: RelatedTable): boolean | null {
    return isCompanySpecific(
      table,
      this.platform,
      this,
      fieldsOf(this.listedKeysOf(table, name)),
      this.run.isCompanyContext,
    );
  }

  /** The table whose name is closest to one that nothing supplied has; `null` where none is, or nothing is supplied. */
  nearestTableName(name = this.tableName): string | null {
    const { workspace } = this.run;
    const known = this.catalogs.flatMap((catalog) => catalog.names);
    const nearest = nearestName(name, [...known, ...(workspace.otherTableNames?.(this.platform) ?? [])]);
    return nearest === null || foldName(nearest) === foldName(name) ? null : nearest;
  }

  /** Whether the table is there, but none of its columns is known. */
  get isListedWithoutColumns(): boolean {
    return this.catalogs.some((catalog) => catalog.find(this.tableName)?.fields.size === 0);
  }

  /** Whether any table of the side's environment is known, so that one which is not may be misspelt. */
  get hasMetadata(): boolean {
    return this.catalogs.some((catalog) => catalog.names.length > 0);
  }

  /**
   * Whether the service expects an integration key here: a Dataverse table has one, an F&O entity only
   * where its environment asks for it.
   */
  get needsIntegrationKey(): boolean {
    const stated = this.environment.state === 'known' ? this.environment.environment.needsIntegrationKey : null;
    return stated ?? this.isDataverse;
  }

  /** Whether a column of the table fills itself in, so that no map need write it. */
  isSystemSupplied(field: Field): boolean {
    if (!this.isDataverse) return false;
    const name = foldName(field.name);
    return field.fillsItself || field.creatable === false || FILLED_BY_DATAVERSE.has(name) || this.isPrimaryKey(field);
  }

  /** Whether a field of a related table holds that table's company. */
  isRelatedCompanyContext(related: string, path: FieldPath): boolean {
    return this.run.isCompanyContext(path, this.related(related).table, this.platform, this);
  }

  /** What of this side is lacking for a check; `null`: nothing. */
  lackOf(need: SideNeed): Lack | null {
    const { tableState } = this;
    if (need === 'metadata') return tableState.state === 'unknown' ? tableState.lack : null;
    if (tableState.state === 'missing') return lacksTable(this);
    if (need === 'integrationKey') return this.integrationKey === 'unknown' ? lacksIntegrationKey(this) : null;
    if (tableState.state === 'unknown') return tableState.lack;
    return need === 'completeTable' ? this.lackOfColumns : null;
  }

  /** Columns that the table may have without anybody knowing; `null`: there are none. */
  get lackOfColumns(): Lack | null {
    if (this.table?.completeness !== 'partial') return null;
    const { hasOwnQuery, querySchema } = this.leg.leg;
    return this.side === 'source' && hasOwnQuery && querySchema === null
      ? lacksColumnsOfQuery(this)
      : lacksColumns(this);
  }

  /** What is lacking to know the side's environment; `null`: nothing. */
  get lackOfEnvironment(): Lack | null {
    const { environment } = this;
    if (environment.state === 'known') return null;
    if (environment.state === 'not-supplied') return environment.lack;
    return lacksEnvironment(this, environment.state === 'missing' ? 'DIPV1007' : 'DIPV1005');
  }

  private findTable(
    names: readonly (string | null)[],
    own: readonly Table[] | null,
    absent: ReadonlySet<string> | undefined,
  ): TableState {
    const { environment, lackOfEnvironment } = this;
    if (lackOfEnvironment !== null && environment.state !== 'not-supplied') {
      return { state: 'unknown', lack: lackOfEnvironment };
    }
    const catalog = this.catalogs[0];
    const given = names.filter((name) => name !== null && !isBlank(name));
    const found = given.map((name) => catalog?.find(name ?? '') ?? null).find((each) => each !== null) ?? null;
    const table = this.withQuery(found);
    if (table !== null && table.fields.size > 0) return { state: 'known', table };
    const shared = given.map((name) => catalog?.tablesSharing(name ?? '') ?? []).find((tables) => tables.length > 0);
    if (shared !== undefined) return { state: 'unknown', lack: lacksOneTable(this, shared) };
    const isAbsent = absent === undefined || given.every((name) => absent.has(foldName(name ?? '')));
    if (own !== null && isAbsent) return { state: 'missing' };
    if (this.platform === 'none') return { state: 'unknown', lack: lacksEnvironmentType(this) };
    return { state: 'unknown', lack: given.length === 0 ? lacksTableName(this) : this.lackOfMetadata() };
  }

  private isPrimaryKey(field: Field): boolean {
    // A Dataverse table has one required uniqueidentifier that is no lookup: its primary key. Payloads flag others, too.
    if (field.type.kind !== 'guid' && field.type.kind !== 'unknown') return false;
    const primary = this.table?.keys.find((key) => key.isPrimaryKey && this.isOneGuid(key.fields));
    if (primary === undefined) return field.type.kind === 'guid' && field.requirement === 'required';
    return primary.fields.some((name) => foldName(name) === foldName(field.name));
  }

  private isOneGuid([field = '', ...more]: readonly string[]): boolean {
    const kind = this.table?.fields.get(foldName(field))?.type.kind ?? 'unknown';
    return more.length === 0 && (kind === 'guid' || kind === 'unknown');
  }

  /** Names the spelling that was tried too, where there was metadata to look in. */
  private lackOfMetadata(): Lack {
    const squashed = this.tableName.replace(/\s+/g, '');
    if (this.isListedWithoutColumns) return lacksAnyColumns(this);
    const isTried = this.isFinanceAndOperations && squashed !== this.tableName && this.hasMetadata;
    return lacksMetadata(this, { tried: isTried ? squashed : null, nearest: this.nearestTableName() });
  }

  /** The table as a query of the leg's own reads it: with its columns, or maybe with more than the metadata has. */
  private withQuery(table: Table | null): Table | null {
    const { hasOwnQuery, querySchema } = this.leg.leg;
    if (this.side !== 'source' || !hasOwnQuery) return table;
    if (querySchema === null) return table && { ...table, completeness: 'partial', allKeysKnown: knowsAllKeys(table) };
    return { ...(table ?? querySchema), fields: querySchema.fields, completeness: 'complete' };
  }

  private findRelated(name: string): RelatedTable {
    let table: Table | null = null;
    const others = this.isDataverse ? dataverseTableNames(name).slice(1) : []; // schemas may lack the logical name
    for (const each of [name, ...others]) for (const catalog of this.catalogs) table ??= catalog.find(each);
    if (table?.fields.size === 0) table = null; // listed, but its metadata was not loaded
    return { name, table, integrationKey: knowIntegrationKey(table, this.listedKeysOf(table, name)) };
  }

  private findIntegrationKey(): IntegrationKey | 'none' | 'unknown' {
    const knowledge = this.integrationKeyKnowledge;
    if (!knowledge.known) return 'unknown';
    const chosen = this.run.chooseIntegrationKey(knowledge, (field) => this.isKeyFieldMapped(field));
    return chosen ?? (knowledge.areAll ? 'none' : 'unknown');
  }

  /** Entries of integration-key lists: those of this very map, else those of the table in other maps. */
  private listedKeys(): readonly IntegrationKeyEntry[] {
    const entries = this.listedKeysOf(this.table, this.tableName);
    const partner = new Set([this.other.tableName, ...(this.other.table?.names ?? [])].map(squashName));
    const own = entries.filter((entry) => partner.has(squashName(entry.entity)));
    return own.length > 0 ? own : entries;
  }

  private listedKeysOf(table: Table | null, name: string): readonly IntegrationKeyEntry[] {
    if (!this.isDataverse) return [];
    return this.run.integrationKeysOf(table?.names ?? dataverseTableNames(name));
  }

  private indexMappings(): ReadonlyMap<string, readonly MappingContext[]> {
    const index = new Map<string, MappingContext[]>();
    for (const mapping of this.leg.mappings) {
      const path = mapping.end(this.side).path;
      if (path === null) continue;
      for (const name of new Set([path, ...plainPaths(path).map(parseFieldPath)].flatMap(prefixes))) {
        const mappings = index.get(name);
        if (mappings === undefined) index.set(name, [mapping]);
        else mappings.push(mapping);
      }
    }
    return index;
  }
}

function fieldsOf(entries: readonly IntegrationKeyEntry[]): readonly string[] {
  return entries.flatMap((entry) => entry.fields);
}

/** Folded names of lookups that lead to the company, as listed keys tell (`msdyn_company.cdm_companycode`). */
function companyLookupsIn(entries: readonly IntegrationKeyEntry[]): ReadonlySet<string> {
  const paths = fieldsOf(entries).map((field) => foldName(field).split('.'));
  return new Set(paths.filter(([, second]) => second === 'cdm_companycode').map(([lookup = '']) => lookup));
}

function prefixes(path: FieldPath): string[] {
  return [foldName(path.text), ...path.steps.map((_, i) => foldName(path.steps.slice(0, i + 1).join('.')))];
}
