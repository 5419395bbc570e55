import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The example of a command line of one's own. */
const ACME = join(__dirname, '../../../examples/custom-cli/acme.mjs');
const MAP = JSON.stringify(
  {
    name: 'Agreements',
    legs: [
      {
        fieldMappings: [
          { sourceField: 'Id', destinationField: 'id' },
          { sourceField: 'Remarks', destinationField: 'remarks' },
        ],
      },
    ],
  },
  null,
  2,
);

jest.setTimeout(60_000);

let cwd = '';
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'acme-')));
  writeFileSync(join(cwd, 'map.json'), MAP);
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** The environment of a person at a terminal; jest sets FORCE_COLOR. */
const { FORCE_COLOR: _force, ...env } = process.env;

function acme(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ACME, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('a command line of twelve lines', () => {
  it('has its own name and version in help, reports and messages', () => {
    expect(readFileSync(ACME, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(12);
    expect(acme('--version').stdout).toBe('1.0.0\n');
    expect(acme('--help').stdout).toMatch(/^Usage: acme /);
    expect(acme('explain', 'ACME9').stderr).toMatch(/^acme: There is no code ACME9\./);
    const { stdout } = acme('validate', 'map.json', '-f', 'json');
    expect((JSON.parse(stdout) as { tool: unknown }).tool).toEqual({ name: 'acme', version: '1.0.0' });
  });

  it('lists and explains its own rule beside those of dipv', () => {
    expect(acme('rules').stdout).toMatch(/ACME0001 +│ warning +│ yes[\s\S]*DIPV1022/);
    expect(acme('explain', 'ACME0001').stdout).toContain(
      'Remarks stay in F&O\nSeverity: warning, can be fixed with --fix',
    );
  });

  it('shows findings in the file, and counts them in its own format', () => {
    const { status, stdout } = acme('validate');
    expect(stdout).toMatch(/ACME0001 {2}remarks is written[\s\S]*│ +"destinationField": "remarks"/);
    expect(status).toBe(1); // its default is to fail at warnings
    expect(acme('validate', '-f', 'codes').stdout).toBe('ACME0001 1\n');
    expect(acme('validate', '--fail-on', 'error').status).toBe(0);
  });

  it('reads configurations, which name its rules', () => {
    writeFileSync(join(cwd, 'dipv.config.json'), '{ "rules": { "ACME0001": "off" } }');
    expect(acme('validate', '-f', 'codes').stdout).toBe('');
    writeFileSync(join(cwd, 'dipv.config.json'), '{ "rules": { "ACMEX": "off" } }');
    expect(acme('validate').stderr).toBe(
      'acme: dipv.config.json:1, rules.ACMEX: there is no rule "ACMEX". acme rules lists them all.\n',
    );
  });

  it('reads files that dipv knows nothing of', () => {
    writeFileSync(join(cwd, 'keys.csv'), 'agreements;Agreements;id\nno key\n');
    const { stdout, stderr } = acme('validate', '-f', 'compact');
    expect(stdout).toContain('keys.csv:2:1: warning this line names no key');
    expect(stderr).toContain(
      'keys.csv: the integration key of "agreements - Agreements" belongs to no map of this run',
    );
  });

  it('mends what its rule finds', () => {
    expect(acme('validate', '--fix').stderr).toMatch(/^fixed: 1 finding\n {2}ACME0001 {2}Agreements\n/);
    expect(readFileSync(join(cwd, 'map.json'), 'utf8')).not.toContain('remarks');
  });

  it('sets aside what its baseline knows', () => {
    expect(acme('validate', '--baseline', 'known.json', '--update-baseline').status).toBe(0);
    expect(acme('validate', '--baseline', 'known.json').status).toBe(0);
  });

  it('takes the report of an earlier run', () => {
    const first = acme('validate', '--cache');
    expect(acme('validate', '--cache')).toEqual(first);
  });

  it('shares maps out among threads of its own', () => {
    copyFileSync(join(cwd, 'map.json'), join(cwd, 'twin.json'));
    const alone = acme('validate', '-f', 'json');
    expect(acme('validate', '-f', 'json', '--workers', '2')).toEqual(alone);
    expect(alone.status).toBe(1);
  });

  it('judges data types by the service that it puts in the place of dipv’s', () => {
    const args = ['validate', join(__dirname, '../../../examples/contoso'), '-f', 'compact'];
    const dipv = spawnSync(process.execPath, [join(__dirname, '../bin/dipv.cjs'), ...args], { encoding: 'utf8' });
    expect(dipv.stdout).toContain('Data type mismatch from OnHoldStatus');
    const { stdout } = acme(...args);
    expect(stdout).toContain('DIPV1030');
    expect(stdout).not.toContain('Data type mismatch from OnHoldStatus');
  });

  it('checks again when an input changes', async () => {
    const child = spawn(process.execPath, [ACME, 'validate', '--watch', '-f', 'codes'], { cwd, env, stdio: 'pipe' });
    const saw = (text: string) =>
      new Promise<void>((done) => {
        let seen = '';
        child.stderr.on('data', (chunk) => {
          seen += String(chunk);
          if (seen.includes(text)) done();
        });
      });
    await saw('Watching for changes');
    const changed = saw('Changed: map.json');
    const timer = setInterval(() => writeFileSync(join(cwd, 'map.json'), MAP.replace('remarks', 'note')), 500);
    await changed;
    clearInterval(timer);
    child.kill('SIGINT');
    const end = await new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
    expect([130, 'SIGINT']).toContain(end); // the same to whoever started it, whether it comes while something is read
  });
});
