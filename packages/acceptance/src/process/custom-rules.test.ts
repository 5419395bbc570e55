import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAP = JSON.stringify({
  name: 'Pumps',
  legs: [
    {
      fieldMappings: [
        { sourceField: 'a', destinationField: 'acme_b' },
        { sourceField: 'c', destinationField: 'd' },
      ],
    },
  ],
});

function configurationOf(rule: Readonly<Record<string, unknown>>, more: object = {}): string {
  const told = {
    code: 'ACME0001',
    title: 'One of our columns',
    message: '{destination.name} is ours',
    help: 'Take another.',
  };
  return JSON.stringify({ ...more, customRules: [{ ...told, scope: 'mapping', ...rule }] });
}

const OURS = { when: 'destination.name.startsWith("acme_")' };

it.concurrent('a change of a rule is seen through the cache, which is used all the same', async () => {
  const cwd = folderOf({ 'map.json': MAP, 'dipv.config.json': configurationOf(OURS) });
  const args = ['validate', '-f', 'json', '--cache', '--cache-location', 'cache', '--only', 'ACME0001', '--verbose'];
  const first = await runDipv(args, { cwd });
  expect(codesOf(reportOf(first))).toEqual(['ACME0001']);
  expect(await runDipv(args, { cwd })).toEqual(first);
  writeFileSync(join(cwd, 'dipv.config.json'), configurationOf({ when: 'destination.name == "D"' }));
  expect(findingsOf(reportOf(await runDipv(args, { cwd }))).map(({ field }) => field)).toEqual(['d']);
  writeFileSync(join(cwd, 'dipv.config.json'), configurationOf({ ...OURS, message: 'ours' }));
  expect(findingsOf(reportOf(await runDipv(args, { cwd }))).map(({ message }) => message)).toEqual(['ours']);
});

it.concurrent('a baseline knows its findings', async () => {
  const cwd = folderOf({ 'map.json': MAP, 'dipv.config.json': configurationOf(OURS) });
  const args = ['validate', 'map.json', '-f', 'json', '--baseline', 'baseline.json'];
  expect(codesOf(reportOf(await runDipv([...args, '--update-baseline'], { cwd })))).toEqual([]);
  expect((await runDipv(args, { cwd })).code).toBe(0);
  writeFileSync(join(cwd, 'map.json'), MAP.replace('"d"', '"acme_d"'));
  const found = findingsOf(reportOf(await runDipv(args, { cwd })));
  expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual(['ACME0001 acme_d']);
});

it.concurrent('SARIF describes it', async () => {
  const cwd = folderOf({ 'map.json': MAP, 'dipv.config.json': configurationOf(OURS) });
  const { stdout } = await runDipv(['validate', 'map.json', '-f', 'sarif', '--only', 'ACME0001'], { cwd });
  const { runs } = JSON.parse(stdout) as {
    runs: [{ tool: { driver: { rules: [{ id: string; shortDescription: object }] } }; results: [{ ruleId: string }] }];
  };
  const rules = runs[0].tool.driver.rules.filter(({ id }) => id === 'ACME0001');
  expect(rules).toMatchObject([{ shortDescription: { text: 'One of our columns' } }]);
  expect(runs[0].results.map(({ ruleId }) => ruleId)).toEqual(['ACME0001']);
});

it.concurrent('a fault at run time is a finding, and costs no other', async () => {
  const rule = { when: '9223372036854775807 + size(destination.name) > 0' };
  const cwd = folderOf({ 'map.json': MAP, 'dipv.config.json': configurationOf(rule) });
  const { stdout, code } = await runDipv(['validate', 'map.json', '-f', 'json'], { cwd });
  const [fault, ...others] = findingsOf(reportOf({ stdout })).filter((finding) => /^DIPV100[16]$/.test(finding.code));
  expect(fault?.message).toMatch(
    /^Exception in ACME0001 of dipv\.config\.json:\d+, customRules\[0\], module dipv\.config\.json: its condition cannot be worked out here: integer overflow: \d+ \(character 1\)$/,
  );
  expect(others).toEqual([]);
  expect(code).toBe(1);
});

it.concurrent('threads find what one finds', async () => {
  const folder = join(ROOT, 'examples/contoso');
  const said = {
    scope: 'column',
    when: 'column.isRequired && !column.isMapped',
    message: '{column.name} of {table.name}',
  };
  const cwd = folderOf({ 'dipv.config.json': configurationOf(said, { metadata: [] }) });
  const args = ['validate', folder, '-c', 'dipv.config.json', '-f', 'json', '--only', 'ACME0001'];
  const one = await runDipv(args, { cwd });
  expect(findingsOf(reportOf(one)).length).toBeGreaterThan(0);
  expect(await runDipv([...args, '--workers', '2'], { cwd })).toEqual(one);
});
