/** An escaped character, a code span, or a `<` that might begin HTML. */
const MARKDOWN_PART = /\\[\s\S]|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|</g;

/** Markdown as it is, but for HTML, which is shown instead of obeyed. */
export function withoutHtml(markdown: string): string {
  return markdown.replace(MARKDOWN_PART, (part) => (part === '<' ? '\\<' : part));
}

/** Text in which nothing is markup, in one line. */
export function plainText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>|~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === '') return '` `';
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A link to an address of the web; anything else is only shown. */
export function link(address: string): string {
  return /^https:\/\/[^\s<>]+$/.test(address) ? `<${address}>` : codeSpan(address);
}

export function codeBlock(lines: readonly string[]): string {
  const content = lines.map(oneLine);
  const fence = '`'.repeat(Math.max(3, ...content.map((line) => longestRun(line) + 1)));
  return [`${fence}text`, ...content, fence].join('\n');
}

/** Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
