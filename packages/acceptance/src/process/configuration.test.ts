import { readFileSync } from 'node:fs';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const mapOf = (name: string, ...fieldMappings: readonly object[]) =>
  JSON.stringify({ name, legs: [{ fieldMappings }] });
const NO_SOURCE = { syncDirection: 3, sourceField: '', destinationField: 'b' };
const NO_DESTINATION = { syncDirection: 3, sourceField: 'A', destinationField: '' };
const MAPS = {
  'maps/pumps.json': mapOf('Pumps', NO_SOURCE, NO_DESTINATION),
  'maps/engines.json': mapOf('Engines', NO_SOURCE),
};

async function runWith(config: object, ...args: readonly string[]) {
  const cwd = folderOf({ ...MAPS, 'dipv.config.json': JSON.stringify(config) });
  const ended = await runDipv(['validate', 'maps', '-f', 'json', ...args], { cwd });
  return { ...ended, report: reportOf(ended) };
}

const reasonsOf = ({ report }: Awaited<ReturnType<typeof runWith>>) =>
  report.problems.map(({ severity, file, reason }) => `${severity} ${file}: ${reason}`);

describe('suppress', () => {
  it.concurrent('sets a finding aside, with its reason in SARIF', async () => {
    const cwd = folderOf({
      ...MAPS,
      'dipv.config.json': JSON.stringify({ suppress: [{ code: 'DIPV1021', reason: 'A plug-in fills it in.' }] }),
    });
    const args = ['validate', 'maps', '-f', 'json', '-f', 'sarif:report.sarif'];
    const { code, stdout } = await runDipv(args, { cwd });
    expect(codesOf(reportOf({ stdout }))).toEqual(['DIPV1024']);
    expect(reportOf({ stdout }).summary.suppressed).toBe(2);
    expect(code).toBe(1);
    expect(readFileSync(`${cwd}/report.sarif`, 'utf8')).toContain('A plug-in fills it in.');
  });

  it.concurrent('by map and field, whatever the case', async () => {
    const suppress = [
      { code: 'DIPV1024', map: 'Pum*', field: 'a', reason: 'known' },
      { code: 'DIPV1021', map: 'maps/eng*', reason: 'known' },
    ];
    const ran = await runWith({ suppress });
    expect(findingsOf(ran.report).map(({ code, location }) => `${code} ${location.file}`)).toEqual([
      'DIPV1021 maps/pumps.json',
    ]);
    expect(reasonsOf(ran)).toEqual([]);
  });

  it.concurrent('that has expired holds no more and is itself reported', async () => {
    const ran = await runWith({
      suppress: [{ code: 'DIPV1021', map: 'Engines', reason: 'for now', until: '2020-01-31' }],
    });
    expect(codesOf(ran.report)).toEqual(['DIPV1021', 'DIPV1021', 'DIPV1024']);
    expect(reasonsOf(ran)).toEqual([
      'warning dipv.config.json: the suppression of DIPV1021 of Engines expired on 2020-01-31 and holds no more',
    ]);
  });

  it.concurrent('holds on its last day and later ones', async () => {
    const ran = await runWith({ suppress: [{ code: 'DIPV1021', reason: 'for now', until: '2999-12-31' }] });
    expect(codesOf(ran.report)).toEqual(['DIPV1024']);
    expect(reasonsOf(ran)).toEqual([]);
  });

  it.concurrent('that matches nothing is itself reported', async () => {
    const ran = await runWith({ suppress: [{ code: 'DIPV1029', map: 'Pumps', reason: 'once' }] });
    expect(reasonsOf(ran)).toEqual([
      'warning dipv.config.json: the suppression of DIPV1029 of Pumps matches no finding; remove it',
    ]);
  });

  it.concurrent('without a reason is refused', async () => {
    const cwd = folderOf({ ...MAPS, 'dipv.config.json': '{ "suppress": [{ "code": "DIPV1021" }] }' });
    const { code, stderr } = await runDipv(['validate', 'maps'], { cwd });
    expect(stderr).toMatch(/^dipv: dipv\.config\.json:1, suppress\.?\[?0.*reason/);
    expect(code).toBe(2);
  });
});

describe('rules and overrides', () => {
  it.concurrent('an override holds for its maps only, and the later of two wins', async () => {
    const { report } = await runWith({
      rules: { DIPV1021: 'warning' },
      overrides: [
        { maps: ['*'], rules: { DIPV1024: 'info' } },
        { maps: ['maps/pumps.*'], rules: { DIPV1021: 'off' } },
        { maps: ['Pumps'], rules: { DIPV1024: 'warning' } },
      ],
    });
    expect(findingsOf(report).map(({ code, severity, location }) => `${code} ${severity} ${location.file}`)).toEqual([
      'DIPV1021 warning maps/engines.json',
      'DIPV1024 warning maps/pumps.json',
    ]);
  });

  it.concurrent('an option wins over the configuration, which wins over a preset', async () => {
    const config = { extends: 'dipv:strict', rules: { DIPV1021: 'info' }, failOn: 'info' };
    expect((await runWith(config, '--only', '1021')).code).toBe(1);
    const { code, report } = await runWith(config, '--only', '1021', '--fail-on', 'warning');
    expect(findingsOf(report).map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(code).toBe(0);
    expect((await runWith(config, '--only', '1021', '--fail-on', 'warning', '--rule', '1021=warning')).code).toBe(1);
  });

  it.concurrent('--no-config leaves it all out', async () => {
    const { report } = await runWith({ rules: { DIPV1021: 'off', DIPV1024: 'off' } }, '--no-config');
    expect(codesOf(report)).toHaveLength(3);
  });
});

it.concurrent('formats of the configuration go where it says', async () => {
  const cwd = folderOf({ ...MAPS, 'ci/dipv.config.json': '{ "formats": ["compact", "json:out/report.json"] }' });
  const { stdout } = await runDipv(['validate', 'maps', '-c', 'ci/dipv.config.json'], { cwd });
  expect(stdout).toContain('error DIPV1024');
  expect(JSON.parse(readFileSync(`${cwd}/ci/out/report.json`, 'utf8'))).toMatchObject({ version: 1 });
});

it.concurrent('what dipv init writes is what dipv print-config reads', async () => {
  const cwd = folderOf(MAPS);
  const made = await runDipv(['init'], { cwd });
  expect({ code: made.code, stdout: made.stdout }).toEqual({ code: 0, stdout: '' });
  const { code, stdout, stderr } = await runDipv(['print-config'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ files: [`${cwd}/dipv.config.jsonc`], failOn: 'error' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect((await runDipv(['validate', 'maps', '-f', 'json'], { cwd })).code).toBe(1);
});
