import { foldName } from '@dipv/core';

/** A record of `DataEntities`: what ties an F&O entity's public names and its label together. */
export interface DataEntity {
  readonly name: string;
  readonly publicEntityName: string | null;
  readonly publicCollectionName: string | null;
  readonly labelId: string | null;
  /** Whether it is enabled for data management, and for OData; `null`: not told. */
  readonly isManaged: boolean | null;
  readonly isService: boolean | null;
}

/** A label in one language. */
interface Label {
  readonly id: string;
  readonly text: string;
  readonly isEnglish: boolean;
}

/**
 * How else F&O entities are called: by the name of the data entity, and by labels, which maps use. There are
 * thousands, of which a run needs a few: they are gone through rather than indexed.
 */
export class EntityNames {
  private readonly entities: DataEntity[] = [];
  private readonly labels: Label[] = [];

  addEntity(entity: DataEntity): void {
    this.entities.push(entity);
  }

  addLabel(id: string, text: string, language: string | null): void {
    this.labels.push({ id, text, isEnglish: language !== null && foldName(language) === 'en-us' });
  }

  addAll({ entities, labels }: EntityNames): void {
    for (const entity of entities) this.entities.push(entity);
    for (const label of labels) this.labels.push(label);
  }

  /** Folded ids of the labels that read so. */
  idsOfLabels(isWanted: (text: string) => boolean): Set<string> {
    return new Set(this.labels.filter(({ text }) => isWanted(text)).map(({ id }) => foldName(id)));
  }

  /** The data entities that this holds for. */
  filterEntities(isWanted: (entity: DataEntity) => boolean): readonly DataEntity[] {
    return this.entities.filter(isWanted);
  }

  /** The texts of labels, English first, by folded id. */
  textsOf(ids: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    const texts = new Map<string, string[]>();
    for (const isEnglish of [true, false]) {
      for (const label of this.labels) {
        if (label.isEnglish !== isEnglish) continue;
        const id = foldName(label.id);
        if (!ids.has(id)) continue;
        const others = texts.get(id) ?? [];
        others.push(label.text);
        texts.set(id, others);
      }
    }
    return texts;
  }
}
