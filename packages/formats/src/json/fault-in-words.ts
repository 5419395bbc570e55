import { printParseErrorCode, type ParseErrorCode } from 'jsonc-parser';

/** What is wrong in a JSON text: `close brace expected`, which the parser calls `CloseBraceExpected`. */
export function faultInWords(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/(?<=.)[A-Z]/g, ' $&')
    .toLowerCase();
}
