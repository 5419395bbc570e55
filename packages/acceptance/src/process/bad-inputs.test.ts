import type { Problem } from '@dipv/core';
import { codesOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf, type Contents } from './test-data/temp-folder.js';
import { zipOf } from './test-data/zip.js';

/** A map with one fault, beside every bad input. */
const NEIGHBOUR = JSON.stringify({
  name: 'Neighbour',
  legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: '' }] }],
});
const MAP = JSON.stringify(
  { name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: 'b' }] }] },
  null,
  2,
);
const SOLUTION = `<?xml version="1.0"?>
<ImportExportXml><msdyn_dualwriteentitymaps><msdyn_dualwriteentitymap>
<msdyn_mapping>${MAP}</msdyn_mapping><msdyn_name>Pumps</msdyn_name>
</msdyn_dualwriteentitymap></msdyn_dualwriteentitymaps></ImportExportXml>`;

/** A zip whose entry has another name of the same length, which the tool that makes zips would not write. */
async function zipWithName(name: string): Promise<Buffer> {
  const plain = 'x'.repeat(name.length);
  const zip = await zipOf({ [plain]: MAP });
  return Buffer.from(zip.toString('latin1').replaceAll(plain, name), 'latin1');
}

async function problemsOf(files: Contents, args: readonly string[]): Promise<readonly Problem[]> {
  const cwd = folderOf({ 'neighbour.json': NEIGHBOUR, ...files });
  const ended = await runDipv(['validate', 'neighbour.json', ...args, '-f', 'json'], { cwd });
  const report = reportOf(ended);
  expect(codesOf({ projects: report.projects.filter(({ name }) => name === 'Neighbour') })).toEqual(['DIPV1024']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toBe('');
  return report.problems;
}

describe('a bad input is named, the run ends with exit code 2, and its neighbour is still validated', () => {
  const cases: readonly (readonly [string, string, () => Contents | Promise<Contents>, object])[] = [
    [
      'a zip that breaks off',
      'a.zip',
      async () => ({ 'a.zip': (await zipOf({ 'customizations.xml': SOLUTION })).subarray(0, 200) }),
      { reason: expect.stringContaining('zip') },
    ],
    [
      'a zip without anything of ours',
      'a.zip',
      async () => ({ 'a.zip': await zipOf({ 'readme.txt': 'hello' }) }),
      { reason: expect.stringContaining('holds nothing that dipv reads') },
    ],
    [
      'a zip that climbs out',
      'a.zip',
      async () => ({ 'a.zip': await zipWithName('../../map.json') }),
      { reason: expect.stringContaining('../../map.json') },
    ],
    [
      'a zip with an absolute path',
      'a.zip',
      async () => ({ 'a.zip': await zipWithName('/etc/map.json') }),
      { reason: expect.stringContaining('/etc/map.json') },
    ],
    [
      'JSON that is nested too deep',
      'a.json',
      () => ({ 'a.json': `{"legs":[{"fieldMappings":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}` }),
      { reason: expect.stringMatching(/nested/) },
    ],
  ];

  it.concurrent.each(cases)('%s', async (_what, file, files, expected) => {
    expect(await problemsOf(await files(), [file])).toEqual([
      expect.objectContaining({ severity: 'error', file, ...expected }),
    ]);
  });

  it.concurrent('a zip that inflates past the limit', async () => {
    const files = { 'a.zip': await zipOf({ 'a.json': `${MAP}${' '.repeat(20_000_000)}` }) };
    expect(await problemsOf(files, ['a.zip', '--max-input-size', '1MB'])).toEqual([
      expect.objectContaining({
        file: expect.stringMatching(/^a\.zip/),
        reason: expect.stringContaining('limit of 1 MB'),
      }),
    ]);
  });

  it.concurrent('zips in zips in zips in zips', async () => {
    let zip = await zipOf({ 'a.json': MAP });
    for (let i = 0; i < 4; i++) zip = await zipOf({ 'a.zip': zip });
    expect(await problemsOf({ 'a.zip': zip }, ['a.zip'])).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('nested deeper') }),
    ]);
  });
});

describe('names from inputs are data', () => {
  const names = [
    '__proto__',
    'constructor',
    '\u001b[31mred',
    '<img src=x onerror=alert(1)>',
    '::error::injected',
    '##vso[task.complete result=Failed;]',
  ];
  const map = JSON.stringify({
    name: '__proto__',
    legs: [
      {
        fieldMappings: names.flatMap((name) =>
          [1, 3].map((syncDirection) => ({ syncDirection, sourceField: name, destinationField: name })),
        ),
      },
    ],
  });

  it.concurrent('and are told as they are', async () => {
    const { stdout } = await runDipv(['validate', '-', '-f', 'json', '--only', '1029'], { stdin: map });
    expect(reportOf({ stdout }).projects[0]?.findings.map(({ sourceField }) => sourceField)).toEqual(names);
  });

  it.concurrent.each([
    ['pretty', /\u001b/],
    ['compact', /\u001b|^(::|##)/m],
    ['github', /\u001b|::error::injected$/m],
    ['azure', /\u001b|.##vso/],
    ['markdown', /\u001b|(?<!`[^`\n]*)<img/],
    ['html', /\u001b|<img/],
    ['junit', /\u001b|<img/],
  ])('and not live in %s', async (format, live) => {
    const { stdout } = await runDipv(['validate', '-', '-f', format, '--only', '1029'], { stdin: map });
    expect(stdout).toContain('constructor');
    expect(stdout).not.toMatch(live);
  });
});
