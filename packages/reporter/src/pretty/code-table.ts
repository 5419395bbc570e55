import type { Finding } from '@dipv/core';
import Table from 'cli-table3';
import { findingCode } from '../finding-code.js';
import { visibleText } from '../visible-text.js';
import { severityPaint, type Colors } from './severity-style.js';

const TITLE_WIDTH = 46;
const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((part) => [part, '']),
);

/** How often each code was found, the most frequent first; nothing where the findings have one code only. */
export function codeTable(findings: readonly Finding[], colors: Colors): string {
  const counts = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${findingCode(finding)}`;
    counts.set(key, { finding, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  if (counts.size < 2) return '';

  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 2, 'padding-right': 0 },
    colAligns: ['right', 'left', 'left', 'left'],
    colWidths: [null, null, null, TITLE_WIDTH],
    wordWrap: true,
  });
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count || (a.finding.code < b.finding.code ? -1 : 1));
  for (const { finding, count } of sorted) {
    const { severity, title } = finding;
    table.push([
      count,
      severityPaint(severity, colors)(severity),
      visibleText(findingCode(finding)),
      visibleText(title),
    ]);
  }
  return table.toString();
}
