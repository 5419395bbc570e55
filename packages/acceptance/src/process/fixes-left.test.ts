import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { codesOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const PAIR = { syncDirection: 3, sourceField: 'PUMPID', destinationField: 'contoso_pumpid' };
/** A map with a mapping that is there twice. */
const pumps = (name: string): string => JSON.stringify({ name, legs: [{ fieldMappings: [PAIR, PAIR] }] });
const MAP = pumps('Pumps');
const MENDED = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [PAIR] }] });

const fix = (cwd: string, ...args: readonly string[]) => runDipv(['validate', '-f', 'json', '--fix', ...args], { cwd });

async function bytesOf(zip: ZipFile): Promise<Buffer> {
  zip.end({ comment: 'exported on a Monday', forceZip64Format: false });
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const LOCAL = 'PK\x03\x04';
const RECORD = 'PK\x01\x02';

/** Where the header or the directory's record of a file begins. */
function placeOf(zip: Buffer, signature: string, name: string): number {
  const nameLengthAt = signature === LOCAL ? 30 : 46;
  for (let at = zip.indexOf(signature, 0, 'latin1'); at !== -1; at = zip.indexOf(signature, at + 4, 'latin1')) {
    if (zip.toString('utf8', at + nameLengthAt, at + nameLengthAt + Buffer.byteLength(name)) === name) return at;
  }
  throw new Error(`${name} is not there`);
}

describe('--fix in an archive', () => {
  it.concurrent('carries a folder, an encrypted and a damaged neighbour over as they are', async () => {
    const zip = new ZipFile();
    zip.addEmptyDirectory('maps/', { mode: 0o40755 });
    zip.addBuffer(Buffer.from('secret'.repeat(20)), 'secret.txt');
    zip.addBuffer(Buffer.from(MAP), 'maps/pumps.json');
    zip.addBuffer(Buffer.from('damaged'.repeat(20)), 'damaged.txt', { mtime: new Date(2020, 1, 2), mode: 0o100600 });
    const before = await bytesOf(zip);
    before[placeOf(before, LOCAL, 'secret.txt') + 6]! |= 1;
    before[placeOf(before, RECORD, 'secret.txt') + 8]! |= 1;
    before[placeOf(before, RECORD, 'damaged.txt') + 16]! ^= 1;
    const cwd = folderOf({ 'solution.zip': before });
    const { code, stdout } = await fix(cwd, 'solution.zip');
    expect(codesOf(reportOf({ stdout }))).toEqual([]);
    expect(code).toBe(0);
    const after = readFileSync(join(cwd, 'solution.zip'));
    const part = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString('latin1');
    const map = [before, after].map((bytes) => placeOf(bytes, LOCAL, 'maps/pumps.json')) as [number, number];
    expect(part(after, 0, map[1])).toBe(part(before, 0, map[0]));
    const [from, to] = [before, after].map((bytes) => placeOf(bytes, LOCAL, 'damaged.txt')) as [number, number];
    const directory = [before, after].map((bytes) => placeOf(bytes, RECORD, 'maps/')) as [number, number];
    expect(part(after, to, directory[1])).toBe(part(before, from, directory[0]));
    expect(after.toString('latin1')).toContain('exported on a Monday');
    for (const name of ['maps/', 'secret.txt', 'damaged.txt']) {
      const records = [before, after].map((bytes) => {
        const at = placeOf(bytes, RECORD, name);
        const length = 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
        return part(bytes, at, at + 42) + part(bytes, at + 46, at + length); // all but the offset
      });
      expect(records[1]).toBe(records[0]);
    }
  });

  it.concurrent('mends none of two files of one name, says so, and mends what is beside the archive', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(MAP), 'pumps.json');
    zip.addBuffer(Buffer.from(pumps('Other pumps')), 'pumps.json');
    const before = await bytesOf(zip);
    const cwd = folderOf({ 'solution.zip': before, 'map.json': pumps('Valves') });
    const { code, stdout, stderr } = await fix(cwd);
    expect(readFileSync(join(cwd, 'solution.zip')).equals(before)).toBe(true);
    expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe(MENDED.replace('Pumps', 'Valves'));
    const { problems } = reportOf({ stdout });
    expect(problems).toMatchObject([
      { kind: 'not-mended', severity: 'error', file: 'solution.zip' },
      { kind: 'input', severity: 'warning', file: 'solution.zip!/pumps.json' },
    ]);
    expect(problems[0]?.reason).toMatch('several files named pumps.json');
    expect(stderr).toMatch(/^fixed: 1 finding\n/);
    expect(code).toBe(2);
  });
});

describe('--fix leaves alone', () => {
  it.concurrent('a file that changes while the others are checked', async () => {
    // a rule of one's own changes it, as somebody might who saves it at that moment
    const cwd = folderOf({
      'a.json': MAP,
      'b.json': pumps('Valves'),
      'saves.mjs': `
        import { writeFileSync } from 'node:fs';
        import { defineModule, projectRule } from '@dipv/core';
        const saves = projectRule({
          code: 'ACME0001', title: 'Saves', severity: 'info', description: 'd', mend: 'm',
          examples: { fails: [], passes: [] },
          check: () => writeFileSync('a.json', ${JSON.stringify(MAP.replace('Pumps', 'Bombs'))}),
        });
        export default defineModule({ name: '@acme/saves', apiVersion: 1, rules: [saves] });`,
      'dipv.config.json': JSON.stringify({ plugins: ['./saves.mjs'] }),
    });
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
    const { code, stdout } = await fix(cwd, 'a.json', 'b.json');
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(MAP.replace('Pumps', 'Bombs'));
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe(MENDED.replace('Pumps', 'Valves'));
    expect(reportOf({ stdout }).problems.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      'a.json is not mended: it has changed since it was checked; run again',
    ]);
    expect(code).toBe(2);
  });

  it.concurrent('the link through which a file was given, and its permissions', async () => {
    const cwd = folderOf();
    mkdirSync(join(cwd, 'maps'));
    writeFileSync(join(cwd, 'maps/pumps.json'), MAP);
    chmodSync(join(cwd, 'maps/pumps.json'), 0o640);
    symlinkSync('maps/pumps.json', join(cwd, 'link.json'));
    const { code } = await fix(cwd, 'link.json');
    expect(code).toBe(0);
    expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'maps/pumps.json'), 'utf8')).toBe(MENDED);
    expect(statSync(join(cwd, 'maps/pumps.json')).mode & 0o777).toBe(0o640);
  });

  it.concurrent('nothing that bears an archive in its name', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(MAP), 'b!/c.json');
    const cwd = folderOf({ 'a!/map.json': MAP, 'a!/b.zip': await bytesOf(zip) });
    const { code, stdout } = await fix(cwd, '.');
    expect(reportOf({ stdout }).summary).toMatchObject({ fixable: 0, problems: 0 });
    expect(readFileSync(join(cwd, 'a!/map.json'), 'utf8')).toBe(MENDED);
    expect(code).toBe(0);
  });
});
