import type { Location } from '../model/report.js';
import type { Place, SourceDocument } from '../model/source-document.js';
import type { RuleFinding } from '../rule.js';

/** A finding, and the document that it points into. */
export interface Locatable {
  readonly document: SourceDocument;
  readonly found: Pick<RuleFinding, 'at' | 'span'>;
}

type Places = ReadonlyMap<string, Place>;

/** Looks all pointers of a document up in one go, since each look-up reads the document once. */
export function locateFindings(findings: readonly Locatable[]): readonly Location[] {
  const wanted = new Map<SourceDocument, Set<string>>();
  for (const { document, found } of findings) {
    const pointers = wanted.get(document) ?? new Set();
    for (const pointer of withAncestors(found.at)) pointers.add(pointer);
    wanted.set(document, pointers);
  }
  const known = new Map(
    [...wanted].map(([document, pointers]) => {
      const asked = [...pointers];
      return [document, placesByPointer(asked, document.locate(asked))];
    }),
  );
  return findings.map(({ document, found }) => {
    const { at, span } = found;
    const inString = span === undefined ? null : document.locateInString(at, span.start, span.end);
    const place = inString ?? nearest(at, known.get(document) ?? new Map());
    return place === null ? nowhere(document, at) : { file: document.file, pointer: at, ...place };
  });
}

/** A finding whose place the document does not tell. */
export function nowhere({ file }: SourceDocument, pointer: string): Location {
  return { file, pointer, line: null, column: null, endLine: null, endColumn: null };
}

function placesByPointer(pointers: readonly string[], places: readonly (Place | null)[]): Places {
  return new Map(
    pointers.flatMap((pointer, i): [string, Place][] => {
      const place = places[i];
      return place === null || place === undefined ? [] : [[pointer, place]];
    }),
  );
}

/** What is absent from the file is shown at the nearest element that is there. */
function nearest(pointer: string, places: Places): Place | null {
  const there = withAncestors(pointer).find((each) => places.has(each));
  return there === undefined ? null : (places.get(there) ?? null);
}

function withAncestors(pointer: string): string[] {
  const pointers = [pointer];
  for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    pointers.push(pointer.slice(0, end));
    if (end === 0) break;
  }
  return pointers;
}
