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
    ['that does not exist', 'none.json', () => ({}), { reason: 'does not exist' }],
    ['that is empty', 'a.json', () => ({ 'a.json': '' }), { reason: expect.stringContaining('an empty file') }],
    [
      'that is something else',
      'a.json',
      () => ({ 'a.json': '{ "name": "left-pad" }' }),
      { reason: expect.stringContaining('nothing that dipv reads') },
    ],
    [
      'that is neither JSON, XML nor a zip',
      'a.txt',
      () => ({ 'a.txt': 'Dear Ms Fabrikam' }),
      { reason: expect.stringContaining('neither JSON, XML nor a zip archive') },
    ],
    [
      'JSON that breaks off',
      'a.json',
      () => ({ 'a.json': MAP.slice(0, -8) }),
      { reason: expect.stringContaining('no valid JSON'), line: MAP.slice(0, -8).split('\n').length },
    ],
    [
      'XML that breaks off',
      'a.xml',
      () => ({ 'a.xml': SOLUTION.slice(0, -30) }),
      { reason: expect.stringContaining('XML'), line: SOLUTION.slice(0, -30).split('\n').length },
    ],
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
      'legs that are no list',
      'a.json',
      () => ({
        'a.json': MAP.replace('"legs": [', '"leftEnvironment": "", "legs": { "0":').replace(/\](?=\s*\}$)/, '}'),
      }),
      { pointer: '/legs', line: 3, column: 34 },
    ],
    [
      'a direction other than 1, 2 or 3',
      'a.json',
      () => ({ 'a.json': MAP.replace('"sourceField"', '"syncDirection": 4,\n "sourceField"') }),
      { pointer: '/legs/0/fieldMappings/0/syncDirection', line: 7 },
    ],
    [
      'XML with a DOCTYPE and an entity that wants a file',
      'a.xml',
      () => ({
        'a.xml': SOLUTION.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY secret SYSTEM "neighbour.json">]>').replace(
          'Pumps<',
          '&secret;<',
        ),
      }),
      { reason: expect.stringContaining('DOCTYPE') },
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

  it.concurrent('that is larger than the limit', async () => {
    const files = { 'a.json': `${MAP}${' '.repeat(2000)}` };
    expect(await problemsOf(files, ['a.json', '--max-input-size', '1KB'])).toEqual([
      expect.objectContaining({ file: 'a.json', reason: expect.stringContaining('limit of 1024 bytes') }),
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

  it.concurrent('a map that is there twice in one version with different content', async () => {
    const other = MAP.replace(/"sourceField": ?"[^"]*"/, '"sourceField":"OTHER"');
    expect(other).not.toBe(MAP);
    const problems = await problemsOf({ 'a.json': MAP, 'b.json': other }, ['a.json', 'b.json']);
    expect(problems).toEqual([
      expect.objectContaining({ file: 'b.json', reason: expect.stringContaining('Pumps'), pointer: '', line: 1 }),
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

it.concurrent(
  'in a folder, what is something else is counted in a note, and a map that breaks off is a problem',
  async () => {
    const cwd = folderOf({
      'neighbour.json': NEIGHBOUR,
      'package.json': '{}',
      'tsconfig.json': '{ // with a comment\n}',
      'notes.txt': '{"legs":',
      'node_modules/acme/map.json': MAP,
      'cut.json': MAP.slice(0, -8),
    });
    const { code, stdout, stderr } = await runDipv(['validate', '-f', 'json'], { cwd });
    expect(stderr).toBe('2 files are no input of dipv (--verbose lists them)\n');
    expect(reportOf({ stdout }).projects.map(({ name }) => name)).toEqual(['Neighbour']);
    expect(reportOf({ stdout }).problems.map(({ file }) => file)).toEqual(['cut.json']);
    expect(code).toBe(2);
  },
);

it.concurrent('a flaw that does not stop the reading is a warning, and no failure', async () => {
  const xml = SOLUTION.replace(
    '</msdyn_mapping>',
    '</msdyn_mapping><msdyn_properties>{ "IsDualWriteProject": </msdyn_properties>',
  );
  const cwd = folderOf({ 'a.xml': xml });
  const { code, stdout } = await runDipv(['validate', 'a.xml', '-f', 'json'], { cwd });
  expect(reportOf({ stdout }).problems).toEqual([expect.objectContaining({ severity: 'warning', file: 'a.xml' })]);
  expect(reportOf({ stdout }).projects).toHaveLength(1);
  expect(code).toBe(0);
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
