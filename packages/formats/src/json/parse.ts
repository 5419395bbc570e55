import { parse, printParseErrorCode, visit, type ParseErrorCode } from '#jsonc-parser';
import { endOfString } from './scanner.js';

/** How deep lists and objects may nest. A map needs eight levels. */
export const DEPTH_LIMIT = 200;

/** What is wrong with a JSON text, and at which character. */
export interface JsonFault {
  readonly reason: string;
  readonly offset: number | null;
}

export type ParsedJson = { readonly value: unknown; readonly fault: null } | { readonly fault: JsonFault };

export function parseJson(text: string): ParsedJson {
  const tooDeep = offsetOfExcessiveDepth(text);
  if (tooDeep !== null) {
    return { fault: { reason: `is JSON nested deeper than ${DEPTH_LIMIT} levels`, offset: tooDeep } };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { value, fault: null };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: syntaxFault(text) };
  }
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
  return parse(text.slice(0, offsetOfExcessiveDepth(text) ?? text.length), [], { allowEmptyContent: true }) as unknown;
}

function offsetOfExcessiveDepth(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at) - 1;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEPTH_LIMIT) return at;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return null;
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
