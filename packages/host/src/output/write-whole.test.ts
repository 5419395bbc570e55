import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from './write-whole.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dipv-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes the folder, and leaves nothing beside the file', async () => {
  await writeWhole(join(folder, 'reports/report.json'), 'new');
  expect(readFileSync(join(folder, 'reports/report.json'), 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'reports'))).toEqual(['report.json']);
});

it('writes to what a link points to', async () => {
  writeFileSync(join(folder, 'report.json'), 'old');
  symlinkSync('report.json', join(folder, 'link.json'));
  await writeWhole(join(folder, 'link.json'), 'new');
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new');
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
});

it('puts no file in the place of a device', async () => {
  await writeWhole('/dev/null', 'new');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});
