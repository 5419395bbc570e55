// npm run lines: writes docs/lines.md, which tells how many lines each package has and had.
import { execFileSync } from 'node:child_process';
import { markdownTable } from 'markdown-table';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';
import { writePart } from './write-part.mjs';

/** The last commit before the packages were built anew, that with which this was done, and now. */
const STATES = [
  ['Before', 'c1b424e'],
  ['Built anew', '32bbb56'],
  ['Now', execFileSync('git', ['log', '-1', '--format=%h'], { cwd: ROOT, encoding: 'utf8' }).trim()],
];
/** What ships, examples of rules included. */
const PRODUCTION = ['packages/*/src/*.ts', ':!*.test.ts', ':!*/test-data/*'];

/** By package, the lines that are not blank, of files that nobody generated. */
function linesAt(commit) {
  const generated = new Set(grep('-lE', '^// (@g|G)enerated from', commit));
  const lines = new Map();
  for (const each of grep('-cE', '[^[:space:]]', commit)) {
    const [, file, count] = /^(.*):(\d+)$/.exec(each);
    const [, folder] = /^[^:]+:(packages\/[^/]+)/.exec(file);
    if (!generated.has(file)) lines.set(folder, (lines.get(folder) ?? 0) + Number(count));
  }
  return lines;
}

function grep(how, pattern, commit) {
  const args = ['grep', how, pattern, commit, '--', ...PRODUCTION];
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
}

const states = STATES.map(([, commit]) => linesAt(commit));
const folders = packageFolders().filter((folder) => states.some((lines) => lines.has(folder)));
const rowOf = (name, countIn) => [name, ...states.map((lines) => countIn(lines)?.toLocaleString('en') ?? '–')];
const table = [
  ['Package', ...STATES.map(([title, commit]) => `${title} (${commit})`)],
  ...folders.map((folder) => rowOf(`\`${folder.slice('packages/'.length)}\``, (lines) => lines.get(folder))),
  rowOf('All', (lines) => [...lines.values()].reduce((sum, each) => sum + each, 0)),
];
await writePart({
  file: 'docs/lines.md',
  begin: '<!-- figures: lines -->',
  end: '<!-- end of figures: lines -->',
  text: markdownTable(table, { align: ['', 'r', 'r', 'r'], alignDelimiters: false }),
  script: 'count-lines.mjs',
});
