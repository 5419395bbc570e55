import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bin/root.mjs';

const PAGE = join(ROOT, 'docs/reliability.md');
const BEGIN = '<!-- figures: mutation -->';
const END = '<!-- end of figures: mutation -->';

/** Writes what the last run of each package found; of packages that never ran here, the page keeps what it says. */
export function writePage(folders) {
  const text = readFileSync(PAGE, 'utf8');
  const [before, after] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  const kept = text.slice(before, after).split('\n');
  const rows = folders.flatMap(
    (folder) => rowOf(folder) ?? kept.filter((line) => line.startsWith(`| \`${nameOf(folder)}\``)),
  );
  const table = [
    `\`npm run mutation -- --figures\`, on Node ${process.versions.node}.`,
    '',
    '| Package | Planted | Noticed | Not noticed | Reached by no test | Score |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
  writeFileSync(PAGE, `${text.slice(0, before)}\n${table}\n${text.slice(after)}`);
}

function rowOf(folder) {
  const file = join(ROOT, folder, 'test-results/mutation.json');
  if (!existsSync(file)) return null;
  const { files } = JSON.parse(readFileSync(file, 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted) => states.filter((status) => wanted.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const [survived, unreached] = [count('Survived'), count('NoCoverage')];
  const planted = noticed + survived + unreached;
  return `| \`${nameOf(folder)}\` | ${planted} | ${noticed} | ${survived} | ${unreached} | ${((100 * noticed) / planted).toFixed(1)} % |`;
}

function nameOf(folder) {
  return folder.slice('packages/'.length);
}
