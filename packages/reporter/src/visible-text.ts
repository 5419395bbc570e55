import { partsOf, type MarkKind, type Text } from '@dipv/core';

/**
 * What is not shown as it is. First, characters that a terminal, a log or a page would act on: control characters,
 * format characters (bidi overrides, zero-width characters, tags), line and paragraph separators, lone surrogates, and
 * the two characters that XML forbids; but the joiners U+200C and U+200D are left alone, since words of some languages
 * need them. Then the first character of workflow commands, on which a runner acts in whatever output it sees: Azure's
 * agent and GitHub's runner find `##vso[` and `##[` anywhere in a line, GitHub's runner finds `::name` after white
 * space at the start of one.
 */
const ACTIVE =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]|#(?=#(?:vso)?\[)|(?<![^\p{Zs}]):(?=:[a-z])/giu;

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
  return text.replace(ACTIVE, escaped);
}

/** The same of a text with marks, cut at them: a command that only the whole text makes is found all the same. */
export function visibleParts({
  text,
  marks,
}: Text): readonly { readonly text: string; readonly kind: MarkKind | null }[] {
  if (marks.length === 0) return [{ text: visibleText(text), kind: null }];
  const escapes = [...text.matchAll(ACTIVE)];
  let next = 0;
  let shift = 0;
  const shifted = (at: number) => {
    for (let match = escapes[next]; match !== undefined && match.index < at; match = escapes[++next]) {
      shift += escaped(match[0]).length - match[0].length;
    }
    return at + shift;
  };
  const moved = marks.map(([start, end, kind]) => [shifted(start), shifted(end), kind] as const);
  return partsOf({ text: visibleText(text), marks: moved });
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
