import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { ROOT } from '../bin/root.mjs';
import { writePart } from '../bin/write-part.mjs';

const PAGE = 'docs/reliability.md';

/** Writes what the last run of each package found; of packages that never ran here, the page keeps what it says. */
export function writePage(folders) {
  const kept = readFileSync(join(ROOT, PAGE), 'utf8')
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const rows = folders.flatMap((folder) => {
    const row = rowOf(folder) ?? kept.find(([name]) => name === nameOf(folder));
    return row === undefined ? [] : [row];
  });
  const head = ['Package', 'Planted', 'Noticed', 'Not noticed', 'Reached by no test', 'Score'];
  return writePart({
    file: PAGE,
    begin: '<!-- figures: mutation -->',
    end: '<!-- end of figures: mutation -->',
    text: [
      `\`npm run mutation -- --figures\`, on Node ${process.versions.node}.`,
      markdownTable([head, ...rows], { align: ['', ...head.slice(1).map(() => 'r')], alignDelimiters: false }),
    ].join('\n\n'),
  });
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
  return [
    nameOf(folder),
    ...[planted, noticed, survived, unreached].map(String),
    `${((100 * noticed) / planted).toFixed(1)} %`,
  ];
}

function nameOf(folder) {
  return `\`${folder.slice('packages/'.length)}\``;
}
