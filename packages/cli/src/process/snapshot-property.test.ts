import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report } from '@dipv/core';
import { readWorkspace, takeSnapshot, writeSnapshot } from '@dipv/formats';
import { buildValidator } from '../build-validator.js';
import { CORPUS, corpusInputs } from './test-data/corpus.js';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** The outermost file, without what is inside an archive. */
const outer = (file: string) => file.split('!/')[0] ?? '';

/** What a report says of the maps. Where metadata stands is another matter: a snapshot is another file. */
function answers({ projects }: Report): unknown {
  return projects.map(({ name, version, file, findings, notChecked }) => ({
    name,
    version,
    notChecked,
    findings: findings
      .map(({ location, ...finding }: Finding) => JSON.stringify([finding, location.file === file ? location : null]))
      .sort(),
  }));
}

/** Validates inputs, then their maps alone with a snapshot of all of them. */
async function withInputsAndSnapshot(inputs: readonly string[], cwd: string, args: readonly string[]) {
  const validate = async (paths: readonly string[]): Promise<Report> =>
    reportOf(await runDipv(['validate', ...paths, '-f', 'json', ...args], { cwd }));
  const report = await validate(inputs);
  const snapshot = join(folderOf(), 'snapshot.json');
  await runDipv(['snapshot', ...inputs, '-o', snapshot], { cwd });
  const maps = [...new Set(report.projects.map(({ file }) => outer(file)))];
  return { report, again: await validate([...maps, snapshot]) };
}

const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
  ['contoso', []],
  ['all-codes', ['--config', join(ROOT, 'examples/all-codes/dipv.config.json')]],
];

it.each(EXAMPLES)(
  'the maps of examples/%s with a snapshot give the report that the inputs gave',
  async (name, args) => {
    const { report, again } = await withInputsAndSnapshot([`examples/${name}`], ROOT, args);
    expect(report.summary.errors).toBeGreaterThan(0);
    expect(answers(again)).toEqual(answers(report));
  },
);

/** The same in this process, which takes a tenth of the time. */
async function readHere(inputs: readonly string[], cwd: string) {
  const options = { cwd, maxInputSize: 512 * 1024 * 1024, allVersions: false };
  const validate = async (paths: readonly string[]) => {
    const { workspace } = await readWorkspace(paths, options);
    return { workspace, report: buildValidator().validate(workspace) };
  };
  const { workspace, report } = await validate(inputs);
  const file = join(folderOf({ 'snapshot.json': writeSnapshot(takeSnapshot(workspace)) }), 'snapshot.json');
  const maps = [...new Set(report.projects.map((project) => outer(project.file)))];
  return { report, again: (await validate([...maps, file])).report };
}

if (CORPUS !== null) {
  const corpus = CORPUS;
  it.each([
    ['alone', []],
    ['with metadata of both sides', ['entity-definitions', 'fno-entities.json']],
    ['with $metadata of Dataverse', ['dataverse-metadata.xml', 'fno-entities.json']],
  ])('the real maps %s with a snapshot give the report that the inputs gave', async (_how, more) => {
    const { report, again } = await readHere([...corpusInputs(), ...more.map((file) => join(corpus, file))], ROOT);
    expect(report.projects.length).toBeGreaterThan(0);
    expect(answers(again)).toEqual(answers(report));
  });
}

const CASES = join(ROOT, '../shared/cases');
const cases = existsSync(CASES) ? readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'in'))) : [];

if (cases.length > 0) {
  it.each(cases)('the maps of the case %s with a snapshot give the report that the inputs gave', async (name) => {
    const { report, again } = await readHere(['.'], join(CASES, name, 'in'));
    expect(answers(again)).toEqual(answers(report));
  });
}
