import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const RULES = `
import { defineModule, projectRule } from '@dipv/core';

const describe = { description: 'd', mend: 'Rename the map.', examples: { fails: [], passes: [] } };

const shortName = projectRule({
  ...describe,
  code: 'ACME0001',
  title: 'The name of a map is too short',
  severity: 'warning',
  check({ project, report }) {
    if (project.model.name.length < 4) report({ detail: project.model.name + ' is too short', at: '/name' });
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

export default defineModule({ name: '@acme/rules', apiVersion: 1, rules: [shortName, blankSource] });
`;

const FORMAT = `
const render = ({ projects }) => projects.map(({ name, findings }) => name + '=' + findings.length + '\\n').join('');

export default { name: '@acme/format', apiVersion: 1, formats: [{ name: 'acme', description: 'counts', load: () => render }] };
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
  ['that exports nothing of use', './nothing.mjs', 'exports no module'],
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

it.concurrent('a format that fails is named, with exit code 2, and all other outputs are written', async () => {
  const cwd = workspace();
  const format = (name: string, render: string) => `{ name: '${name}', description: '', load: () => ${render} }`;
  const formats = [format('late', 'async () => ""'), format('broken', '() => { throw new Error("no paper"); }')];
  writeFileSync(
    join(cwd, 'plugins/format.mjs'),
    `export default { name: '@acme/format', apiVersion: 1, formats: [${formats.join()}] };`,
  );
  const outputs = ['late:late.txt', 'broken:broken.txt', 'json'].flatMap((output) => ['-f', output]);
  const { code, stdout, stderr } = await runDipv(['validate', ...outputs], { cwd });
  const origin = 'dipv.config.json:1, plugins[1]: plugin "./plugins/format.mjs", module @acme/format';
  expect(stderr).toBe(
    `dipv: ${origin}, format late: it makes no text but a promise.\n${origin}, format broken: it fails: no paper.\n`,
  );
  expect(codesOf(reportOf({ stdout })).toSorted()).toEqual(['ACME0001', 'ACME0002']);
  expect(code).toBe(2);
});

it.concurrent.each([
  [
    'an unknown scope',
    2,
    "scope: 'map'",
    'rule ACME0003: it has the scope "map": there is project, task, leg, side, workspace.',
  ],
  ['a code of dipv', 2, "code: 'DIPV1099'", 'rule DIPV1099: codes of the DIPV and DWR ranges are those of dipv itself'],
  ['an async check', 1, 'async check() { await null; throw new Error("late"); }', ''],
  [
    'a faulty report',
    1,
    'check({ report }) { report({ at: "/legs", detail: "d", fix: { title: "t", changes: [{}] } }); }',
    '',
  ],
])('a rule with %s ends with exit code %d', async (_what, code, part, message) => {
  const cwd = workspace(['./rules.mjs', './broken.mjs']);
  const rule = `{ scope: 'project', code: 'ACME0003', title: 't', description: 'd', mend: 'm', check() {}, examples: { fails: [], passes: [] }, ${part} }`;
  writeFileSync(join(cwd, 'plugins/broken.mjs'), `export default { name: 'acme', apiVersion: 1, rules: [${rule}] };`);
  const { stdout, stderr, ...ended } = await runDipv(['validate', '-f', 'json'], { cwd });
  expect(ended.code).toBe(code);
  if (code === 2)
    expect(stderr).toContain(`dipv.config.json:1, plugins[1]: plugin "./plugins/broken.mjs", module acme, ${message}`);
  else expect(codesOf(reportOf({ stdout })).toSorted()).toEqual(['ACME0001', 'ACME0002', 'DIPV1001']);
});

it.concurrent('a plugin adds a reader', async () => {
  const cwd = workspace(['./reader.mjs']);
  writeFileSync(
    join(cwd, 'plugins/reader.mjs'),
    `export default { name: '@acme/reader', apiVersion: 1, readers: [{
      name: 'our lists of maps',
      tells: [{ title: 'Our lists', platforms: [], tells: { map: 'part' } }],
      extensions: ['lst'],
      recognises: ({ file }) => file.endsWith('.lst'),
      read(input, out) { out.problem('lists ' + input.text().trim(), 'warning', { line: 1, column: 1 }); },
    }] };`,
  );
  writeFileSync(join(cwd, 'maps.lst'), 'Pum\n');
  const { stdout } = await runDipv(['validate', '-f', 'json', 'map.json', 'maps.lst'], { cwd });
  expect(reportOf({ stdout }).problems).toMatchObject([{ file: 'maps.lst', reason: 'lists Pum', line: 1 }]);
});

/** A plugin whose rule does this for each map. */
function pluginThat(does: string, before = ''): string {
  return `${before}
    export default { name: 'acme', apiVersion: 1, rules: [{
      scope: 'project', code: 'ACME0001', title: 't', description: 'd', mend: 'm', examples: { fails: [], passes: [] },
      check({ report }) { ${does} },
    }] };`;
}

function withPlugin(text: string, name = 'acme.mjs'): string {
  const sound = JSON.stringify({
    name: 'Pumps',
    legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: 'b' }] }],
  });
  return folderOf({ [name]: text, 'dipv.config.json': JSON.stringify({ plugins: [`./${name}`] }), 'map.json': sound });
}

describe('a plugin that wants to end the program', () => {
  const ENDS = 'process.exit() is called';

  it.concurrent.each([
    ['at load', '', 'process.exit(0);', 2, ENDS],
    ['some time after it was loaded', '', 'setTimeout(() => process.exit(0));', 2, ENDS],
    ['in a rule', 'process.exit(0);', '', 1, ''],
    ['in a rule, without a word of it', 'process.reallyExit(0);', '', 1, ''],
    [
      'by another program in its place',
      'process.execve?.("/bin/true", ["true"], {}); throw new Error("none");',
      '',
      1,
      '',
    ],
    [
      'when it hears of its end',
      'throw new Error("a fault");',
      "process.on('exit', () => process.reallyExit(0));",
      1,
      '',
    ],
    ['some time after its rule', 'setTimeout(() => process.exit(0));', '', 2, ENDS],
    ['by what it awaits', 'Promise.resolve().then(() => process.exit(0));', '', 2, ENDS],
    ['when it has ended', 'throw new Error("a fault");', "process.on('exit', () => { process.exitCode = 0; });", 1, ''],
    ['by its exit code', 'process.exitCode = 0; throw new Error("a fault");', 'process.exitCode = 0;', 1, ''],
    [
      'by waiting for ever',
      '',
      'await new Promise(() => undefined);',
      3,
      'ended before it was done; while it is loaded, dipv.config.json:1, plugins[0]: plugin "./acme.mjs" waits for',
    ],
  ])('%s does not end it with success', async (_when, does, before, code, said) => {
    const cwd = withPlugin(pluginThat(does, before));
    const ended = await runDipv(['validate', '-f', 'compact'], { cwd });
    expect(`${ended.stdout}${ended.stderr}`).toContain(said);
    expect(ended.code).toBe(code);
    if (code === 1) expect(ended.stdout).toContain('DIPV1001');
  });

  it.concurrent.each(['exit', 'reallyExit'])('does not end it by process.%s() in a worker, either', async (name) => {
    const cwd = withPlugin(pluginThat(`process.${name}(0);`));
    const { code, stdout } = await runDipv(['validate', '-f', 'compact', '--workers', '2'], { cwd });
    expect(stdout).toContain('DIPV1001');
    expect(code).toBe(1);
  });
});

it.concurrent('a fix that writes what its rule finds again is told of', async () => {
  const fix = `{ title: 'Name it', changes: [{ kind: 'replace', pointer: '/name', value: project.model.name + '!' }] }`;
  const rule = pluginThat(`report({ at: '/name', detail: 'odd', fix: ${fix} });`)
    .replace('{ report }', '{ project, report }')
    .replace("code: 'ACME0001',", "code: 'ACME0001', fixable: true,");
  const { code, stderr } = await runDipv(['validate', '-f', 'compact', '--fix'], { cwd: withPlugin(rule) });
  expect(stderr).toContain(
    'The files were mended 10 times, and no more: ACME0001 is found again by what its fix writes.',
  );
  expect(code).toBe(1);
});

it.concurrent('--debug shows where a plugin fails', async () => {
  const cwd = withPlugin('\n\nthrow new Error("no licence");');
  const { stderr } = await runDipv(['validate', '--debug'], { cwd });
  expect(stderr).toMatch(/cannot be loaded: no licence\n.*\n +at .*acme\.mjs:3:7\n/);
  expect((await runDipv(['validate'], { cwd })).stderr).not.toContain('at ');
});

describe('a plugin in TypeScript', () => {
  const TYPED = pluginThat('report({ at: "/name", detail: said });', "import { said } from './said.ts';").replace(
    '{ report }',
    '{ report }: { report(finding: { at: string; detail: string }): void }',
  );
  const folder = () => {
    const cwd = withPlugin(TYPED, 'acme.ts');
    writeFileSync(join(cwd, 'said.ts'), "export const said: string = 'typed';");
    return cwd;
  };

  describe.each(['node 22', 'node 24', 'node 26'] as const)('on %s', (version) => {
    describeWith(version, (node) => {
      it.concurrent('is loaded, and says what it found', async () => {
        const { stdout, stderr } = await runDipv(['validate', '-f', 'compact'], { cwd: folder(), node });
        expect({ stdout, stderr }).toEqual({ stdout: 'map.json:1:9: error ACME0001 typed\n', stderr: '' });
      });

      it.concurrent.each([
        [
          'a fault in it',
          'const typed: string = "";\nthrow new Error(typed + "no licence");',
          /no licence\n.*acme\.ts:2:7/,
        ],
        ['an enum', '\nexport enum Kind { One }', /cannot be loaded: TypeScript enum is not supported.*acme\.ts:2\)/],
        ['an import of .js', "import './said.js';", /acme\.ts imports said\.js, and there is said\.ts: /],
      ])('tells of %s with its line', async (_what, text, said) => {
        const cwd = folder();
        writeFileSync(join(cwd, 'acme.ts'), text);
        const { code, stderr } = await runDipv(['validate', '--debug'], { cwd, node });
        expect(stderr).toMatch(said);
        expect(code).toBe(2);
      });
    });
  });

  describeWith('node 20.19', (node) => {
    it.concurrent('is refused, with what to do', async () => {
      const { code, stderr } = await runDipv(['validate'], { cwd: folder(), node });
      expect(stderr).toContain(
        'it is TypeScript, which Node 20.19.0 does not load: use Node 22.18 or newer, or compile it',
      );
      expect(code).toBe(2);
    });
  });
});
