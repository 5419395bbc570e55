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
  if (spot === null) return null;
  const { document, pointer } = spot;
  const [place = null] = document.locate([pointer]);
  return { file: document.file, pointer, line: place?.line ?? null, column: place?.column ?? null };
}
