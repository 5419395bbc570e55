import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const mapOf = (mappings: string) =>
  `{"leftEnvironmentType":"AX7","legs":[{"sourceSchema":"A","destinationSchema":"b","fieldMappings":[${mappings}]}]}`;
const HEALTHY = mapOf('{"sourceField":"NAME","destinationField":"name"}');
const ARGS = ['validate', '.', '--no-config'];

describe('an input that is too much for the heap costs that input, and no other', () => {
  it.each([
    ['empty lists', (n: number) => `{"legs":[${Array(n).fill('[]').join()}]}`, 6_000_000],
    ['mappings that are lists', (n: number) => mapOf(Array(n).fill('[]').join()), 1_000_000],
    ['legs', (n: number) => `{"leftEnvironmentType":"A","legs":[${Array(n).fill('{}').join()}]}`, 400_000],
    ['maps', (n: number) => `[${Array(n).fill(HEALTHY).join()}]`, 100_000],
    [
      'transformations',
      (n: number) => mapOf(`{"sourceField":"A","valueTransforms":[${Array(n).fill('{}').join()}]}`),
      2_000_000,
    ],
    ['mappings', (n: number) => mapOf(Array(n).fill('{}').join()), 600_000],
  ])('%s', async (_what, contentOf, count) => {
    const cwd = folderOf({ 'healthy.json': HEALTHY });
    writeFileSync(join(cwd, 'large.json'), contentOf(count));
    const env = { NODE_OPTIONS: '--max-old-space-size=150' };
    const ended = await runDipv([...ARGS, '-f', 'json'], { cwd, env });
    const { projects, problems } = reportOf(ended);
    expect(ended.code).toBe(2);
    expect(projects.map(({ file }) => file)).toEqual(['healthy.json']);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: 'large.json',
        reason: expect.stringContaining('(--max-memory)'),
      }),
    ]);
  });
});

describe('memory that is used up once the inputs are read', () => {
  /** Node says so from then on: where a heap is full in truth depends on the machine. */
  const FULL = `
    const fs = require('node:fs');
    const v8 = require('node:v8');
    const { openSync, closeSync } = fs;
    const { getHeapStatistics } = v8;
    let last = null;
    let isFull = false;
    fs.openSync = (path, ...rest) => {
      const file = openSync(path, ...rest);
      if (String(path).endsWith('last.json')) last = file;
      return file;
    };
    fs.closeSync = (file) => {
      isFull ||= file === last;
      return closeSync(file);
    };
    v8.getHeapStatistics = () => {
      const told = getHeapStatistics();
      return isFull ? { ...told, used_heap_size: told.heap_size_limit } : told;
    };`;

  it.concurrent.each([
    ['compare', ['compare', 'first.json', 'last.json', '-f', 'json:out']],
    ['document', ['document', 'last.json', '-o', 'out']],
  ])('ends %s with what to do, and nothing written', async (_command, args) => {
    const cwd = folderOf({ 'first.json': HEALTHY, 'last.json': HEALTHY, 'full.cjs': FULL });
    const env = { NODE_OPTIONS: `--require ${join(cwd, 'full.cjs')}` };
    const { code, stdout, stderr } = await runDipv(args, { cwd, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^dipv: Memory is nearly used up: name fewer maps at once, or give Node more .*\n$/);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    expect((await runDipv(args, { cwd })).code).toBe(0);
  });
});

describe('a report that is larger than --max-output-size', () => {
  it.concurrent('leaves the file as it was, and the other outputs are written', async () => {
    const cwd = folderOf({ 'map.json': HEALTHY, 'report.json': 'before' });
    const formats = ['-f', 'json:report.json', '-f', 'compact:report.txt'];
    const { code, stderr } = await runDipv([...ARGS, 'map.json', ...formats, '--max-output-size', '1kb'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe('before');
    expect(existsSync(join(cwd, 'report.txt'))).toBe(true);
    expect(stderr).toContain('json:report.json is not written, or not whole: it is larger than 1,024 bytes');
  });

  it.concurrent.each([
    [
      'a baseline',
      ['validate', 'map.json', '--baseline', 'out.json', '--update-baseline'],
      '{"version":1,"findings":[]}',
    ],
    ['a snapshot', ['snapshot', 'map.json', '-o', 'out.json'], '{"dipvSnapshot":1,"tables":[]}'],
  ])('%s, too, stays as it was', async (_what, args, before) => {
    const cwd = folderOf({ 'map.json': HEALTHY, 'out.json': before });
    const { code, stderr } = await runDipv([...args, '--max-output-size', '10'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^dipv: The (?:baseline|snapshot) out\.json is not written.*--max-output-size/);
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(before);
  });

  it.concurrent('is exit code 2 on stdout, too', async () => {
    const cwd = folderOf({ 'map.json': HEALTHY });
    const { code, stderr } = await runDipv([...ARGS, '-f', 'json', '--max-output-size', '10'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--max-output-size');
  });
});

describe('standard input', () => {
  it.concurrent.each([
    ['--max-input-size', 'is larger than the limit of'],
    ['--max-total-size', 'is left out: all inputs together would be larger than the limit of'],
  ])('has the limit of %s', async (option, reason) => {
    const size = Buffer.byteLength(HEALTHY);
    const run = (limit: number) =>
      runDipv(['validate', '-', '--no-config', '-f', 'json', option, String(limit)], { stdin: HEALTHY });
    const [under, at, over] = await Promise.all([run(size + 1), run(size), run(size - 1)]);
    for (const { code } of [under, at]) expect(code).not.toBe(2);
    expect(over.code).toBe(2);
    expect(reportOf(over).problems).toEqual([
      expect.objectContaining({ file: '<stdin>', reason: `${reason} ${size - 1} bytes (${option})` }),
    ]);
  });
});
