import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { named } from './named-files.js';

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'dipv-named-'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

it('takes what a configuration and those that it builds on name, and where they say it', () => {
  write('metadata/sales/tables.json', '{}');
  write('base/dipv.json', '{ "integrationKeys": "keys.json", "extends": "../maps/dipv.config.jsonc" }');
  write(
    'maps/dipv.config.jsonc',
    `{
      // metadata of everybody
      "extends": ["dipv:strict", "../base/dipv.json", "@acme/dipv-rules/strict"],
      "plugins": ["./rules.mjs", "acme-maps"],
      "metadata": ["../metadata/sales", "../metadata/*.zip"],
      "connectionSet": "set.json",
      "formats": ["pretty", "json:out/report.json", "sarif:../maps.sarif"],
    }`,
  );
  expect(named('maps/dipv.config.jsonc', workspace)).toEqual({
    files: [
      '{workspaceRoot}/metadata/sales/**/*',
      '{workspaceRoot}/metadata/*.zip',
      '{workspaceRoot}/maps/set.json',
      '{workspaceRoot}/maps/rules.mjs',
      '{workspaceRoot}/base/dipv.json',
      '{workspaceRoot}/base/keys.json',
      '{workspaceRoot}/maps/dipv.config.jsonc',
    ],
    packages: ['acme-maps', '@acme/dipv-rules'],
    outputs: ['{projectRoot}/out/report.json', '{workspaceRoot}/maps.sarif'],
  });
});

it.each([
  ['a program', 'dipv.config.mjs', 'throw new Error();'],
  ['one with a fault', 'dipv.config.json', '{ "metadata": 3, "plugins": '],
  ['a list', 'dipv.config.json', '[]'],
])('leaves %s to dipv', (_what, file, text) => {
  write(file, text);
  expect(named(file, workspace)).toEqual({ files: [], packages: [], outputs: [] });
});
