import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@dipv/core';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf, type Contents } from './test-data/temp-folder.js';
import { describeInTerminal, showInTerminal } from './test-data/terminal.js';

const MAP = JSON.stringify({ name: 'm', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: ' ' }] }] });

/** A workspace with a format of its own that tells what formats are told. */
function tellingWorkspace(more: Contents = { 'map.json': MAP }): string {
  const format = `
    const load = async () => (_report, { width, failures }) => JSON.stringify({ width, failures }) + '\\n';
    const format = { name: 'telling', description: 'Tells what it is told', load };
    export default { name: 'acme', apiVersion: 1, formats: [format] };`;
  return folderOf({ 'format.mjs': format, 'dipv.config.json': '{ "plugins": ["./format.mjs"] }', ...more });
}

interface Told {
  readonly width: number;
  readonly failures: readonly Failure[];
}

describe('the width that a format is told', () => {
  it.concurrent('is 80 where stdout is no terminal, whatever COLUMNS says', async () => {
    const { stdout } = await runDipv(['validate', '-f', 'telling'], {
      cwd: tellingWorkspace(),
      env: { COLUMNS: '33' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ width: 80 });
  });
});

describeInTerminal('the width that a format is told in a terminal', () => {
  it.each([
    [0, 80],
    [5, 20],
    [40, 40],
    [80, 80],
    [140, 140],
    [500, 200],
  ])('of %i columns is %i', async (columns, width) => {
    const { lines } = await showInTerminal(['validate', '-f', 'telling'], { cwd: tellingWorkspace(), columns });
    expect(JSON.parse(lines.join(''))).toMatchObject({ width });
  });

  it('is 80 in a file', async () => {
    const cwd = tellingWorkspace();
    await showInTerminal(['validate', '-f', 'telling:told.txt'], { cwd, columns: 140 });
    expect(JSON.parse(readFileSync(join(cwd, 'told.txt'), 'utf8'))).toMatchObject({ width: 80 });
  });
});

describe('why a run fails, as formats are told, is why it ends so', () => {
  const FINDINGS: Failure = { kind: 'findings', severity: 'error' };
  const WARNING = '--rule=DIPV1024=warning';

  it.concurrent.each<[string, readonly string[], number, readonly Failure[]]>([
    ['it does not', [WARNING], 0, []],
    ['findings', [], 1, [FINDINGS]],
    ['findings at a lower level', [WARNING, '--fail-on=warning'], 1, [{ kind: 'findings', severity: 'warning' }]],
    ['too many warnings', [WARNING, '--max-warnings=0'], 1, [{ kind: 'max-warnings', limit: 0, warnings: 1 }]],
    [
      'too many findings in all',
      [WARNING, '--max-warnings=0', '--fail-on=info'],
      1,
      [
        { kind: 'findings', severity: 'info' },
        { kind: 'max-warnings', limit: 0, warnings: 1 },
      ],
    ],
    ['inputs that cannot be read', ['none.json', 'gone.json'], 2, [{ kind: 'unread-input', count: 2 }, FINDINGS]],
    [
      'inputs that cannot be read, though nothing else fails it',
      ['none.json', '--fail-on=never'],
      2,
      [{ kind: 'unread-input', count: 1 }],
    ],
  ])('%s', async (_what, args, code, failures) => {
    const ended = await runDipv(['validate', 'map.json', '-f', 'telling', ...args], { cwd: tellingWorkspace() });
    expect((JSON.parse(ended.stdout) as Told).failures).toEqual(failures);
    expect(ended.code).toBe(code);
  });

  it.concurrent('what was not checked, with --require-complete', async () => {
    const map = JSON.stringify({
      name: 'm',
      legs: [
        {
          sourceSchema: 'Pumps',
          destinationSchema: 'contoso_pumps',
          sourceEnvironmentType: 'AX',
          destinationEnvironmentType: 'CRM',
          fieldMappings: [{ syncDirection: 3, sourceField: 'A', destinationField: 'a' }],
        },
      ],
    });
    const cwd = tellingWorkspace({ 'map.json': map });
    const { code, stdout } = await runDipv(['validate', 'map.json', '-f', 'telling', '--require-complete'], { cwd });
    expect((JSON.parse(stdout) as Told).failures).toEqual([{ kind: 'incomplete', notChecked: expect.any(Number) }]);
    expect(code).toBe(1);
  });

  it.concurrent('no map, with --require-complete', async () => {
    const cwd = tellingWorkspace({ 'maps/.keep': '' });
    const { code, stdout } = await runDipv(['validate', 'maps', '-f', 'telling', '--require-complete'], { cwd });
    expect((JSON.parse(stdout) as Told).failures).toEqual([{ kind: 'no-map' }]);
    expect(code).toBe(1);
  });

  it.concurrent('a shard without a map is no run without one', async () => {
    const args = ['--require-complete', '--fail-on=never', '--only=1024'];
    const runs = ['1/2', '2/2'].map((shard) =>
      runDipv(['validate', 'map.json', '-f', 'telling', '--shard', shard, ...args], { cwd: tellingWorkspace() }),
    );
    for (const { code, stdout } of await Promise.all(runs)) {
      expect((JSON.parse(stdout) as Told).failures).toEqual([]);
      expect(code).toBe(0);
    }
  });

  it.concurrent('missing shards of a merged report', async () => {
    const cwd = tellingWorkspace();
    await runDipv(['validate', 'map.json', '--shard', '2/3', '-f', 'json:2.json'], { cwd });
    const { code, stdout } = await runDipv(['merge-reports', '2.json', '-f', 'telling', '--fail-on=never'], { cwd });
    expect((JSON.parse(stdout) as Told).failures).toEqual([{ kind: 'missing-shards', shards: [1, 3] }]);
    expect(code).toBe(2);
  });
});
