import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

type Mapping = readonly [sourceField: string, destinationField: string];

function mapOf(name: string, ...mappings: readonly Mapping[]): string {
  const fieldMappings = mappings.map(([sourceField, destinationField]) => ({
    syncDirection: 3,
    sourceField,
    destinationField,
  }));
  return JSON.stringify({ name, legs: [{ fieldMappings }] }, null, 2);
}

const OLD: readonly Mapping[] = [
  ['A', ''],
  ['', 'b'],
  ['C', 'c'],
];

async function run(cwd: string, ...args: readonly string[]) {
  const ended = await runDipv(['validate', '-f', 'json', '--baseline', 'baseline/dipv.json', ...args, 'maps'], { cwd });
  return { ...ended, report: reportOf(ended) };
}

const read = (cwd: string) => readFileSync(join(cwd, 'baseline/dipv.json'), 'utf8');

it.concurrent('a baseline is made, a fault comes, and only that is reported', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD), 'maps/engines.json': mapOf('Engines', ['', 'x']) });
  const made = await run(cwd, '--update-baseline');
  expect(made.stderr).toBe('baseline/dipv.json: 3 findings\n');
  expect(made.code).toBe(0);
  expect(made.report.summary).toMatchObject({ errors: 0, suppressed: 3 });
  const [open, version, list, ...lines] = read(cwd).trimEnd().split('\n');
  expect([open, version, list]).toEqual(['{', '  "version": 1,', '  "findings": [']);
  const entries = lines.slice(0, -2);
  expect(entries).toHaveLength(3);
  for (const line of entries)
    expect(line).toMatch(/^ {4}\{"fingerprint":"[0-9a-f]+","code":"DIPV10\d\d","map":"\w+","field":.+\},?$/);
  expect([...entries].map((line) => line.replace(/,$/, '')).sort()).toEqual(
    entries.map((line) => line.replace(/,$/, '')),
  );

  // moved, reordered, and one more
  writeFileSync(join(cwd, 'maps/pumps.json'), `\n\n${mapOf('Pumps', ['D', 'd'], ...[...OLD].reverse(), ['D', 'd'])}`);
  const later = await run(cwd);
  expect(codesOf(later.report)).toEqual(['DIPV1029']);
  expect(later.report.summary.suppressed).toBe(3);
  expect(later.code).toBe(1);
  expect(later.stderr).toBe('');
});

it.concurrent(
  'a finding keeps the day on which it came into the baseline, and the page tells since when it is known',
  async () => {
    const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD) });
    await run(cwd, '--update-baseline');
    expect(read(cwd).match(/"since":"\d{4}-\d\d-\d\d"/g)).toHaveLength(2);
    const dated = read(cwd).replace(/"since":"[^"]*"/, '"since":"2024-02-29"');
    writeFileSync(join(cwd, 'baseline/dipv.json'), dated);
    await run(cwd, '--update-baseline');
    expect(read(cwd)).toBe(dated);

    const { stdout } = await runDipv(['validate', '-f', 'html', '--baseline', 'baseline/dipv.json', 'maps'], { cwd });
    expect(stdout).toMatch(
      /<dd>baseline\/dipv\.json, last added to on \d+ \w+ \d{4}: 0 findings are new; 2 are known, the oldest since 29 February 2024, and set aside</,
    );
    expect(stdout).toContain('known since 2024-02-29: baseline baseline/dipv.json');

    const undated = dated.replace(/,"since":"[^"]*"/g, '');
    writeFileSync(join(cwd, 'baseline/dipv.json'), undated);
    expect((await run(cwd)).report.summary).toMatchObject({ errors: 0, suppressed: 2 });
    await run(cwd, '--update-baseline');
    expect(read(cwd)).toBe(undated);
  },
);

it.concurrent('entries that no longer match are told and pruned', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD), 'maps/engines.json': mapOf('Engines', ['', 'x']) });
  await run(cwd, '--update-baseline');
  const before = read(cwd);
  writeFileSync(join(cwd, 'maps/pumps.json'), mapOf('Pumps', ['C', 'c'], ['', 'b']));
  const { code, stderr } = await run(cwd);
  expect(stderr).toBe(
    'baseline/dipv.json: 1 entry matches no finding any more; --update-baseline prunes:\n  DIPV1024 Pumps\n',
  );
  expect(code).toBe(0);
  expect(read(cwd)).toBe(before);
  const [entry] = (JSON.parse(before) as { findings: readonly object[] }).findings;
  const findings = Array.from({ length: 1000 }, (_, i) => ({ ...entry, map: 'Pumps', fingerprint: `gone ${i}` }));
  writeFileSync(join(cwd, 'baseline/dipv.json'), JSON.stringify({ version: 1, findings }));
  const many = (await run(cwd)).stderr.trimEnd().split('\n');
  expect(many).toHaveLength(22);
  expect(many.at(-1)).toBe('  and 980 more');
  writeFileSync(join(cwd, 'baseline/dipv.json'), before);
  expect((await run(cwd, '--update-baseline')).stderr).toBe('baseline/dipv.json: 2 findings\n');
  expect(read(cwd).split('\n')).toHaveLength(before.split('\n').length - 1);
  expect((await run(cwd)).stderr).toBe('');
});

it.concurrent('a run over some of the maps says nothing of the others, and keeps their entries', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD), 'maps/engines.json': mapOf('Engines', ['', 'x']) });
  await run(cwd, '--update-baseline');
  const before = read(cwd);
  const args = ['validate', 'maps/engines.json', '-f', 'json', '--baseline', 'baseline/dipv.json'];
  const { stderr, code } = await runDipv(args, { cwd });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  await runDipv([...args, '--update-baseline'], { cwd });
  expect(read(cwd)).toBe(before);
});

it.concurrent('a run of some of the codes says nothing of the others', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD) });
  await run(cwd, '--update-baseline');
  const { code, stderr } = await run(cwd, '--only', '1021');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it.concurrent('each shard sets aside what the baseline of the whole run holds', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD), 'maps/engines.json': mapOf('Engines', ['', 'x']) });
  await run(cwd, '--update-baseline');
  for (const shard of ['1/2', '2/2']) {
    const { report, stderr, code } = await run(cwd, '--shard', shard);
    expect(findingsOf(report)).toEqual([]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  }
});

it.concurrent('a file that is no baseline is named', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps'), 'baseline/dipv.json': '{"version":2,"findings":[]}' });
  const { code, stderr } = await runDipv(['validate', 'maps', '--baseline', 'baseline/dipv.json'], { cwd });
  expect(stderr).toMatch(/^dipv: baseline\/dipv\.json is no baseline: version: /);
  expect(code).toBe(2);
});

it.concurrent('an entry names the variant; one of old, with the bare code, still counts', async () => {
  const cwd = folderOf();
  const args = [`${ROOT}/examples/contoso`, '--baseline', 'baseline.json', '--fail-on', 'info', '-f', 'compact'];
  const made = await runDipv(['validate', ...args, '--update-baseline'], { cwd });
  expect(made.code).toBe(0);
  const text = readFileSync(join(cwd, 'baseline.json'), 'utf8');
  expect(text).toContain('"code":"DIPV1030/narrowing"');
  writeFileSync(join(cwd, 'baseline.json'), text.replaceAll('DIPV1030/narrowing', 'DIPV1030'));
  expect(await runDipv(['validate', ...args], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
});

it.concurrent('findings that stand twice are told of, with both places', async () => {
  const cwd = folderOf({ 'maps/pumps.json': mapOf('Pumps', ...OLD) });
  await run(cwd, '--update-baseline');
  writeFileSync(join(cwd, 'baseline/dipv.json'), read(cwd).replace('  "findings"', '  "findings": [],\n  "findings"'));
  const warning = expect.objectContaining({
    severity: 'warning',
    file: 'baseline/dipv.json',
    reason:
      'the member "findings" of one object stands in 2 places: that of line 4 counts, that of line 3 is passed over',
  });
  const { code, report } = await run(cwd);
  expect(report.problems).toEqual([warning]);
  expect(code).toBe(0);
  expect((await run(cwd, '--update-baseline')).report.problems).toEqual([warning]);
  expect((await run(cwd)).report.problems).toEqual([]);
});

it.concurrent('is no standard output', async () => {
  const cwd = folderOf({ 'map.json': mapOf('Pumps', ...OLD) });
  const { code, stderr } = await runDipv(['validate', '--baseline', '-', '--update-baseline'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('A baseline is a file');
});
