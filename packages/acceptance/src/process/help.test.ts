import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../properties/test-data/all-rules.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';

describe.each(['validate', 'merge-reports'])('dipv %s --help', (command) => {
  const help = runDipv([command, '--help']).then(({ stdout }) => stdout.replaceAll(/\s+/g, ' '));

  it.concurrent.each([...allRules.formats.values()])('lists the format $name', async ({ name, description }) => {
    expect(await help).toContain(` ${name} ${description}`);
  });

  it.concurrent.each(exitCodes())('lists the exit code %s as README does', async (code, meaning) => {
    expect((await help).split('Exit codes:')[1]).toContain(` ${code} ${meaning}`);
  });
});

it.concurrent.each(['--version', '-V'])('dipv %s says the version of the package', async (flag) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8')) as { version: string };
  expect(await runDipv([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

/** The codes that README lists, each with what it means. */
function exitCodes(): [string, string][] {
  const [, table = ''] = readFileSync(join(ROOT, 'README.md'), 'utf8').split('| Exit code | |\n');
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code = '', meaning = '']) => [
    code,
    meaning.replaceAll('`', ''),
  ]);
}
