import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bin/root.mjs';

const PAGE = join(ROOT, 'docs/reliability.md');
const BEGIN = '<!-- figures: growth -->';
const END = '<!-- end of figures: growth -->';

/** Writes the figures into the page that tells what they are. */
export async function writePage(rows) {
  const text = readFileSync(PAGE, 'utf8');
  const [before, after] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  const table = [
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}.`,
    '',
    '| What there are many of | How many | Milliseconds | A doubling | The next |',
    '|---|--:|--:|--:|--:|',
    ...rows.map(
      ({ name, size, times, ratios }) =>
        `| ${name} | ${size.toLocaleString('en')} | ${times[0].toFixed(0)} | ${ratios.map((ratio) => `× ${ratio.toFixed(2)}`).join(' | ')} |`,
    ),
  ].join('\n');
  writeFileSync(PAGE, `${text.slice(0, before)}\n\n${table}\n\n${text.slice(after)}`);
}
