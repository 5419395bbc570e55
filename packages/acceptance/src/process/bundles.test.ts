import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';
import { zipOf } from './test-data/zip.js';

/** As `esbuild --bundle --platform=node --format=…` does it: no other flags. */
function bundle(entry: string, format: 'esm' | 'cjs'): string {
  const outfile = join(folderOf({}), format === 'esm' ? 'acme.mjs' : 'acme.cjs');
  const { errors } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format,
    outfile,
    logLevel: 'silent',
  });
  expect(errors).toEqual([]);
  return outfile;
}

const map = readFileSync(join(ROOT, 'examples/contoso/maps/customer-groups.json'));

describe.each(['esm', 'cjs'] as const)('a validator of one’s own, bundled by esbuild as %s', (format) => {
  const program = bundle(join(ROOT, 'examples/custom-cli/acme.mjs'), format);

  it.each([
    ['checks what a pattern finds, with comments in its configuration', ['validate', 'maps/*.json'], 0, /6 mappings/],
    ['reads archives', ['validate', 'maps.zip', '--cache'], 0, /6 mappings/],
    ['says where JSON is broken', ['validate', 'broken.json'], 2, /broken.json:1:10/],
    ['lists its rules', ['rules'], 0, /ACME0001/],
    ['explains what was not checked', ['validate', 'maps', '--explain-not-checked'], 0, /metadata\.md/],
    ['has help', ['--help'], 0, /^Usage: acme/],
    ['refuses what it does not know', ['validate', '--formt', 'json'], 2, /Did you mean --format/],
  ])('%s', async (_, args, status, text) => {
    const cwd = folderOf({
      'maps/map.json': map.toString(),
      'broken.json': '{ "name" "x" }',
      'maps.zip': await zipOf({ 'map.json': map }),
      'dipv.config.jsonc': '{ /* none */ "rules": {}, }',
    });
    const run = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
    expect(run.stdout + run.stderr).toMatch(text);
    expect(run.status).toBe(status);
  });
});
