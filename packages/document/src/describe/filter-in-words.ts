import { foldName, type Field, type Table } from '@dipv/core';

/** What stands in either filter language, in words; the longest first. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['==', 'is'],
  ['!=', 'is not'],
  ['>=', 'is at least'],
  ['<=', 'is at most'],
  ['&&', 'and'],
  ['||', 'or'],
  ['>', 'is more than'],
  ['<', 'is less than'],
  ['!', 'not'],
  ['eq', 'is'],
  ['ne', 'is not'],
  ['ge', 'is at least'],
  ['le', 'is at most'],
  ['gt', 'is more than'],
  ['lt', 'is less than'],
  ['null', 'empty'],
]);

/** Text in quotes, an operator, a name (with its path, or an enum's element), or any other character. */
const TOKEN =
  /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|==|!=|>=|<=|&&|\|\||[A-Za-z_$][\w$]*(?:(?:::|[./])[A-Za-z_$][\w$]*)*|\d[\w.-]*|\s+|[^]/g;

/**
 * What a filter says, in words: operators as words, columns by the names that screens show, options of choices by their
 * labels, as far as those are known. It is to be read, not to be run.
 */
export function filterInWords(filter: string, table: Table | null): string {
  let column: Field | null = null;
  const words = [...filter.matchAll(TOKEN)].map(([token]) => {
    const word = WORDS.get(token.toLowerCase());
    if (word !== undefined) return ` ${word} `;
    const field = table?.fields.get(foldName(token)) ?? null;
    if (field !== null) {
      column = field;
      return field.displayName ?? field.name;
    }
    return labelOf(column, token) ?? token;
  });
  const text = words.join('').replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')');
  return withoutOuterBrackets(text.trim());
}

function withoutOuterBrackets(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (const [i, char] of [...text].entries()) {
    if (char === '(') depth++;
    if (char === ')' && --depth === 0 && i < text.length - 1) return text;
  }
  return depth === 0 ? withoutOuterBrackets(text.slice(1, -1).trim()) : text;
}

/** How screens show the value that a choice is compared with. */
function labelOf(column: Field | null, token: string): string | null {
  const { options, optionLabels } = column?.type ?? { options: null, optionLabels: undefined };
  const element = token.split('::').at(-1) ?? token;
  const at = options?.findIndex((option) => foldName(option) === foldName(element)) ?? -1;
  const label = optionLabels?.[at]?.[0];
  if (label !== undefined) return `“${label}”`;
  return token.includes('::') ? `“${element}”` : null;
}
