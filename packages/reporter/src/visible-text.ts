/**
 * Characters that a terminal, a log or a page would act on instead of showing: control characters, format
 * characters (bidi overrides, zero-width characters, tags), line and paragraph separators, lone surrogates, and the
 * two characters that XML forbids. The joiners U+200C and U+200D are left alone: words of some languages need them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/**
 * Workflow commands. A runner acts on them in whatever output it sees: Azure's agent and GitHub's runner find `##vso[`
 * and `##[` anywhere in a line, GitHub's runner finds `::name` after white space at the start of one.
 */
const LOG_COMMAND = /#(?=#(?:vso)?\[)|(?<![^\p{Zs}]):(?=:[a-z])/giu;

const SHORT_NAMES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * The text on one line, fit to be shown: characters that are not plainly visible, and the first character of what a
 * build log would take for a command, are written as escapes such as `\x1b`.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, escaped).replace(LOG_COMMAND, escaped);
}

function escaped(char: string): string {
  return SHORT_NAMES.get(char) ?? escapeSequence(char.codePointAt(0) ?? 0);
}

function escapeSequence(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  if (codePoint <= 0xffff) return `\\u${hex.padStart(4, '0')}`;
  return `\\u{${hex}}`;
}
