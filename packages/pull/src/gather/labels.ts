import { FetchFailure } from '../service/fetch-failure.js';
import { textIn } from '../service/json.js';
import type { Service } from '../service/service.js';
import type { Lacks } from './lacks.js';

/** Texts of labels in US English, in which maps call entities. The service tells one at a time. */
export class Labels {
  /** Whether every label that was asked for is known, or is none. */
  areKnown = true;
  private readonly texts = new Map<string, Promise<string | null>>();
  private failure: FetchFailure | null = null;

  constructor(
    private readonly service: Service,
    private readonly lacks: Lacks,
  ) {}

  /** @returns `null` where there is none, or it cannot be fetched */
  async textOf(id: string): Promise<string | null> {
    if (!isLabelId(id)) return id;
    let text = this.texts.get(id);
    if (text === undefined) this.texts.set(id, (text = this.fetch(id)));
    return text;
  }

  private async fetch(id: string): Promise<string | null> {
    if (this.failure !== null) return null;
    const key = encodeURIComponent(id.replaceAll("'", "''")).replace(/%(?:40|3A)/g, decodeURIComponent);
    try {
      const label = await this.service.get(`/metadata/Labels(Id='${key}',Language='en-us')`);
      return textIn(label, 'Value') || null;
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      if (error.kind === 'absent') return null; // labels without a text are common
      this.areKnown = false;
      this.lacks.add('labels of F&O', 'F&O PublicEntities', error);
      if (error.kind !== 'unanswered') this.failure = error; // the others go the same way
      return null;
    }
  }
}

export function isLabelId(id: string): boolean {
  return id.startsWith('@');
}
