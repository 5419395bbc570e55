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

/** What the last run of a package found; `null`: it never ran here. */
export function resultsOf(folder) {
  const file = fileOf(folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Puts to the last run, which was of some files, what an earlier one found in others that are still there. */
export function writeResults(folder, earlier) {
  const last = resultsOf(folder);
  const there = Object.entries(earlier.files).filter(([file]) => existsSync(join(ROOT, file)));
  const files = { ...Object.fromEntries(there), ...last.files };
  writeFileSync(fileOf(folder), JSON.stringify({ ...last, files }));
}

function fileOf(folder) {
  return join(ROOT, folder, 'test-results/mutation.json');
}

function rowOf(folder) {
  const results = resultsOf(folder);
  if (results === null) return null;
  const states = Object.values(results.files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted) => states.filter((status) => wanted.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const [survived, unreached] = [count('Survived'), count('NoCoverage')];
  const planted = noticed + survived + unreached;
  return `| \`${nameOf(folder)}\` | ${planted} | ${noticed} | ${survived} | ${unreached} | ${((100 * noticed) / planted).toFixed(1)} % |`;
}

function nameOf(folder) {
  return folder.slice('packages/'.length);
}
