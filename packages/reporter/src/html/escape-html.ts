import { visibleText } from '../visible-text.js';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** What stands for itself: most texts are names, and a page has hundreds of thousands. */
const PLAIN = /^[\w .,()/=-]*$/;

/**
 * Text as HTML, for content and for quoted attribute values, on one line and with every character visible.
 *
 * @throws TypeError if the value is neither text nor a number, since a mistyped name in a template would else print
 *   `undefined`
 */
export function escapeHtml(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw new TypeError(`A template writes ${typeof value} where text is expected`);
  if (PLAIN.test(value)) return value;
  return visibleText(value).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character);
}

/** Text as the content of an element, where quotes stand for themselves: excerpts have many. */
export function escapeContent(text: string): string {
  return visibleText(text).replace(/[&<>]/g, (character) => ENTITIES.get(character) ?? character);
}
