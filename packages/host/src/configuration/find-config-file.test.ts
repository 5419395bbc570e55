import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findConfigFile } from './find-config-file.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-find-')));
  mkdirSync(join(folder, 'a'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('passes over what belongs to another user, and tells', () => {
  const files = ['a/dipv.config.json', 'dipv.config.mjs'].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, '{}');
  const [nearest = ''] = files;
  expect(findConfigFile(join(folder, 'a'))).toEqual({
    found: { file: nearest, checkout: join(folder, 'a') },
    foreign: [],
  });
  jest.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
  expect(findConfigFile(join(folder, 'a'))).toEqual({ found: null, foreign: files });
});

it('knows the checkout around the file', () => {
  mkdirSync(join(folder, '.git'));
  const file = join(folder, 'a/dipv.config.json');
  writeFileSync(file, '{}');
  expect(findConfigFile(join(folder, 'a'))).toEqual({ found: { file, checkout: folder }, foreign: [] });
});
