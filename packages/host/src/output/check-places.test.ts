import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlaces } from './check-places.js';

let cwd = '';
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'dipv-places-'))));
afterEach(() => rmSync(cwd, { recursive: true }));

const to = (...files: readonly (string | null)[]) => files.map((file) => ({ format: 'json', file }));
const check = (...files: readonly (string | null)[]) => checkPlaces(to(...files), cwd);

it('lets each format have a file of its own, and one of them stdout', () => {
  check('a.json', null, 'later/b.json');
});

it.each([
  ['by its name', ['a.json', './a.json']],
  ['by a link', ['a.json', 'link.json']],
  ['by a link that leads to nothing yet', ['later/b.json', 'dangling.json']],
])('takes no two to one file %s', (_how, files) => {
  writeFileSync(join(cwd, 'a.json'), '');
  symlinkSync('a.json', join(cwd, 'link.json'));
  symlinkSync('later/b.json', join(cwd, 'dangling.json'));
  expect(() => check(...files)).toThrow('Two formats go to');
});

it('takes no two to stdout', () => {
  expect(() => check(null, 'a.json', null)).toThrow('Only one format can go to stdout');
});

it('ends where links lead in a circle', () => {
  symlinkSync('b.json', join(cwd, 'a.json'));
  symlinkSync('a.json', join(cwd, 'b.json'));
  check('a.json', 'c.json');
});
