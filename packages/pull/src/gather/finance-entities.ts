import { foldName } from '@dipv/core';
import { textIn, type JsonObject } from '../service/json.js';
import type { Service } from '../service/service.js';
import { closeness } from './closeness.js';
import { isLabelId, type Labels } from './labels.js';
import type { Lacks } from './lacks.js';
import { byText } from './ordered.js';

/** Labels that are asked for at once, before looking whether one of them was meant. */
const BATCH = 32;

/** Entities of F&O, found by the names that maps use: those of their records, and the texts of labels. */
export class FinanceEntities {
  /** Whether the names of all entities could be fetched. */
  areNamesKnown = true;
  private records: Promise<readonly JsonObject[]> | null = null;

  constructor(
    private readonly service: Service,
    private readonly labels: Labels,
    private readonly lacks: Lacks,
  ) {}

  /** Records of `DataEntities` that are called so; none: there is no such entity, or nobody knows. */
  async find(name: string): Promise<readonly JsonObject[]> {
    const records = await (this.records ??= this.readRecords());
    const wanted = foldName(name);
    const named = records.filter((record) => namesOf(record).some((each) => foldName(each) === wanted));
    return named.length > 0 ? named : this.findByLabel(wanted, records);
  }

  /** The entity as OData has it; `null`: it cannot be fetched. */
  async fetch(publicName: string): Promise<JsonObject | null> {
    const key = encodeURIComponent(publicName.replaceAll("'", "''"));
    return this.lacks.unless(`the entity ${publicName} of F&O`, 'F&O PublicEntities', () =>
      this.service.get(`/metadata/PublicEntities('${key}')`),
    );
  }

  /** Enumerations by name, without what stands before the last dot. */
  async enumerations(names: ReadonlySet<string>): Promise<readonly JsonObject[]> {
    const all = await this.lacks.unless('enumerations of F&O', 'F&O PublicEntities', () =>
      this.service.list('/metadata/PublicEnumerations'),
    );
    return [...(all ?? [])]
      .filter((each) => names.has(foldName(textIn(each, 'Name'))))
      .sort(byText((each) => textIn(each, 'Name')));
  }

  private async readRecords(): Promise<readonly JsonObject[]> {
    const records = await this.lacks.unless('the list of data entities of F&O', 'F&O PublicEntities', () =>
      this.service.list('/metadata/DataEntities'),
    );
    this.areNamesKnown = records !== null;
    return [...(records ?? [])].sort(byText((record) => textIn(record, 'Name')));
  }

  /** The likely ones first: to ask for thousands of labels takes minutes. */
  private async findByLabel(wanted: string, records: readonly JsonObject[]): Promise<readonly JsonObject[]> {
    const open = records
      .filter((record) => isLabelId(textIn(record, 'LabelId')))
      .map((record) => ({ record, distance: closeness(wanted, namesOf(record)) }))
      .sort((a, b) => a.distance - b.distance); // stable
    for (let start = 0; start < open.length; start += BATCH) {
      const batch = open.slice(start, start + BATCH).map(({ record }) => record);
      const texts = await Promise.all(batch.map((record) => this.labels.textOf(textIn(record, 'LabelId'))));
      const ids = new Set(
        batch.filter((_, i) => foldName(texts[i] ?? '') === wanted).map((record) => textIn(record, 'LabelId')),
      );
      if (ids.size > 0) return records.filter((record) => ids.has(textIn(record, 'LabelId')));
    }
    return [];
  }
}

function namesOf(record: JsonObject): readonly string[] {
  const label = textIn(record, 'LabelId');
  const names = ['PublicCollectionName', 'PublicEntityName', 'Name'].map((property) => textIn(record, property));
  return [...names, isLabelId(label) ? '' : label].filter((name) => name !== '');
}
