import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createValidator, type Report, type Validator, type Workspace } from '@dipv/core';
import { readWorkspace, takeSnapshot, writeSnapshot, type ReadResult } from '@dipv/formats';
import { failuresOf } from '@dipv/host/library';
import * as exported from 'dipv/modules';
import { checkFixes } from './fixes.js';
import { bytesOf, type Content, type FuzzCase } from './fuzz-case.js';
import { checkHostFile } from './host-files.js';
import { KeptRuns } from './kept-runs.js';
import { hold } from './oracles.js';
import { Outputs, wholeOf } from './outputs.js';
import { checkPlaces } from './places.js';
import { NEIGHBOUR } from './shapes.js';
import { checkSnapshot } from './snapshots.js';

/** Bytes of one input. Small, so that a bomb is refused before it costs time. */
const MAX_INPUT_SIZE = 4 * 1024 * 1024;
const LIMITS = { failOn: 'error', maxWarnings: null, requireComplete: false } as const;

/** The codes and places that are found in a map. */
type Found = ReadonlySet<string>;

/** What was read and found in a folder. */
export interface Reading extends ReadResult {
  readonly cwd: string;
  readonly report: Report;
}

/** Tries cases in a folder of its own. */
export class Examiner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dipv-fuzz-'));
  private readonly validator: Validator = createValidator({ modules: Object.values(exported) });
  private readonly outputs: Outputs;
  private readonly kept: KeptRuns;
  private neighbour: Promise<Found> | null = null;
  private cases = 0;

  constructor(root: string) {
    this.kept = new KeptRuns(root, join(this.folder, 'kept'));
    this.outputs = new Outputs(this.validator.formats, this.validator.rules, root);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What this build writes itself about these files, to be mutated in its turn. */
  async ownFiles(files: FuzzCase['files']): Promise<{ report: string; snapshot: string; kept: string }> {
    const cwd = this.lay(files);
    const { report, workspace } = await this.read(cwd, ['.']);
    const render = await this.validator.formats.get('json')?.load();
    const context = {
      rules: [],
      color: false,
      quiet: false,
      verbose: false,
      width: 80,
      failures: [],
      sourceLines: () => null,
    };
    return {
      report: wholeOf(render?.(report, context) ?? ''),
      snapshot: writeSnapshot(takeSnapshot(workspace)),
      kept: this.kept.sound(),
    };
  }

  /**
   * Tries a case.
   * @throws Fault, or whatever the program throws, where the case breaks something
   */
  async examine(tried: FuzzCase): Promise<void> {
    const cwd = this.lay(tried.files);
    try {
      if (tried.target === 'inputs' || tried.target === 'filter') await this.examineInputs(tried, cwd);
      else if (tried.target === 'cache') this.kept.check(tried);
      else await checkHostFile(tried, cwd, this.validator, this.outputs);
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  }

  private lay(files: FuzzCase['files']): string {
    const cwd = join(this.folder, String(this.cases++));
    mkdirSync(cwd);
    for (const [path, content] of Object.entries(files)) {
      const file = join(cwd, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytesOf(content));
    }
    return cwd;
  }

  private async read(cwd: string, paths: readonly string[]): Promise<Reading> {
    const reading = await readWorkspace(paths, { cwd, maxInputSize: MAX_INPUT_SIZE, allVersions: false });
    const report = this.validator.validate(reading.workspace);
    return { ...reading, cwd, report };
  }

  private async examineInputs(tried: FuzzCase, cwd: string): Promise<void> {
    const { files, subject } = tried;
    const reading = await this.read(cwd, ['.']);
    const { report } = reading;
    for (const { code, message } of report.projects.flatMap((project) => project.findings)) {
      hold(code !== 'DIPV1001' || !/threw|fails|failed/.test(message), 'a rule throws', () => message);
    }
    if ('neighbour.json' in files) await this.checkNeighbour(report);
    const others = Object.keys(files).filter((file) => file !== subject);
    const without = await readWorkspace(others, { cwd, maxInputSize: MAX_INPUT_SIZE, allVersions: false });
    const traces = tracesOf(reading);
    const isIdle = tried.mayBeIdle === true || isEmptySolution(files[subject]);
    hold(
      isIdle || isTold(reading, subject) || traces !== tracesOf(without),
      'a file in a folder is silent',
      () => subject,
    );
    const named = await readWorkspace([subject, ...others], { cwd, maxInputSize: MAX_INPUT_SIZE, allVersions: false });
    hold(
      isIdle ||
        named.workspace.problems.some(({ file }) => isOf(file, subject)) ||
        tracesOf(named) !== tracesOf(without),
      'a named file is silent',
      () => subject,
    );
    const isError = reading.workspace.problems.some(
      ({ file, severity }) => isOf(file, subject) && severity === 'error',
    );
    hold(tried.isCutMap !== true || isError, 'a map that is cut short is no error', () => subject);
    if (tried.target === 'filter') checkFilter(tried, report);
    await checkPlaces(reading, MAX_INPUT_SIZE);
    await this.outputs.check(report, failuresOf(report, LIMITS));
    await checkSnapshot(reading, (folder, paths) => this.read(folder, paths));
    await checkFixes(reading, (folder) => this.read(folder, ['.']), MAX_INPUT_SIZE);
  }

  private async checkNeighbour(report: Report): Promise<void> {
    this.neighbour ??= this.read(this.lay({ 'neighbour.json': NEIGHBOUR }), ['.']).then((alone) =>
      foundIn(alone.report),
    );
    const found = foundIn(report);
    const lost = [...(await this.neighbour)].filter((each) => !found.has(each));
    hold(lost.length === 0, 'a neighbour loses findings', () => lost.join(', '));
  }
}

function foundIn({ projects }: Report): Found {
  const neighbour = projects.filter(({ file }) => file === 'neighbour.json');
  return new Set(
    neighbour.flatMap(({ findings }) => findings.map(({ code, location }) => `${code} ${location.pointer}`)),
  );
}

function isOf(file: string, subject: string): boolean {
  return file === subject || file.startsWith(`${subject}!/`);
}

function isTold({ workspace, unrecognised, notes }: ReadResult, subject: string): boolean {
  return (
    workspace.problems.some(({ file }) => isOf(file, subject)) ||
    unrecognised.some((file) => isOf(file, subject)) ||
    notes.some((note) => note.includes(subject))
  );
}

/** Most solutions hold neither maps nor tables, which is nothing to tell of. */
function isEmptySolution(content: Content | undefined): boolean {
  return typeof content === 'string' && /<ImportExportXml\b[^<>]*(?:\/>|>\s*<\/ImportExportXml>)\s*$/.test(content);
}

/** All that a reading gave, in short. */
function tracesOf({ workspace, notes }: ReadResult): string {
  const { projects, connectionSets, tables, integrationKeys, connections, organizations, otherTableNames }: Workspace =
    workspace;
  const maps = projects.map(({ name, version, document, environments, tasks }) => [
    name,
    version,
    document.file,
    environments.length,
    tasks,
  ]);
  const others = (['dataverse', 'finance-and-operations'] as const).map((platform) => otherTableNames?.(platform));
  const columns = tables.map(({ fields, ...table }) => [table, [...fields]]);
  return JSON.stringify(
    [maps, connectionSets, columns, integrationKeys, connections, organizations, others, notes],
    (key, value: unknown) =>
      value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : key === 'document' ? undefined : value,
  );
}

function checkFilter({ isSound, subject }: FuzzCase, report: Report): void {
  if (isSound !== true) return;
  const findings = report.projects.filter(({ file }) => file === subject).flatMap((project) => project.findings);
  const refused = findings.find(({ code, variant }) => code === 'DIPV1012' && variant !== 'unknown-field');
  hold(
    refused === undefined || /no column|not a column|does not exist|no field/i.test(refused.message),
    'a sound filter is refused',
    () => refused?.message ?? '',
  );
}
