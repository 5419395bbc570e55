import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

interface ListedRule {
  readonly code: string;
  readonly module: { readonly name: string; readonly version: string | null; readonly owner: string | null };
}

async function rulesIn(cwd: string): Promise<readonly ListedRule[]> {
  const { stdout } = await runDipv(['rules', '-f', 'json'], { cwd });
  return JSON.parse(stdout) as readonly ListedRule[];
}

/** A plugin of one rule, in JavaScript. */
function pluginOf(name: string, code: string, more = ''): string {
  const rule = `{ scope: 'project', code: '${code}', title: 't', description: 'd', mend: 'm', check() {}, examples: { fails: [], passes: [] } }`;
  return `export default { name: '${name}', apiVersion: 1, ${more} rules: [${rule}] };`;
}

it.concurrent('dipv rules says of each code of dipv which package it comes from, and who owns that', async () => {
  const owners = readFileSync(join(ROOT, '.github/CODEOWNERS'), 'utf8');
  const rules = await rulesIn(folderOf({}));
  expect(rules.length).toBeGreaterThan(20);
  for (const { module } of rules) {
    const folder = module.name.replace('@dipv/', 'packages/');
    const { version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { version: string };
    expect(module.version).toBe(version);
    expect(owners).toContain(`\n/${folder}/ ${module.owner}\n`);
  }
});

it.concurrent('dipv rules says it of plugins, by what they say themselves or by their package', async () => {
  const manifest = { name: '@acme/rules', version: '1.2.0', type: 'module', main: 'index.js' };
  const cwd = folderOf({
    'node_modules/@acme/rules/package.json': JSON.stringify({
      ...manifest,
      author: { name: 'Team Prices', email: 'prices@acme.example' },
    }),
    'node_modules/@acme/rules/index.js': pluginOf('@acme/rules', 'ACME0001'),
    'own.mjs': pluginOf('own', 'OWN0001', "version: '3.0.0', owner: 'Team Stock',"),
    'silent.mjs': pluginOf('silent', 'SILENT1'),
    'dipv.config.json': JSON.stringify({ plugins: ['@acme/rules', './own.mjs', './silent.mjs'] }),
    'package.json': JSON.stringify({ name: 'workspace', version: '9.9.9', author: 'Nobody' }),
  });
  const modules = new Map((await rulesIn(cwd)).map(({ code, module }) => [code, module]));
  expect(modules.get('ACME0001')).toEqual({
    name: '@acme/rules',
    version: '1.2.0',
    owner: 'Team Prices <prices@acme.example>',
  });
  expect(modules.get('OWN0001')).toEqual({ name: 'own', version: '3.0.0', owner: 'Team Stock' });
  expect(modules.get('SILENT1')).toEqual({ name: 'silent', version: null, owner: null });

  const { stdout } = await runDipv(['rules'], { cwd, env: { COLUMNS: '80' } });
  expect(stdout).toMatch(/│ @acme\/rules 1\.2\.0, owner: Team Prices <prices@acme\.example> +│\n.*\n│ ACME0001 /);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBe(80);
});
