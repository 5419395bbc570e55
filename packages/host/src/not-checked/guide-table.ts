import { checkableTable, LEGEND, signOf, type AskingRule } from './checkable.js';
import { anchorOf, INPUT_KINDS, numberOf } from './input-kinds.js';

/** The table code by input as `docs/guides/metadata.md` shows it. */
export function guideTable(rules: readonly AskingRule[]): string {
  const head = ['Code', ...INPUT_KINDS.map((input) => `[${numberOf(input)}](${anchorOf(input)})`)];
  const rows = checkableTable(rules).map(({ code, marks }) => [`[${code}](../rules/${code}.md)`, ...marks.map(signOf)]);
  return [
    ...INPUT_KINDS.map((input) => `${numberOf(input)}. [${input.title}](${anchorOf(input)})`),
    '',
    ...LEGEND.map((line) => `- ${line}`),
    '',
    line(head),
    line(['---', ...INPUT_KINDS.map(() => ':-:')]),
    ...rows.map(line),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
