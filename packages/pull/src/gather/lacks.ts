import { FetchFailure, type FailureKind } from '../service/fetch-failure.js';

/** Something that was not fetched. */
export interface Lack {
  /** `the table account of Dataverse` */
  readonly what: string;
  readonly kind: FailureKind;
  readonly reason: string;
  /** The kind of input that it would have been: the guide to inputs says how else to get one. */
  readonly input: InputTitle;
}

/** Titles of `INPUT_KINDS` of `@dipv/formats`. */
export type InputTitle =
  'Maps' | 'Lists of organizations' | 'Dataverse EntityDefinitions' | 'F&O PublicEntities' | 'List of running maps';

export class Lacks {
  private readonly all = new Map<string, Lack>();

  get list(): readonly Lack[] {
    return [...this.all.values()].sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
  }

  /** Fetches something; where that fails, it is a lack, and `null`. */
  async unless<T>(what: string, input: InputTitle, fetch: () => Promise<T>): Promise<T | null> {
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      this.add(what, input, error);
      return null;
    }
  }

  add(what: string, input: InputTitle, { kind, message }: FetchFailure): void {
    const told = kind === 'sign-in' ? 'all that was still to come' : what; // nothing was asked for any more
    this.all.set(kind === 'sign-in' ? message : what, { what: told, kind, reason: message, input });
  }
}
