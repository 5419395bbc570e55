import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCodes, allRules } from '../properties/test-data/all-rules.js';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CONTOSO = 'examples/contoso';

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
    const { stdout } = await runDipv(
      ['validate', `${CONTOSO}/environments`, '-', '-f', 'json', '--preset', 'service'],
      {
        stdin,
      },
    );
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
  const report = reportOf({ stdout: readFileSync(join(cwd, 'out/json.txt'), 'utf8') });
  expect(stdout.trimEnd().split('\n')).toHaveLength(findingsOf(report).length);
  for (const format of formats) {
    const text = readFileSync(join(cwd, 'out', `${format}.txt`), 'utf8');
    expect(text).toContain('emailadress1');
    expect(text.endsWith('\n')).toBe(true);
  }
});

it.concurrent('--all-versions checks what is not the newest, too', async () => {
  const count = async (...args: string[]) =>
    reportOf(await runDipv(['validate', `${CONTOSO}/web-api`, '-f', 'json', ...args])).summary.projects;
  expect((await count('--all-versions')) - (await count())).toBe(1);
});

it.concurrent('dipv rules knows every code', async () => {
  const { stdout } = await runDipv(['rules', '--format', 'json']);
  const codes = (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
  expect(codes).toEqual(allRules.rules.map(({ code }) => code));
  const table = (await runDipv(['rules'])).stdout;
  for (const code of allCodes) expect(table).toContain(` ${code} `);
});

it('--preset strict leaves no warning of the rules of dipv', async () => {
  const { stdout } = await runDipv(['print-config', '--no-config', '--preset', 'strict']);
  const { rules, failOn } = JSON.parse(stdout) as { rules: Readonly<Record<string, string>>; failOn: string };
  expect(failOn).toBe('warning');
  const severities = allRules.rules.flatMap(({ code, severity, variants }) => [
    [code, severity] as const,
    ...variants.map((variant) => [`${code}/${variant.name}`, variant.severity] as const),
  ]);
  expect(severities.filter(([name, severity]) => (rules[name] ?? severity) === 'warning')).toEqual([]);
  expect(allCodes).toEqual(expect.arrayContaining(Object.keys(rules)));
});
