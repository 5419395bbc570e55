import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { filesOf, fieldOf, machinesPayload, mapping } from './test-data/machines-payload.js';
import { codesOf, findingsOf, placeOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf, type Contents } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

/** A map with a mapping that is there twice, and one without a destination field. */
const TWICE = {
  name: 'Pumps',
  légende: 'größer als Ω',
  legs: [
    {
      sourceSchema: 'Pumps',
      destinationSchema: 'contoso_pumps',
      fieldMappings: [
        { syncDirection: 3, sourceField: 'PUMPID', destinationField: 'contoso_pumpid' },
        { syncDirection: 1, sourceField: 'NAME & "MORE"', destinationField: '' },
        { syncDirection: 3, sourceField: 'PUMPID', destinationField: 'contoso_pumpid' },
      ],
    },
  ],
};
const BEFORE = ['DIPV1024', 'DIPV1029'];
const AFTER = ['DIPV1024'];

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function solutionOf(mapping: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\r
<ImportExportXml>\r
  <msdyn_dualwriteentitymaps>\r
    <msdyn_dualwriteentitymap msdyn_dualwriteentitymapid="1">\r
      <msdyn_mapping>${mapping}</msdyn_mapping>\r
      <msdyn_name>msdyn_[contoso_pumps - Pumps]</msdyn_name>\r
    </msdyn_dualwriteentitymap>\r
  </msdyn_dualwriteentitymaps>\r
</ImportExportXml>\r
`;
}

async function validate(cwd: string, file: string, ...args: readonly string[]): Promise<Report> {
  const ended = await runDipv(['validate', file, '-f', 'json', ...args], { cwd });
  expect(ended.code).toBe(1);
  return reportOf(ended);
}

const placesOf = (report: Report) => findingsOf(report).map(({ code, location }) => `${code} ${placeOf(location)}`);

/** What two texts differ in, beginning and end cut off. */
function difference(before: string, after: string): { readonly removed: string; readonly added: string } {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

const pretty = JSON.stringify(TWICE, null, 2);
const odd = JSON.stringify(TWICE, null, '\t  ').replaceAll('": ', '"   :').replaceAll(',\n', '\n,');

const FILES: readonly (readonly [string, string, (text: string) => Uint8Array, 'utf8' | 'utf16le'])[] = [
  ['with LF', pretty, (text) => Buffer.from(text), 'utf8'],
  ['with CRLF', pretty.replaceAll('\n', '\r\n'), (text) => Buffer.from(text), 'utf8'],
  ['in one line', JSON.stringify(TWICE), (text) => Buffer.from(text), 'utf8'],
  ['with odd indentation', odd, (text) => Buffer.from(text), 'utf8'],
  ['with a byte order mark', `\uFEFF${pretty}\n`, (text) => Buffer.from(text), 'utf8'],
  ['in UTF-16', `\uFEFF${pretty}\r\n`, (text) => Buffer.from(text, 'utf16le'), 'utf16le'],
  ['in a solution, with entities', solutionOf(escapeXml(pretty)), (text) => Buffer.from(text), 'utf8'],
  [
    'in a solution, in UTF-16',
    `\uFEFF${solutionOf(escapeXml(pretty)).replace('utf-8', 'utf-16')}`,
    (text) => Buffer.from(text, 'utf16le'),
    'utf16le',
  ],
  ['in a solution, as CDATA', solutionOf(`<![CDATA[${pretty}]]>`), (text) => Buffer.from(text), 'utf8'],
  [
    'as a string in a Web API list',
    JSON.stringify({ value: [{ msdyn_name: 'Pumps', msdyn_mapping: pretty }] }, null, 1),
    (text) => Buffer.from(text),
    'utf8',
  ],
  [
    'as a string in a string',
    JSON.stringify({ value: [{ msdyn_name: 'Pumps', msdyn_mapping: JSON.stringify(pretty) }] }),
    (text) => Buffer.from(text),
    'utf8',
  ],
];

describe('--fix on a map', () => {
  it.concurrent.each(FILES)(
    '%s removes the repeated mapping and touches nothing else',
    async (_what, text, encode, encoding) => {
      const cwd = folderOf({ 'input.dat': encode(text) });
      const before = await validate(cwd, 'input.dat');
      expect(codesOf(before)).toEqual(expect.arrayContaining(BEFORE));
      const after = await validate(cwd, 'input.dat', '--fix');
      expect(codesOf(after)).toEqual(AFTER);
      expect(placesOf(after)).toEqual(placesOf(before).filter((place) => place.startsWith('DIPV1024')));
      expect(await validate(cwd, 'input.dat')).toEqual(after);

      const bytes = readFileSync(join(cwd, 'input.dat'));
      const fixed = bytes.toString(encoding);
      expect(Buffer.compare(Buffer.from(fixed, encoding), bytes)).toBe(0);
      const { removed, added } = difference(text, fixed);
      expect(added).toBe('');
      // one mapping with its comma and white space, however it is escaped
      expect(removed.match(/PUMPID/g)).toHaveLength(1);
      expect(removed.match(/[{},]/g)?.sort().join('')).toBe(',,,{}');
    },
  );

  it.concurrent('narrows a direction, by one character', async () => {
    const payload = machinesPayload('AX');
    fieldOf(payload, 'CRM', 'fabrikam_name').isReadonly = true;
    const files = filesOf(payload);
    const cwd = folderOf(files);
    const { code, stdout, stderr } = await runDipv(['validate', '-f', 'json', '--fix', '--preset', 'service'], { cwd });
    expect(codesOf(reportOf({ stdout }))).toEqual([]);
    expect(stderr).toBe(
      'fixed: 1 finding\n  DIPV1011  Fabrikam machines (fabrikam_machines)\n    project.json:47:32: Let the mapping only read the field\n',
    );
    expect(code).toBe(0);
    for (const [name, text] of Object.entries(files)) {
      const expected = name === 'project.json' ? { removed: '3', added: '2' } : { removed: '', added: '' };
      expect(difference(text, readFileSync(join(cwd, name), 'utf8'))).toEqual(expected);
    }
  });

  it.concurrent('mends several faults of several files in one run', async () => {
    const payload = machinesPayload('CRM');
    fieldOf(payload, 'CRM', 'fabrikam_name').isReadonly = true;
    payload.leg.fieldMappings.push(mapping('CRM', 'MachineId', '=', 'fabrikam_number'));
    const cwd = folderOf({ ...filesOf(payload), 'other.json': pretty });
    const { stdout } = await runDipv(['validate', '-f', 'json', '--fix', '--preset', 'service'], { cwd });
    expect(codesOf(reportOf({ stdout }))).toEqual(['DIPV1024']);
    expect(reportOf({ stdout }).summary.fixable).toBe(0);
  });
});

describe('--fix says which findings it mended', () => {
  /** A map that repeats so many mappings. */
  function repeating(count: number): string {
    const fieldMappings = Array.from({ length: count }, (_, i) => ({
      sourceField: `A${i}`,
      destinationField: `a${i}`,
    }));
    return JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [...fieldMappings, ...fieldMappings] }] });
  }

  it.concurrent('a count and a few', async () => {
    const { stderr } = await runDipv(['validate', '--fix'], { cwd: folderOf({ 'map.json': repeating(6) }) });
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('fixed: 6 findings');
    expect(lines.slice(1, -1)).toHaveLength(6);
    for (const i of [1, 3, 5]) {
      expect(lines[i]).toBe('  DIPV1029  Pumps');
      expect(lines[i + 1]).toMatch(/^ {4}map\.json:1:\d+: Remove the repeated mapping$/);
    }
    expect(lines.at(-1)).toBe('  and 3 more (--verbose lists them)');
  });

  it.concurrent('all with --verbose, none with --quiet', async () => {
    const verbose = await runDipv(['validate', '--fix', '--verbose'], { cwd: folderOf({ 'map.json': repeating(6) }) });
    expect(verbose.stderr.match(/^ {2}DIPV1029/gm)).toHaveLength(6);
    const quiet = await runDipv(['validate', '--fix', '--quiet'], { cwd: folderOf({ 'map.json': repeating(6) }) });
    expect(quiet.stderr).toBe('');
  });
});

describe('--fix in an archive', () => {
  const others: Contents = {
    '[Content_Types].xml': '<Types/>',
    'solution.xml': '<ImportExportXml><SolutionManifest/></ImportExportXml>',
    'WebResources/logo.bin': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256),
  };

  it.concurrent('leaves the other entries as they are', async () => {
    const before = { ...others, 'customizations.xml': solutionOf(escapeXml(pretty)) };
    const cwd = folderOf({ 'solution.zip': await zipOf(before) });
    expect(codesOf(await validate(cwd, 'solution.zip', '--fix'))).toEqual(AFTER);
    const after = await entriesOf(readFileSync(join(cwd, 'solution.zip')));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, content] of Object.entries(others)) expect(after[name]).toEqual(Buffer.from(content));
    const { removed, added } = difference(before['customizations.xml'], String(after['customizations.xml']));
    expect(added).toBe('');
    expect(removed.match(/PUMPID/g)).toHaveLength(1);
  });

  it.concurrent('reaches into an archive in an archive', async () => {
    const inner = await zipOf({ ...others, 'customizations.xml': solutionOf(escapeXml(pretty)) });
    const cwd = folderOf({ 'package.zip': await zipOf({ 'readme.txt': 'hello', 'solution.zip': inner }) });
    expect(codesOf(await validate(cwd, 'package.zip', '--fix'))).toEqual(AFTER);
    const outer = await entriesOf(readFileSync(join(cwd, 'package.zip')));
    expect(String(outer['readme.txt'])).toBe('hello');
    expect(Object.keys(await entriesOf(outer['solution.zip'] ?? Buffer.alloc(0)))).toHaveLength(4);
  });
});

describe('--fix-dry-run', () => {
  it.concurrent('shows a diff and changes nothing', async () => {
    const cwd = folderOf({ 'map.json': `${pretty}\n` });
    const { code, stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout).toContain('--- map.json');
    expect(stdout).toContain('+++ map.json');
    const lines = stdout.split('\n');
    expect(
      lines
        .filter((line) => /^-[^-]/.test(line))
        .map((line) => line.slice(1).trim())
        .filter((line) => line.includes('PUMPID')),
    ).toEqual(['"sourceField": "PUMPID",']);
    expect(stdout).toContain('DIPV1029');
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe(`${pretty}\n`);
  });

  /** The lines of a diff that are taken away, without their indentation. */
  const removedFrom = (stdout: string): string[] =>
    stdout
      .split('\n')
      .filter((line) => /^-[^-]/.test(line))
      .map((line) => line.slice(1).trim());
  const removedMapping = ['"syncDirection": 3,', '"sourceField": "PUMPID",', '"destinationField": "contoso_pumpid"'];
  const name = 'fab_[contoso_pumps - Pumps]';

  it.concurrent.each([
    ['in a string', { value: [{ msdyn_name: name, msdyn_mapping: JSON.stringify(TWICE) }] }],
    [
      'in a string in a string',
      { value: [{ msdyn_name: name, msdyn_mapping: JSON.stringify(JSON.stringify(TWICE)) }] },
    ],
    ['in a string, laid out', { value: [{ msdyn_name: name, msdyn_mapping: pretty.replaceAll('\n', '\r\n') }] }],
  ])('shows the lines of a map that stands %s', async (_where, answer) => {
    const cwd = folderOf({ 'maps.json': JSON.stringify(answer) });
    const { stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout).toContain(`maps.json: ${name}, which stands inside a JSON string`);
    expect(stdout).toContain('--- maps.json (inside the string at /value/0/msdyn_mapping)');
    for (const line of removedMapping) expect(removedFrom(stdout)).toContain(line);
    expect(removedFrom(stdout).length).toBeLessThan(8);
    expect(stdout.split('PUMPID').length).toBeLessThan(6);
  });

  it.concurrent('shows the lines of a map on one line, by itself or in a solution', async () => {
    const long = { ...TWICE, remark: 'x'.repeat(400) };
    const cwd = folderOf({
      'map.json': JSON.stringify(long),
      'customizations.xml': solutionOf(escapeXml(JSON.stringify(long))),
    });
    const { stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout).toContain('map.json: laid out here to be read');
    expect(stdout).toContain('customizations.xml: msdyn_[contoso_pumps - Pumps], laid out here to be read');
    expect(removedFrom(stdout).filter((line) => line === '"sourceField": "PUMPID",')).toHaveLength(2);
  });

  it.concurrent('tells a map in a string from one beside it', async () => {
    const twin = { ...TWICE, name: 'Other pumps' };
    const cwd = folderOf({
      'maps.json': JSON.stringify([{ msdyn_name: name, msdyn_mapping: JSON.stringify(TWICE) }, twin], null, 1),
    });
    const { stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout.match(/^--- .*/gm)).toEqual([
      expect.stringMatching(/^--- maps\.json\t?$/),
      expect.stringMatching(/^--- maps\.json \(inside the string at \/0\/msdyn_mapping\)\t?$/),
    ]);
    expect(removedFrom(stdout).every((line) => line.length < 100)).toBe(true);
  });

  it.concurrent('shows no line ends of a file with CRLF, and what changes alone', async () => {
    const cwd = folderOf({ 'map.json': pretty.replaceAll('\n', '\r\n') });
    const { stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout).not.toMatch(/\r|\\x0d|\\r/);
    expect(removedFrom(stdout).length).toBeLessThan(8);
  });

  it.concurrent('leaves a machine format on stdout whole', async () => {
    const cwd = folderOf({ 'map.json': pretty });
    const { stdout, stderr } = await runDipv(['validate', '--fix-dry-run', '-f', 'json'], { cwd });
    expect(codesOf(reportOf({ stdout }))).toEqual(expect.arrayContaining(BEFORE));
    expect(stderr).toContain('+++ map.json');
    expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe(pretty);
  });
});
