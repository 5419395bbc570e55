import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Folder } from './folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dipv-pull-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string): string => join(root, path);

it('keeps answers of the same environments, which this folder got, and no others', async () => {
  await new Folder(at('a')).begin('contoso');
  writeFileSync(at('a/.dipv-pull/answer'), '');
  await new Folder(at('a')).begin('contoso');
  expect(existsSync(at('a/.dipv-pull/answer'))).toBe(true);
  cpSync(at('a'), at('checkout'), { recursive: true, preserveTimestamps: true });
  await new Folder(at('checkout')).begin('contoso');
  expect(existsSync(at('checkout/.dipv-pull/answer'))).toBe(false);
  await new Folder(at('a')).begin('fabrikam');
  expect(existsSync(at('a/.dipv-pull/answer'))).toBe(false);
});

it('works in no folder that lies elsewhere', async () => {
  mkdirSync(at('elsewhere'));
  mkdirSync(at('a'));
  symlinkSync(at('elsewhere'), at('a/.dipv-pull'));
  await expect(new Folder(at('a')).begin('contoso')).rejects.toThrow('take it away');
});
