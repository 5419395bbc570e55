import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CONTOSO = 'examples/contoso';

async function codesWith(args: string): Promise<readonly string[]> {
  const ended = await runDipv(['validate', CONTOSO, '-f', 'json', ...args.split(' ')]);
  return [...new Set(codesOf(reportOf(ended)))].sort();
}

async function severitiesWith(args: string): Promise<Record<string, string>> {
  const ended = await runDipv(['validate', CONTOSO, '-f', 'json', ...args.split(' ')]);
  return Object.fromEntries(
    findingsOf(reportOf(ended)).map(({ code, variant, severity }) => [[code, variant ?? ''].join('/'), severity]),
  );
}

describe('--only', () => {
  it.concurrent.each([
    ['--only DIPV1030', ['DIPV1030', 'DIPV1030/narrowing']],
    ['--only DIPV1030/narrowing', ['DIPV1030/narrowing']],
    ['--only 1022,1029', ['DIPV1022', 'DIPV1029']],
  ])('%s', async (args, codes) => {
    expect(await codesWith(args)).toEqual(codes);
  });
});

describe('--rule', () => {
  it.concurrent.each([
    ['--rule DIPV1030=info', { 'DIPV1030/': 'info', 'DIPV1030/narrowing': 'info' }],
    ['--rule 1030/narrowing=error', { 'DIPV1030/': 'error', 'DIPV1030/narrowing': 'error' }],
    ['--rule 1030=info --rule 1030/narrowing=warning', { 'DIPV1030/': 'info', 'DIPV1030/narrowing': 'warning' }],
    ['--rule 1030/narrowing=off', { 'DIPV1030/': 'error' }],
    ['--rule 1030=off', {}],
  ])('%s', async (args, severities) => {
    expect(await severitiesWith(`--only 1030 ${args}`)).toEqual(severities);
  });
});

it.concurrent('--quiet shows people errors only, and tells machines all', async () => {
  const cwd = folderOf();
  const files = ['json:a.json', 'json:b.json'];
  const [loud, quiet] = await Promise.all([
    runDipv(['validate', CONTOSO, '-f', 'pretty', '-f', `${files[0]?.replace(':', `:${cwd}/`) ?? ''}`]),
    runDipv(['validate', CONTOSO, '-f', 'pretty', '-f', `${files[1]?.replace(':', `:${cwd}/`) ?? ''}`, '--quiet']),
  ]);
  expect(loud.stdout).toContain('warning DIPV1031');
  expect(quiet.stdout).not.toContain('warning DIPV1031');
  expect(quiet.stdout).toContain('error DIPV1022');
  expect(quiet.code).toBe(1);
  expect(readFileSync(join(cwd, 'b.json'))).toEqual(readFileSync(join(cwd, 'a.json')));
});

describe('standard input', () => {
  const stdin = readFileSync(join(ROOT, CONTOSO, 'maps/vendors.json'));

  it.concurrent('is called as --stdin-filename says', async () => {
    const named = await runDipv(['validate', '-', '-f', 'compact', '--stdin-filename', 'maps/new.json'], { stdin });
    expect(named.stdout).toMatch(/^maps\/new\.json:131:13: error DIPV1029 /);
    const unnamed = await runDipv(['validate', '-', '-f', 'compact'], { stdin });
    expect(unnamed.stdout).toBe(named.stdout.replaceAll('maps/new.json', '<stdin>'));
  });

  it.concurrent('rests on the other inputs', async () => {
    const { stdout } = await runDipv(['validate', `${CONTOSO}/environments`, '-', '-f', 'json'], { stdin });
    expect(codesOf(reportOf({ stdout }))).toEqual(['DIPV1010', 'DIPV1029']);
    expect(reportOf({ stdout }).summary.notChecked).toBe(0);
  });

  it.concurrent('over the limit is a problem, and the other inputs are still validated', async () => {
    const args = ['validate', `${CONTOSO}/maps/contacts.json`, '-', '-f', 'json', '--max-input-size', '5000B'];
    const { code, stdout } = await runDipv(args, { stdin: Buffer.concat([stdin, Buffer.alloc(5000, ' ')]) });
    expect(code).toBe(2);
    expect(reportOf({ stdout }).problems.map(({ file }) => file)).toContain('<stdin>');
    expect(reportOf({ stdout }).projects).toHaveLength(1);
  });
});

it.concurrent('several formats of one run, each in its place', async () => {
  const cwd = folderOf();
  const formats = ['json', 'sarif', 'junit', 'html', 'markdown', 'github', 'azure', 'gitlab', 'pretty'];
  const outputs = formats.flatMap((format) => ['-f', `${format}:${cwd}/out/${format}.txt`]);
  const { stdout } = await runDipv(['validate', CONTOSO, '-f', 'compact', ...outputs]);
  expect(stdout.trimEnd().split('\n')).toHaveLength(18);
  for (const format of formats) {
    const text = readFileSync(join(cwd, 'out', `${format}.txt`), 'utf8');
    expect(text).toContain('emailadress1');
    expect(text.endsWith('\n')).toBe(true);
  }
});

it.concurrent('a solution and an archive of it are found by patterns', async () => {
  const { stdout } = await runDipv(['validate', `${CONTOSO}/maps/c*.json`, '-f', 'json']);
  expect(reportOf({ stdout }).projects.map(({ file }) => file)).toEqual(
    ['contacts', 'customer-groups', 'customers'].map((name) => `${CONTOSO}/maps/${name}.json`),
  );
});

it.concurrent('--all-versions checks what is not the newest, too', async () => {
  const count = async (...args: string[]) =>
    reportOf(await runDipv(['validate', `${CONTOSO}/web-api`, '-f', 'json', ...args])).summary.projects;
  expect((await count('--all-versions')) - (await count())).toBe(1);
});

describe('dipv rules and dipv explain', () => {
  it.concurrent('know every code', async () => {
    const { stdout } = await runDipv(['rules', '--format', 'json']);
    const codes = (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
    const all = Array.from({ length: 32 }, (_, i) => `DIPV${1000 + i}`);
    expect(codes).toEqual(all.filter((code) => code !== 'DIPV1009' && code !== 'DIPV1013'));
    const table = (await runDipv(['rules'])).stdout;
    for (const code of [...codes, 'DIPV1030/narrowing', 'DIPV1010/business-required'])
      expect(table).toContain(` ${code} `);
  });

  it.concurrent.each(['DIPV1022', '1022', 'dipv1022'])('explain %s', async (code) => {
    const { stdout, stderr } = await runDipv(['explain', code]);
    expect(stdout).toMatch(/^DIPV1022 {2}Missing source field in the schema\nSeverity: error\n/);
    for (const part of ['How to mend it: ', 'Fails: ', 'Passes: ', 'More: https://'])
      expect(stdout).toContain(`\n${part}`);
    expect(stderr).toBe('');
  });
});
