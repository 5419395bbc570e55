import { parse, printParseErrorCode, visit, type ParseErrorCode } from '#jsonc-parser';
import type { MemoryBudget } from '../bytes/memory-budget.js';
import { endOfString } from './scanner.js';

/** How deep lists and objects may nest. A map needs eight levels. */
export const DEPTH_LIMIT = 200;

/** What is wrong with a JSON text, and at which character. */
export interface JsonFault {
  readonly reason: string;
  readonly offset: number | null;
}

export type ParsedJson = { readonly value: unknown; readonly fault: null } | { readonly fault: JsonFault };

/**
 * The value is counted as one that is kept.
 * @throws InputError when it takes more memory than is left
 */
export function parseJson(text: string, memory: MemoryBudget): ParsedJson {
  const { tooDeep, values } = outlineOf(text);
  if (tooDeep !== null) {
    return { fault: { reason: `is JSON nested deeper than ${DEPTH_LIMIT} levels`, offset: tooDeep } };
  }
  memory.checkValues(values);
  memory.takeValues(values);
  try {
    const value: unknown = JSON.parse(text);
    return { value, fault: null };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: syntaxFault(text) };
  }
}

/** Characters of a text that cannot hold so many values that they matter. */
const SHORT = 2 ** 16;

/**
 * @returns `undefined`: the text is no valid JSON
 * @throws InputError when its values take more memory than is left
 */
export function parsedWithin(memory: MemoryBudget, text: string): unknown {
  if (text.length > SHORT && !memory.hasRoomToRead(text.length)) memory.checkValues(countValues(text));
  return parsed(text);
}

/** About how many values a JSON text holds. */
export function countValues(text: string): number {
  return outlineOf(text).values;
}

/** `undefined`: the text is no valid JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What the beginning of a broken JSON text says, as far as anybody can tell; `undefined`: nothing. */
export function parseBeginning(text: string): unknown {
  // a fault by itself, and more than the stack of a parser may hold
  return parse(text.slice(0, outlineOf(text).tooDeep ?? text.length), [], { allowEmptyContent: true }) as unknown;
}

/**
 * One pass over the text, which costs little beside parsing it.
 * @returns where it nests too deep (`null`: nowhere), and about how many values stand in front of that
 */
function outlineOf(text: string): { readonly tooDeep: number | null; readonly values: number } {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at) - 1;
    else if (isOpening(code)) {
      values++;
      if (++depth > DEPTH_LIMIT) return { tooDeep: at, values };
    } else if (code === 0x5d || code === 0x7d) {
      depth--;
      if (isOpening(text.charCodeAt(at - 1))) values--; // it is empty
    } else if (code === 0x2c) values++;
  }
  return { tooDeep: null, values };
}

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

/** `JSON.parse` tells the place of a fault in some versions of Node only. */
function syntaxFault(text: string): JsonFault {
  if (text.trim() === '') return { reason: 'is empty where JSON is expected', offset: null };
  let first: JsonFault | null = null;
  visit(
    text,
    {
      onError: (code, offset) => {
        first ??= { reason: `is no valid JSON: ${syntaxFaultInWords(code)}`, offset };
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first ?? { reason: 'is no valid JSON', offset: null };
}

/** What `jsonc-parser` found wrong: `CloseBraceExpected` → `close brace expected`. */
export function syntaxFaultInWords(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .toLowerCase();
}
