import type { InputKind } from '@dipv/formats';
import { markdownText } from '@dipv/reporter/markdown-text';
import { markdownTable } from 'markdown-table';
import { checkableTable, LEGEND, signOf, type AskingRule } from './checkable.js';
import { anchorOf } from './guide.js';

/** The table code by input as `docs/guides/metadata.md` shows it. */
export function guideTable(rules: readonly AskingRule[], inputs: readonly InputKind[]): string {
  const head = ['Code', ...inputs.map((input, i) => link(String(i + 1), anchorOf(input)))];
  const rows = checkableTable(rules, inputs).map(({ code, marks }) => [
    `[${markdownText(code, true)}](../rules/${code}.md)`,
    ...marks.map(signOf),
  ]);
  return [
    ...inputs.map((input, i) => `${i + 1}. ${titleOf(input)}`),
    '',
    ...LEGEND.map((line) => `- ${line}`),
    '',
    markdownTable([head, ...rows], { align: ['', ...inputs.map(() => 'c')], alignDelimiters: false }),
  ].join('\n');
}

function titleOf(input: InputKind): string {
  const anchor = anchorOf(input);
  return anchor === null ? markdownText(input.title) : link(input.title, anchor);
}

function link(shown: string, anchor: string | null): string {
  return anchor === null ? shown : `[${shown}](${anchor})`;
}
