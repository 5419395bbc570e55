import { cpus } from 'node:os';
import { markdownTable } from 'markdown-table';
import { writePart } from '../bin/write-part.mjs';

/** Writes the figures into the page that tells what they are. */
export function writePage(rows) {
  const table = [
    ['What there are many of', 'How many', 'Milliseconds', 'A doubling', 'The next'],
    ...rows.map(({ name, size, times, ratios }) => [
      name,
      size.toLocaleString('en'),
      times[0].toFixed(0),
      ...ratios.map((ratio) => `× ${ratio.toFixed(2)}`),
    ]),
  ];
  return writePart({
    file: 'docs/reliability.md',
    begin: '<!-- figures: growth -->',
    end: '<!-- end of figures: growth -->',
    text: [
      `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}.`,
      markdownTable(table, { align: ['', 'r', 'r', 'r', 'r'], alignDelimiters: false }),
    ].join('\n\n'),
  });
}
