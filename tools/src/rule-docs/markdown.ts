import { codeSpan, longestRun } from '@dipv/reporter/markdown-text';

/** A link to an address of the web; anything else is only shown. */
export function link(address: string): string {
  return /^https:\/\/[^\s<>]+$/.test(address) ? `<${address}>` : codeSpan(address);
}

export function codeBlock(lines: readonly string[]): string {
  const content = lines.map(oneLine);
  const fence = '`'.repeat(Math.max(3, ...content.map((line) => longestRun(line) + 1)));
  return [`${fence}text`, ...content, fence].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
