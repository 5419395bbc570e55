import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { reportOf } from './test-data/report.js';
import { PROGRAM, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });
const TABLES = JSON.stringify({ dipvSnapshot: 1, tables: [{ platform: 'dataverse', name: 'b', fields: [] }] });

function folder(): string {
  const cwd = folderOf({
    'map.json': MAP,
    'tables.json': TABLES,
    'dipv.config.json': '{"extends": "./base.json"}',
    'base.json': '{}',
    'baseline.json': '{"version": 1, "findings": []}',
    'shard.json': '',
  });
  symlinkSync('map.json', join(cwd, 'link'));
  return cwd;
}

const contentsOf = (cwd: string) =>
  Object.fromEntries(readdirSync(cwd).map((file) => [file, readFileSync(join(cwd, file), 'utf8')]));

describe('no report takes the place of what is still needed', () => {
  it.concurrent.each([
    ['an input', 'validate map.json -f json:map.json', 'map.json is an input'],
    ['an input, by a link', 'validate map.json -f json:link', 'link is an input'],
    ['a map that was found', 'validate . -f json:map.json', 'map.json holds what was checked'],
    ['a map that was found, by a link', 'validate . -f json:link', 'link holds what was checked'],
    ['metadata that were found', 'validate . -f json:tables.json', 'tables.json holds what was checked'],
    ['a map that is watched', 'validate . --watch -f json:map.json', 'map.json holds what was checked'],
    ['the configuration', 'validate map.json -f json:dipv.config.json', 'dipv.config.json is the configuration'],
    ['what it extends', 'validate map.json -f json:base.json', 'base.json is the configuration, or a part of it'],
    [
      'the baseline',
      'validate map.json --baseline baseline.json -f json:baseline.json',
      'baseline.json is the baseline',
    ],
    ['a shard', 'merge-reports shard.json -f json:shard.json', 'shard.json is to be merged'],
    ['the configuration of a merge', 'merge-reports shard.json -f json:base.json', 'base.json is the configuration'],
  ])('%s', async (_what, command, reason) => {
    const cwd = folder();
    const before = contentsOf(cwd);
    const { code, stdout, stderr } = await runDipv(command.split(' '), { cwd });
    expect(stderr).toContain(`dipv: ${reason}`);
    expect(stderr).toContain('let the report go to another file');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(contentsOf(cwd)).toEqual(before);
  });

  it.concurrent.each(['', '{"version": 1, "projects"', '[]', MAP.slice(0, 4)])(
    'but that of one before, or of nothing: %j',
    async (earlier) => {
      const cwd = folderOf({ 'map.json': MAP, 'report.json': earlier });
      for (let run = 0; run < 2; run++) await runDipv(['validate', '.', '-f', 'json:report.json'], { cwd });
      expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toContain('"DIPV1021"');
    },
  );
});

describe('what a run itself reads and writes is no stranger among its inputs', () => {
  it.concurrent.each([
    ['the file that a shell makes for stdout', '-f json', true],
    ['an earlier report', '-f json -f html:old.json', true],
    ['configuration and baseline', '-f json --baseline baseline.json', false],
  ])('%s', async (_what, options, isRedirected) => {
    const files = { 'dipv.config.json': '{}', 'baseline.json': '{"version": 1, "findings": []}', 'other.json': '' };
    const cwd = folderOf({ 'map.json': MAP, 'old.json': '[1]', 'gone.json': '[1]', ...files });
    const target = isRedirected ? openSync(join(cwd, 'report.json'), 'w') : 'pipe';
    const child = spawn(process.execPath, [PROGRAM, 'validate', '.', ...options.split(' ')], {
      cwd,
      stdio: ['ignore', target, 'pipe'],
    });
    const [stderr, piped] = await Promise.all(
      [child.stderr, child.stdout].map((stream) => (stream === null ? '' : text(stream))),
    );
    const report = reportOf({ stdout: isRedirected ? readFileSync(join(cwd, 'report.json'), 'utf8') : (piped ?? '') });
    const strangers = ['baseline.json', 'gone.json', 'old.json'].filter((file) => !options.includes(file));
    expect(stderr).toBe(`${strangers.length} files are no input of dipv (--verbose lists them)\n`);
    expect(report.problems.map(({ file }) => file).sort()).toEqual([...strangers, 'other.json'].sort());
  });
});
