import type { TextSlice } from '../bytes/decode-text.js';
import type { FaultPlace } from '../bytes/input-error.js';
import { flatCopy } from '../text/flat-copy.js';
import type { RawContent } from './content-view.js';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Where the start tag that was just read begins. To be asked at once, or never. */
export type PlaceOf = () => FaultPlace;

/** What to do with one XML element. Elements that nobody reads cost next to nothing. */
export interface ElementReader {
  /** The reader of a child element, or `null` to pass over it and all that it holds. */
  child?(name: string, attributes: XmlAttributes, place: PlaceOf): ElementReader | null;
  /** The element's own text, all of it, once it has ended. */
  text?(text: string): void;
  /** The content as the file has it, for an element that holds text only. */
  raw?(content: RawContent): void;
  /** Where the element's content stands, for `readXmlContent`; nothing of it is read now. */
  later?(content: TextSlice): void;
  end?(): void;
}

/** Reads an element's text, to be kept. */
export function textReader(take: (text: string) => void): ElementReader {
  return { text: (text) => take(flatCopy(text)) };
}

/** Reads the children of one name; to be used for elements that are mere lists. */
export function listReader(
  name: string,
  read: (attributes: XmlAttributes, place: PlaceOf) => ElementReader | null,
): ElementReader {
  return { child: (childName, attributes, place) => (childName === name ? read(attributes, place) : null) };
}
