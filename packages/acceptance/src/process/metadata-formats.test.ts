import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';

const GENERATOR = join(ROOT, 'tools/metadata/generate.mjs');
const ENTITIES = ['public-entities.json', 'data-entities.json', 'labels.json'];

let folder: string;

/** Made-up metadata of a small environment, and 19 maps that use some of it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dipv-metadata-'));
  const size = ['--entities', '60', '--fields', '900', '--tables', '60', '--csdl-mb', '0.1'];
  execFileSync(process.execPath, [GENERATOR, folder, ...size]);
  execFileSync(process.execPath, [GENERATOR, join(folder, 'paged'), ...size, '--page-size', '25']);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function check(...paths: readonly string[]): Promise<Report> {
  return reportOf(await runDipv(['validate', ...paths, '-f', 'json'], { cwd: folder }));
}

const snapshot = (output: string, ...paths: readonly string[]) =>
  runDipv(['snapshot', ...paths, '-o', output], { cwd: folder });

/** What a report says of the maps: the inputs have other names. */
const answers = ({ projects, problems }: Report): unknown => ({
  projects: projects.map(({ findings, notChecked }) => ({ findings, notChecked })),
  problems: problems.map(({ reason }) => reason),
});

describe('metadata in different formats', () => {
  it('of F&O gives one and the same report', async () => {
    const report = await check('maps.json', ...ENTITIES);
    expect(report.summary.errors).toBeGreaterThan(0);
    expect(report.problems).toEqual([]);
    const paged = await check(
      'maps.json',
      'paged/public-entities-*.json',
      'paged/data-entities-*.json',
      'paged/labels-*.json',
    );
    expect(answers(paged)).toEqual(answers(report));
    expect(answers(await check('maps.json', ...ENTITIES, 'finance-metadata.xml'))).toEqual(answers(report));
    // which entities and fields are switched off, $metadata does not tell: the service does not look for that, either
    const ofService = (...paths: readonly string[]) => check('maps.json', ...paths, '--preset', 'service');
    expect(answers(await ofService('finance-metadata.xml'))).toEqual(answers(await ofService(...ENTITIES)));
  });

  it('leaves less and less unchecked the more of it there is', async () => {
    const runs = [
      await check('maps.json'),
      await check('maps.json', ...ENTITIES),
      await check('maps.json', ...ENTITIES, 'dataverse-metadata.xml'),
      await check('maps.json', ...ENTITIES, 'dataverse-metadata.xml', 'entity-definitions.json'),
    ];
    const counts = runs.map(({ summary }) => summary.notChecked);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set(counts).size).toBe(counts.length);
  });

  it('does not pass for what $metadata of Dataverse does not tell', async () => {
    const { projects } = await check('maps.json', 'dataverse-metadata.xml');
    const reasons = new Set(
      projects.flatMap(({ notChecked }) =>
        notChecked.map(({ code, reason }) => `${code} ${reason.replace(/table \S+/, 'table')}`),
      ),
    );
    expect([...reasons]).toEqual(
      expect.arrayContaining([
        'DIPV1010 the metadata of CRM table does not say which columns are required',
        'DIPV1011 the metadata of CRM table does not say which columns are read-only',
      ]),
    );
    const found = projects.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(found).not.toEqual(expect.arrayContaining(['DIPV1010']));
    expect(found).not.toEqual(expect.arrayContaining(['DIPV1011']));
  });
});

describe('dipv snapshot', () => {
  const raw = [...ENTITIES, 'entity-definitions.json'];

  it('gives the same report as what it was made of, in little room', async () => {
    expect((await snapshot('out/snapshot.json', 'maps.json', ...raw)).code).toBe(0);
    const report = await check('maps.json', ...raw);
    expect(report.summary.errors).toBeGreaterThan(0);
    expect(answers(await check('maps.json', 'out/snapshot.json'))).toEqual(answers(report));
    const size = raw.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(statSync(join(folder, 'out/snapshot.json')).size).toBeLessThan(size / 5);
  });

  it('does not read the snapshot that it is to write', async () => {
    await snapshot('snapshot.json', 'maps.json', ...raw);
    const made = readFileSync(join(folder, 'snapshot.json'), 'utf8');
    writeFileSync(join(folder, 'snapshot.json'), made.replaceAll('"length":', '"precision":'));
    await snapshot('snapshot.json', 'maps.json', ...raw, 'snapshot.json');
    expect(readFileSync(join(folder, 'snapshot.json'), 'utf8')).toBe(made);
  });

  it('ends with a usage error without a map, and with exit code 2 where an input cannot be read', async () => {
    expect(await snapshot('a.json', 'labels.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no map'),
    });
    writeFileSync(join(folder, 'broken.json'), '{"PublicCollectionName');
    expect((await snapshot('a.json', 'maps.json', 'broken.json')).code).toBe(2);
  });
});
