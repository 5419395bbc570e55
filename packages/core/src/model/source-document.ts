/** A range in a file, as an editor counts: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A change of one JSON element, named by its JSON pointer: another value, or its removal from its list. */
export type Change =
  | { readonly kind: 'replace'; readonly pointer: string; readonly value: string | number | boolean | null }
  | { readonly kind: 'remove'; readonly pointer: string };

/** A change of text: what stands at `place` gives way to `text`. Everything around it stays byte for byte. */
export interface TextEdit {
  readonly place: Place;
  readonly text: string;
}

/**
 * The JSON text that a model element was read from. Readers hand it over unlocated; places are worked
 * out only when a finding asks for them.
 */
export interface SourceDocument {
  /** The outermost file a person can open; inside an archive `maps.zip!/customizations.xml`. */
  readonly file: string;
  /**
   * The places of the JSON values at these pointers, `null` where the document has no such value. In text that
   * is encoded in other text, such as a string, they are those of the characters that the value is written with.
   */
  locate(pointers: readonly string[]): readonly (Place | null)[];
  /** The place of characters `start` to `end` of the string value at `pointer`, or `null` where that cannot be told. */
  locateInString(pointer: string, start: number, end: number): Place | null;
  /** The changes as edits of the file, or `null` where this document cannot be changed safely. */
  edits(changes: readonly Change[]): readonly TextEdit[] | null;
}
