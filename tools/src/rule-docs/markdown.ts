import { codeSpan } from '@dipv/reporter/markdown-text';

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
