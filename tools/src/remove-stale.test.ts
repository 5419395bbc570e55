import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@nx/devkit';

const root = mkdtempSync(join(tmpdir(), 'dipv-stale-'));
afterAll(() => rmSync(root, { recursive: true }));

const outputsOf = (source: string) => ['js', 'js.map', 'd.ts', 'd.ts.map'].map((ending) => `dist/${source}.${ending}`);

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1))
    .sort();
}

it('leaves in dist what has a source, and what a bundle adds', () => {
  const kept = ['package.json', 'src/kept.ts', 'dist/cli.cjs', 'dist/a.cache', 'dist/tsconfig.lib.tsbuildinfo'];
  const files = [
    ...[...kept, ...outputsOf('kept'), ...outputsOf('gone'), ...outputsOf('folder/gone')].map((file) => `app/${file}`),
    ...outputsOf('gone').map((file) => `of-another-branch/${file}`),
  ];
  for (const file of files) {
    mkdirSync(join(root, 'packages', dirname(file)), { recursive: true });
    writeFileSync(join(root, 'packages', file), '');
  }
  execFileSync(process.execPath, [join(workspaceRoot, 'tools/bin/remove-stale.mjs'), root]);
  expect(filesIn('packages/app')).toEqual([...kept, ...outputsOf('kept'), 'src', 'dist'].sort());
});
