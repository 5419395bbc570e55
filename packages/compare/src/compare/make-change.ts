import { toText, type SourceDocument, type Words } from '@dipv/core';
import { CHANGE_KINDS, type ChangeKind } from '../change-kinds.js';
import type { Change, ChangedPlace } from '../comparison.js';

/** A place that is worked out for changes only. */
export interface Spot {
  readonly document: SourceDocument;
  readonly pointer: string;
}

interface Details {
  readonly before?: Spot | null;
  readonly after?: Spot | null;
  readonly was?: string | null;
  readonly is?: string | null;
}

export function makeChange(kind: ChangeKind, what: Words, { before, after, was, is }: Details): Change {
  const { effect, why } = CHANGE_KINDS[kind];
  return {
    kind,
    effect,
    what: toText(what),
    why,
    was: was ?? null,
    is: is ?? null,
    before: placeOf(before ?? null),
    after: placeOf(after ?? null),
  };
}

function placeOf(spot: Spot | null): ChangedPlace | null {
  return spot === null ? null : new OpenPlace(spot);
}

/** A place whose line is not worked out yet: each look-up reads its file, so that all of a file are to be looked up in one go. */
class OpenPlace implements ChangedPlace {
  readonly file: string;
  readonly pointer: string;
  line: number | null = null;
  column: number | null = null;
  readonly #document: SourceDocument;

  constructor({ document, pointer }: Spot) {
    this.file = document.file;
    this.pointer = pointer;
    this.#document = document;
  }

  static locate(places: readonly (ChangedPlace | null)[]): void {
    const byDocument = new Map<SourceDocument, OpenPlace[]>();
    for (const place of places) {
      if (!(place instanceof OpenPlace)) continue;
      const others = byDocument.get(place.#document);
      if (others === undefined) byDocument.set(place.#document, [place]);
      else others.push(place);
    }
    for (const [document, its] of byDocument) {
      const found = document.locate(its.map(({ pointer }) => pointer));
      for (const [i, place] of its.entries()) {
        place.line = found[i]?.line ?? null;
        place.column = found[i]?.column ?? null;
      }
    }
  }
}

/** Works out the lines and columns of changes. */
export function locateChanges(changes: readonly Change[]): void {
  OpenPlace.locate(changes.flatMap(({ before, after }) => [before, after]));
}
