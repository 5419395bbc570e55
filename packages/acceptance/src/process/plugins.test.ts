import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const RULES = `
import { projectRule, ruleModule } from '@dipv/core';

const describe = { description: 'd', mend: 'Rename the map.', examples: { fails: [], passes: [] } };

const shortName = projectRule({
  ...describe,
  code: 'ACME0001',
  title: 'The name of a map is too short',
  severity: 'warning',
  check({ project, report }) {
    if (project.project.name.length < 4) report({ detail: project.project.name + ' is too short', at: '/name' });
  },
});

const blankSource = projectRule({
  ...describe,
  code: 'ACME0002',
  title: 'Our own idea of a blank source field',
  replaces: 'DIPV1021',
  check({ project, report }) {
    report({ detail: 'replaced', at: '/legs' });
  },
});

export default ruleModule([shortName, blankSource]);
`;

const FORMAT = `
import { FORMAT } from '@dipv/core';
import { ContainerModule } from 'inversify';

const render = ({ projects }) => projects.map(({ name, findings }) => name + '=' + findings.length + '\\n').join('');

export default new ContainerModule(({ bind }) => {
  bind(FORMAT).toConstantValue({ name: 'acme', description: 'counts', load: () => Promise.resolve(render) });
});
`;

const MAP = JSON.stringify({ name: 'Pum', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });

function workspace(plugins: readonly string[] = ['./rules.mjs', './format.mjs']): string {
  const cwd = folderOf({
    'plugins/rules.mjs': RULES,
    'plugins/format.mjs': FORMAT,
    'dipv.config.json': JSON.stringify({ plugins: plugins.map((plugin) => plugin.replace('./', './plugins/')) }),
    'map.json': MAP,
  });
  // what a team would have installed beside its plugins
  symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
  return cwd;
}

it.concurrent('a plugin adds a rule and replaces one', async () => {
  const { code, stdout, stderr } = await runDipv(['validate', '-f', 'json'], { cwd: workspace() });
  expect(stderr).toBe('');
  expect(codesOf(reportOf({ stdout })).toSorted()).toEqual(['ACME0001', 'ACME0002']);
  expect(findingsOf(reportOf({ stdout })).find((finding) => finding.code === 'ACME0001')).toMatchObject({
    severity: 'warning',
    title: 'The name of a map is too short',
    message: 'Pum is too short',
    help: 'Rename the map.',
    location: { file: 'map.json', pointer: '/name', line: 1, column: 9 },
  });
  expect(code).toBe(1);
});

it.concurrent('a plugin adds a format', async () => {
  expect(await runDipv(['validate', '-f', 'acme'], { cwd: workspace() })).toEqual({
    code: 1,
    stdout: 'Pum=2\n',
    stderr: '',
  });
});

it.concurrent('options and workers know the rules of plugins', async () => {
  const cwd = workspace();
  const args = ['validate', '-f', 'json', '--rule', 'ACME0001=error', '--only', 'ACME0001'];
  const one = await runDipv(args, { cwd });
  expect(findingsOf(reportOf(one)).map(({ code, severity }) => `${code} ${severity}`)).toEqual(['ACME0001 error']);
  expect(await runDipv([...args, '--workers', '2'], { cwd })).toEqual(one);
});

it.concurrent('--no-plugins loads none of them', async () => {
  const { stdout } = await runDipv(['validate', '-f', 'json', '--no-plugins'], { cwd: workspace() });
  expect(codesOf(reportOf({ stdout }))).toEqual(['DIPV1021']);
});

it.concurrent.each([
  ['that is not there', './none.mjs', 'is not to be found'],
  ['that fails', './fails.mjs', 'cannot be loaded: no licence'],
  ['that exports nothing of use', './nothing.mjs', 'exports no container module'],
])('a plugin %s is named, with exit code 2', async (_what, plugin, reason) => {
  const cwd = folderOf({
    'fails.mjs': 'throw new Error("no licence");',
    'nothing.mjs': 'export const answer = 42;',
    'dipv.config.json': JSON.stringify({ plugins: [plugin] }),
    'map.json': MAP,
  });
  const { code, stdout, stderr } = await runDipv(['validate'], { cwd });
  expect(stderr).toContain(`plugin "${plugin}" ${reason}`);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it.concurrent('a rule that throws is a finding of its own; all others still run', async () => {
  const cwd = workspace();
  const broken = RULES.replace(
    "report({ detail: 'replaced', at: '/legs' });",
    "throw new Error('a fault to be seen');",
  );
  writeFileSync(join(cwd, 'plugins/rules.mjs'), broken);
  const { code, stdout } = await runDipv(['validate', '-f', 'json'], { cwd });
  const findings = findingsOf(reportOf({ stdout }));
  expect(findings.map((finding) => finding.code).toSorted()).toEqual(['ACME0001', 'DIPV1001']);
  const thrown = findings.find((finding) => finding.code === 'DIPV1001');
  expect(thrown?.message).toMatch(/ACME0002.*a fault to be seen\n +at /s);
  expect(code).toBe(1);
});
