import type { Place } from '@dipv/core';
import type { MemoryBudget } from '../bytes/memory-budget.js';
import { locateValues } from './locate-values.js';
import { parsed, parseJson, type JsonFault } from './parse.js';
import { JsonDocument } from './document.js';
import { JsonStringView } from './string-view.js';
import type { TextView } from '../text/text-view.js';

/** How often JSON text may be encoded as a JSON string. Twice happens. */
const ENCODING_LIMIT = 3;

/** JSON that was unwrapped, and where its places are. */
export type DecodedJson =
  | {
      readonly value: unknown;
      readonly document: JsonDocument;
      readonly pointer: string;
      /** The text of the document; `null`: it is that of another one. */
      readonly text: string | null;
      readonly fault: null;
    }
  | { readonly document: JsonDocument; readonly fault: JsonFault };

/**
 * The text of a document, parsed and unwrapped.
 * @throws InputError when its values take more memory than is left
 */
export function decodeDocument(document: JsonDocument, memory: MemoryBudget): DecodedJson {
  const { text } = document.open();
  const content = parseJson(text, memory);
  if (content.fault) return { document, fault: content.fault };
  const decoded = decodeJson(content.value, document, '', memory);
  return decoded.fault ? decoded : { ...decoded, text: decoded.text ?? text };
}

/**
 * A value that may be JSON text encoded as a string, once or more: what it is in the end.
 * @throws InputError when its values take more memory than is left
 */
export function decodeJson(value: unknown, document: JsonDocument, pointer: string, memory: MemoryBudget): DecodedJson {
  let decoded = value;
  let inner = document;
  let at = pointer;
  let text: string | null = null;
  for (let i = 0; typeof decoded === 'string' && i < ENCODING_LIMIT; i++) {
    inner = insideString(inner, at);
    at = '';
    text = decoded;
    const content = parseJson(decoded, memory);
    if (content.fault) return { document: inner, fault: content.fault };
    decoded = content.value;
  }
  return { value: decoded, document: inner, pointer: at, text, fault: null };
}

/** The document that is encoded in the string at `pointer`. */
function insideString(outer: JsonDocument, pointer: string): JsonDocument {
  return new JsonDocument(outer.file, '', () => {
    const view = outer.open();
    const [literal] = locateValues(view.text, [outer.inner(pointer)]);
    const isString = literal && typeof parsed(view.text.slice(literal.start, literal.end)) === 'string';
    return isString ? new JsonStringView(view, literal) : new LostView(view);
  });
}

/**
 * A string that was read and is not found again: the file is broken in front of it, which nobody knew when it was read
 * piece by piece, or has changed. The beginning stands for all places in it.
 */
class LostView implements TextView {
  readonly text = '';

  constructor(private readonly outer: TextView) {}

  place(): Place {
    return this.outer.place({ start: 0, end: 0 });
  }

  write(): null {
    return null;
  }
}
