import type { Finding } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { visibleText } from '../visible-text.js';
import { displayWidth } from './display-width.js';
import { severityPaint, type Colors } from './severity-style.js';
import { wrapWords } from './wrap-words.js';

/** How often each code was found, the most frequent first; nothing where the findings have one code only. */
export function codeTable(findings: readonly Finding[], width: number, colors: Colors): string {
  const counts = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${findingCode(finding)}`;
    counts.set(key, { finding, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  if (counts.size < 2) return '';

  const rows = [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.finding.code < b.finding.code ? -1 : 1))
    .map(({ finding, count }) => ({
      count: String(count),
      severity: finding.severity,
      code: visibleText(findingCode(finding)),
      title: visibleText(finding.title),
    }));
  const widest = (cells: readonly string[]) => Math.max(...cells.map(displayWidth));
  const countWidth = widest(rows.map((row) => row.count));
  const severityWidth = widest(rows.map((row) => row.severity));
  const codeWidth = widest(rows.map((row) => row.code));
  const column = 2 + countWidth + 2 + severityWidth + 2 + codeWidth + 2;
  const indent = column <= width / 2 ? column : 2 + countWidth + 2;

  return rows
    .flatMap(({ count, severity, code, title }) => {
      const before = [
        count.padStart(countWidth),
        severityPaint(severity, colors)(severity.padEnd(severityWidth)),
        `${code}${' '.repeat(codeWidth - displayWidth(code))} `,
      ].join('  ');
      return wrapWords([before, ...title.split(' ')], { width, first: 2, indent });
    })
    .join('\n');
}
