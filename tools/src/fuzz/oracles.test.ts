import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createValidator, type Finding } from '@dipv/core';
import { readWorkspace } from '@dipv/formats';
import * as exported from 'dipv/modules';
import type { Reading } from './examine.js';
import { checkFixes } from './fixes.js';
import { Outputs } from './outputs.js';
import { checkPlaces } from './places.js';
import { NEIGHBOUR } from './shapes.js';
import { checkSnapshot } from './snapshots.js';

// Oracles that never speak prove nothing: each is shown what it must not let pass.

const validator = createValidator({ modules: Object.values(exported) });
const folder = mkdtempSync(join(tmpdir(), 'dipv-oracles-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(cwd: string, paths: readonly string[] = ['.']): Promise<Reading> {
  const reading = await readWorkspace(paths, { cwd, maxInputSize: 1e6, allVersions: false });
  return { ...reading, cwd, report: validator.validate(reading.workspace) };
}

async function sound(): Promise<Reading> {
  writeFileSync(join(folder, 'map.json'), NEIGHBOUR);
  return read(folder);
}

/** The reading with its findings changed. */
function withFindings(reading: Reading, change: (finding: Finding) => Finding): Reading {
  const projects = reading.report.projects.map((project) => ({ ...project, findings: project.findings.map(change) }));
  return { ...reading, report: { ...reading.report, projects } };
}

it('a place beside its value', async () => {
  const reading = await sound();
  await checkPlaces(reading, 1e6);
  const moved = withFindings(reading, (finding) => ({
    ...finding,
    location: { ...finding.location, column: (finding.location.column ?? 1) - 1 },
  }));
  await expect(checkPlaces(moved, 1e6)).rejects.toThrow('a place is not that of its pointer');
});

it('a snapshot that says something else', async () => {
  const reading = await sound();
  await checkSnapshot(reading, read);
  const other = withFindings(reading, (finding) => ({ ...finding, message: 'another' }));
  await expect(checkSnapshot(other, read)).rejects.toThrow('a snapshot says something else');
});

it('a fix that breaks its file', async () => {
  const reading = await sound();
  await checkFixes(reading, read, 1e6);
  const breaking = withFindings(await sound(), (finding) => ({
    ...finding,
    fix: { title: 'break', edits: [{ file: 'map.json', line: 1, column: 1, endLine: 1, endColumn: 2, text: '' }] },
  }));
  await expect(checkFixes(breaking, read, 1e6)).rejects.toThrow(/a fix (?:breaks a file|loses a map)/);
});

it.each([
  ['markdown', '[x](javascript:alert(1))<script>alert(1)</script>'],
  ['html', '<script>1</script><script>2</script>'],
  ['html', '<p onclick="x()">'],
  ['html', '<a href="https://contoso.example">x</a>'],
  ['junit', '<a>'],
  ['sarif', '{"version":"2.1.0","runs":[{}]}'],
  ['github', '::error::one\n::error::two\n'],
  ['azure', '##vso[task.complete]\n'],
  ['compact', 'a line\n'],
  ['pretty', '\u001b[31mred'],
])('a format that is live or broken: %s %j', async (name, text) => {
  const format = { name, description: '', load: () => Promise.resolve(() => text) };
  const outputs = new Outputs(new Map([[name, format]]), validator.rules, join(__dirname, '../../..'));
  const { report } = await read(folder, []);
  await expect(outputs.check(report, [])).rejects.toThrow();
});
