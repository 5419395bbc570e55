import { foldName } from '@dipv/core';
import { distinctNames } from './distinct-names.js';

/** A record of `DataEntities`: what ties an F&O entity's public names and its label together. */
export interface DataEntity {
  readonly name: string;
  readonly publicEntityName: string | null;
  readonly publicCollectionName: string | null;
  readonly labelId: string | null;
}

interface LabelText {
  readonly text: string;
  readonly isEnglish: boolean;
}

/** How else F&O entities are called: by the name of the data entity, and by labels, which maps use. */
export class EntityNames {
  private readonly entities: DataEntity[] = [];
  private readonly byPublicName = new Map<string, DataEntity[]>();
  /** Texts of a label in all languages, English first, by folded id. */
  private readonly labels = new Map<string, LabelText[]>();

  addEntity(entity: DataEntity): void {
    this.entities.push(entity);
    for (const name of distinctNames([entity.publicEntityName, entity.publicCollectionName])) {
      const known = this.byPublicName.get(foldName(name)) ?? [];
      known.push(entity);
      this.byPublicName.set(foldName(name), known);
    }
  }

  addLabel(id: string, text: string, language: string | null): void {
    const texts = this.labels.get(foldName(id)) ?? [];
    texts.push({ text, isEnglish: language !== null && foldName(language) === 'en-us' });
    this.labels.set(foldName(id), texts);
  }

  addAll(names: EntityNames): void {
    for (const entity of names.entities) this.addEntity(entity);
    for (const [id, texts] of names.labels) this.labels.set(id, [...(this.labels.get(id) ?? []), ...texts]);
  }

  /** The names of the data entities that have one of these public names. */
  dataEntityNames(publicNames: readonly string[]): string[] {
    return this.entitiesOf(publicNames).map(({ name }) => name);
  }

  /** The labels of an entity with these public names. */
  labelsOf(publicNames: readonly string[], labelIds: readonly string[]): string[] {
    const ids = [...labelIds, ...this.entitiesOf(publicNames).map(({ labelId }) => labelId)];
    return distinctNames(ids.flatMap((id) => this.textsOf(id)));
  }

  /** The texts of a label. What is no id (`@SYS1234`) is the text itself. */
  textsOf(id: string | null): readonly string[] {
    if (id === null || id.trim() === '') return [];
    if (!id.startsWith('@')) return [id];
    const texts = this.labels.get(foldName(id)) ?? [];
    return [...texts.filter(({ isEnglish }) => isEnglish), ...texts.filter(({ isEnglish }) => !isEnglish)].map(
      ({ text }) => text,
    );
  }

  private entitiesOf(publicNames: readonly string[]): DataEntity[] {
    return [...new Set(publicNames.flatMap((name) => this.byPublicName.get(foldName(name)) ?? []))];
  }
}
