import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../jest/outside.cjs');

describe('what Nx takes into the hashes of tests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-outside-'));
  const browser = join(folder, 'chromium');

  afterAll(() => rmSync(folder, { recursive: true }));

  function browserLine(env: NodeJS.ProcessEnv): string | undefined {
    const { CHROMIUM_PATH: _path, ...others } = process.env;
    const text = execFileSync(process.execPath, [PROGRAM], { env: { ...others, ...env }, encoding: 'utf8' });
    return text.split('\n').find((line) => line.startsWith('browser: '));
  }

  it('changes when a browser comes, is updated, and goes', () => {
    expect(browserLine({ PATH: folder })).toBe('browser: missing');
    writeFileSync(browser, 'version 1');
    const installed = browserLine({ PATH: folder });
    expect(installed).toContain('/chromium ');
    writeFileSync(browser, 'version 1.1');
    expect(browserLine({ PATH: folder })).not.toBe(installed);
    rmSync(browser);
    expect(browserLine({ PATH: folder })).toBe('browser: missing');
  });

  it('takes the browser that CHROMIUM_PATH names, and no other in its place', () => {
    writeFileSync(browser, 'version 1');
    expect(browserLine({ PATH: '', CHROMIUM_PATH: browser })).toContain('/chromium ');
    expect(browserLine({ PATH: folder, CHROMIUM_PATH: join(folder, 'gone') })).toBe('browser: missing');
  });
});
