import { parseFieldPath } from '../field-path.js';
import { knowIntegrationKey, type IntegrationKey, type IntegrationKeyKnowledge } from '../integration-key.js';
import type { Field } from '../model/table.js';
import type { IntegrationKeyEntry } from '../model/workspace.js';
import { foldName } from '../names.js';
import type { RunContext } from './run-context.js';
import type { SideContext } from './side-context.js';

/** The keys of one side of a leg. */
export class SideKeys {
  readonly #side: SideContext;
  readonly #run: RunContext;
  #listed: readonly IntegrationKeyEntry[] | null = null;
  #knowledge: IntegrationKeyKnowledge | null = null;
  #integrationKey: IntegrationKey | 'none' | 'unknown' | null = null;

  constructor(side: SideContext, run: RunContext) {
    this.#side = side;
    this.#run = run;
    run.protect(this);
  }

  /**
   * Whether the service expects an integration key here: a Dataverse table has one, an F&O entity only
   * where its environment asks for it.
   */
  get areNeeded(): boolean {
    const { environment, isDataverse } = this.#side;
    const stated = environment.state === 'known' ? environment.environment.needsIntegrationKey : null;
    return stated ?? isDataverse;
  }

  /** Entries of integration-key lists: those of this very map, else those of the table in other maps. */
  get listed(): readonly IntegrationKeyEntry[] {
    return (this.#listed ??= this.#run.protect(this.#findListed()));
  }

  /** What may be the integration key of the side's table. */
  get knowledge(): IntegrationKeyKnowledge {
    if (this.#knowledge === null) {
      this.#knowledge = knowIntegrationKey(this.#side.table, this.listed);
      this.#run.protectModel(this.#knowledge);
    }
    return this.#knowledge;
  }

  /** The integration key of the side's table; of several candidates one that is fully mapped. */
  get integrationKey(): IntegrationKey | 'none' | 'unknown' {
    return (this.#integrationKey ??= this.#findIntegrationKey());
  }

  /**
   * Which of several candidates is the integration key of a table; `null` where there is none, or where it may be a key
   * that nobody told.
   */
  choose(knowledge: IntegrationKeyKnowledge, isMapped: (keyField: string) => boolean): IntegrationKey | null {
    return knowledge.known ? this.#run.chooseIntegrationKey(knowledge, isMapped) : null;
  }

  /** Whether a field of the integration key is mapped, or need not be since it is the company. */
  isMapped(keyField: string): boolean {
    const { paths, company } = this.#side;
    return paths.mappingsOf(keyField).length > 0 || company.isContext(parseFieldPath(keyField));
  }

  /** Whether a column of a Dataverse table is its primary key. */
  isPrimary(field: Field): boolean {
    // A Dataverse table has one required uniqueidentifier that is no lookup: its primary key. Payloads flag others, too.
    if (field.type.kind !== 'guid' && field.type.kind !== 'unknown') return false;
    const primary = this.#side.table?.keys.find((key) => key.isPrimaryKey && this.#isOneGuid(key.fields));
    if (primary === undefined) return field.type.kind === 'guid' && field.requirement === 'required';
    return primary.fields.some((name) => foldName(name) === foldName(field.name));
  }

  #isOneGuid([field = '', ...more]: readonly string[]): boolean {
    const kind = this.#side.table?.fields.get(foldName(field))?.type.kind ?? 'unknown';
    return more.length === 0 && (kind === 'guid' || kind === 'unknown');
  }

  #findIntegrationKey(): IntegrationKey | 'none' | 'unknown' {
    const { knowledge } = this;
    const chosen = this.choose(knowledge, (field) => this.isMapped(field));
    return chosen ?? (knowledge.known && knowledge.areAll ? 'none' : 'unknown');
  }

  #findListed(): readonly IntegrationKeyEntry[] {
    const { tables, table, tableName, other } = this.#side;
    const own = tables.listedKeysOf(table, tableName, [other.tableName, ...(other.table?.names ?? [])]);
    return own.length > 0 ? own : tables.listedKeysOf(table, tableName);
  }
}
