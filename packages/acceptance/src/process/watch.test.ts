import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { reportOf } from './test-data/report.js';
import { endOf, runDipv, startDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

function mapOf(name: string, destinationField: string): string {
  return JSON.stringify({ name, legs: [{ fieldMappings: [{ sourceField: 'a', destinationField }] }] });
}

/** Follows what a program writes; `until` waits for a text in what came since the last wait. */
function follow(child: ReturnType<typeof startDipv>) {
  let text = '';
  let wake: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
      wake();
    });
  }
  return async (awaited: RegExp): Promise<string> => {
    for (;;) {
      const match = awaited.exec(text);
      if (match !== null) {
        const seen = text.slice(0, match.index + match[0].length);
        text = text.slice(seen.length);
        return seen;
      }
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
}

/** Ctrl-C while the program waits: Node loses one that comes in the moment in which it stops to look for it, see decision 66. */
async function interrupt(child: ReturnType<typeof startDipv>): Promise<void> {
  await setTimeout(200);
  child.kill('SIGINT');
}

it('--watch checks the map of a changed file again, and only that, until Ctrl-C', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ''), 'maps/engines.json': mapOf('Engines', 'b') });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);

  const first = await until(/Watching for changes.*\n/);
  expect(first).toContain('maps/pumps.json:1:');
  expect(first).not.toContain('maps/engines.json:1:');

  // the watcher may need a moment before it sees changes: write until it does
  const writing = setInterval(() => writeFileSync(join(cwd, 'maps/engines.json'), mapOf('Engines', ' ')), 500);
  const second = await until(/maps\/engines\.json:1:\d+: error DIPV1024 .*\n/);
  clearInterval(writing);
  expect(second).toContain('Changed: maps/engines.json\n');
  expect(second).not.toContain('maps/pumps.json');

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch checks also while files change without end', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', 'b') });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);
  await until(/Watching for changes.*\n/);

  const writing = setInterval(() => writeFileSync(join(cwd, 'maps/pumps.json'), mapOf('Pumps', '')), 20);
  await until(/maps\/pumps\.json:1:\d+: error DIPV1024 .*\n/);
  clearInterval(writing);

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch sees a new map, and a map that breaks', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', '') });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);
  await until(/Watching for changes.*\n/);

  const writing = setInterval(() => writeFileSync(join(cwd, 'maps/engines.json'), mapOf('Engines', '')), 500);
  await until(/maps\/engines\.json:1:\d+: error DIPV1024 .*\n/);
  clearInterval(writing);
  const breaking = setInterval(() => writeFileSync(join(cwd, 'maps/pumps.json'), mapOf('Pumps', '').slice(0, -3)), 500);
  await until(/maps\/pumps\.json:1:\d+: error .*JSON.*\n/);
  clearInterval(breaking);

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch forgets a map that is gone', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ''), 'maps/engines.json': mapOf('Engines', '') });
  const child = startDipv(['validate', 'maps', '-f', 'json:report.json', '-f', 'pretty', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);
  const report = () => readFileSync(join(cwd, 'report.json'), 'utf8');
  await until(/Watching for changes.*\n/);
  expect(reportOf({ stdout: report() }).projects.map(({ name }) => name)).toEqual(['Engines', 'Pumps']);

  const writing = setInterval(() => writeFileSync(join(cwd, 'maps/engines.json'), mapOf('Engines', ' ')), 500);
  await until(/Changed: maps\/engines\.json\n/);
  clearInterval(writing);
  rmSync(join(cwd, 'maps/pumps.json'));
  await until(/Changed: (?:maps\/engines\.json, )?maps\/pumps\.json\n/);
  // files are written last: look until it is
  while (report() === '' || report().includes('"Pumps"')) await setTimeout(50);
  expect(reportOf({ stdout: report() }).projects.map(({ name }) => name)).toEqual(['Engines']);

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch knows that a changed map decides about others', async () => {
  const versionOf = (version: string, field: string) => {
    return JSON.stringify({ msdyn_name: 'Pumps', msdyn_version: version, msdyn_mapping: mapOf('Pumps', field) });
  };
  const cwd = folderOf({ 'maps/old.json': versionOf('1.0', ''), 'maps/pumps.json': mapOf('Engines', 'b') });
  const child = startDipv(['validate', 'maps', '-f', 'json:report.json', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);
  await until(/Watching for changes.*\n/);

  const writing = setInterval(() => writeFileSync(join(cwd, 'maps/pumps.json'), versionOf('2.0', '')), 500);
  await until(/maps\/pumps\.json:1:\d+: error DIPV1024 .*\n/);
  clearInterval(writing);
  const isWritten = () => readFileSync(join(cwd, 'report.json'), 'utf8').includes('"2.0"');
  while (!isWritten()) await setTimeout(50);
  const { stdout } = await runDipv(['validate', 'maps', '-f', 'json'], { cwd });
  expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe(stdout);

  const again = setInterval(() => writeFileSync(join(cwd, 'maps/pumps.json'), versionOf('0.1', 'b')), 500);
  expect(await until(/maps\/old\.json:1:\d+: error DIPV1024 .*\n/)).toContain('Changed: maps/pumps.json\n');
  clearInterval(again);

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch loses no change that comes while a check runs, and heeds a changed configuration', async () => {
  const plugin = `
    const rule = {
      scope: 'project', code: 'ACME0001', title: 't', description: 'd', mend: 'm', examples: { fails: [], passes: [] },
      check() { console.error('checking'); const end = Date.now() + 400; while (Date.now() < end); },
    };
    export default { name: 'acme', apiVersion: 1, rules: [rule] };`;
  const configuration = { plugins: ['./plugin.mjs'] };
  const cwd = folderOf({
    'maps/pumps.json': mapOf('Pumps', ''),
    'plugin.mjs': plugin,
    'dipv.config.json': JSON.stringify(configuration),
  });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);

  await until(/checking/);
  writeFileSync(join(cwd, 'maps/pumps.json'), mapOf('Pumps', 'b'));
  await until(/Watching for changes.*\n/);
  await until(/Changed: maps\/pumps\.json\n/);
  await until(/checking/);
  writeFileSync(join(cwd, 'maps/pumps.json'), mapOf('Pumps', ' '));
  await until(/Changed: maps\/pumps\.json\n/);
  await until(/DIPV1024/);

  writeFileSync(join(cwd, 'dipv.config.json'), '{');
  await until(/dipv\.config\.json:1.*\n/);
  writeFileSync(join(cwd, 'dipv.config.json'), JSON.stringify({ ...configuration, rules: { DIPV1024: 'warning' } }));
  await until(/warning DIPV1024/);

  await interrupt(child);
  expect((await end).code).toBe(130);
});

it('--watch waits for a folder that is gone, and sees what comes back', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', '') });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd });
  const until = follow(child);
  const end = endOf(child);
  await until(/Watching for changes.*\n/);

  for (const name of ['valves', 'engines']) {
    rmSync(join(cwd, 'maps'), { recursive: true });
    await until(/maps: error does not exist\n/);
    mkdirSync(join(cwd, 'maps'));
    writeFileSync(join(cwd, `maps/${name}.json`), mapOf(name, ''));
    await until(new RegExp(`maps/${name}\\.json:1:\\d+: error`));
  }

  await interrupt(child);
  expect((await end).code).toBe(130);
});

/** What a plugin in several files finds, in ES modules and in CommonJS: `1 2 3`. */
const PLUGIN = {
  'plugin/index.mjs': `
    import { one } from './lib/one.mjs';
    import { two } from '#two';
    import three from './lib/three.cjs';
    const rule = {
      scope: 'project', code: 'ACME0001', title: 't', description: 'd', mend: 'm', examples: { fails: [], passes: [] },
      check({ report }) { report({ at: '/name', detail: 'finds ' + one + ' ' + two + ' ' + three.three }); },
    };
    export default { name: 'acme', apiVersion: 1, rules: [rule] };`,
  'plugin/package.json': JSON.stringify({ name: 'acme', imports: { '#two': './lib/two.mjs' } }),
  'plugin/lib/one.mjs': 'export const one = 1;',
  'plugin/lib/two.mjs': 'export const two = 2;',
  'plugin/lib/three.cjs': "exports.three = require('./three.json').three;",
  'plugin/lib/three.json': '{ "three": 3 }',
};

async function reloads(node: string): Promise<void> {
  const cwd = folderOf({
    'maps/pumps.json': mapOf('Pumps', 'b'),
    'dipv.config.mjs': "export default { plugins: ['./plugin/index.mjs'] };",
    ...PLUGIN,
  });
  const child = startDipv(['validate', 'maps', '-f', 'compact', '--watch'], { cwd, node });
  const until = follow(child);
  const end = endOf(child);
  expect(await until(/Watching for changes.*\n/)).toContain('error ACME0001 finds 1 2 3');

  const write = (file: string, text: string) => writeFileSync(join(cwd, file), text);
  write('plugin/lib/one.mjs', 'export const one = 11;');
  expect(await until(/ACME0001.*\n/)).toContain('Changed: plugin/lib/one.mjs\n');
  write('plugin/lib/two.mjs', 'export const two = 22;');
  await until(/finds 11 22 3\n/);
  write('plugin/lib/three.json', '{ "three": 33 }');
  await until(/finds 11 22 33\n/);

  write('plugin/lib/one.mjs', 'export const one = ;');
  const broken = await until(/ACME0001.*\n/);
  expect(broken).toContain('plugin "./plugin/index.mjs" cannot be loaded: ');
  expect(broken).toContain('Until that is mended, configuration and plugins stay as they were.');
  expect(broken).toContain('finds 11 22 33');
  write('plugin/lib/one.mjs', 'export const one = 111;');
  await until(/finds 111 22 33\n/);

  write('dipv.config.mjs', "export default { plugins: ['./plugin/index.mjs'], rules: { ACME0001: 'info' } };");
  await until(/info ACME0001 finds 111 22 33\n/);

  await interrupt(child);
  expect((await end).code).toBe(130);
}

it('--watch loads plugins and a configuration that is a program anew, and keeps the last ones that held', () =>
  reloads(process.execPath));

describeWith('node 24', (node) => {
  it('--watch does so on Node 24', () => reloads(node));
});
