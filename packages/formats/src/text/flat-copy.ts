/** Shorter strings are copies anyway. */
const SHORTEST_SLICE = 13;

/** The same text in memory of its own: a part of a text, such as a name in a chunk of XML, keeps the whole of it there. */
export function flatCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : Buffer.from(text).toString();
}
