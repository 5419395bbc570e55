import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOOL = join(__dirname, '../bin/release-files.mjs');

test('checksums are of all files of a folder, and again of those that were signed or added', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-sums-'));
  try {
    const sums = (): string => {
      const told = execFileSync(process.execPath, [TOOL, '--sums', folder], { encoding: 'utf8' });
      expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(told);
      return told;
    };
    writeFileSync(join(folder, 'b'), 'abc');
    // the example of FIPS 180-2, appendix B.1
    const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sums()).toBe(`${ofAbc}  b\n`);
    writeFileSync(join(folder, 'a'), 'abc');
    expect(sums()).toBe(`${ofAbc}  a\n${ofAbc}  b\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
