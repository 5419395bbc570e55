import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { endOf, ROOT, type Ended } from './test-data/run-dipv.js';
import { git, repository } from './test-data/repository.js';
import { folderOf } from './test-data/temp-folder.js';

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const MANIFEST = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Manifest;

interface Step extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** The action as a tag of a release has it, with the program that was built. */
function action(): string {
  const folder = folderOf();
  cpSync(join(ROOT, 'action'), join(folder, 'action'), { recursive: true, filter: (path) => !path.endsWith('dist') });
  symlinkSync(join(ROOT, 'packages/cli'), join(folder, 'action/dist'));
  return join(folder, MANIFEST.runs.main);
}

/** Runs it as the runner does: defaults filled in, files for what it tells. */
async function step(cwd: string, given: Readonly<Record<string, string>>, event: unknown = {}): Promise<Step> {
  const runner = folderOf({ output: '', summary: '', 'event.json': JSON.stringify(event) });
  const inputs = Object.entries(MANIFEST.inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? value,
  ]);
  mkdirSync(join(runner, 'temp'));
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  const env = {
    ...inherited,
    ...(Object.fromEntries(inputs) as Record<string, string>),
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    RUNNER_TEMP: join(runner, 'temp'),
  };
  const ended = await endOf(spawn(process.execPath, [action()], { cwd, env, stdio: 'pipe' }));
  const lines = readFileSync(join(runner, 'output'), 'utf8').split('\n').filter(Boolean);
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/) as [string, string]));
  return { ...ended, outputs, summary: readFileSync(join(runner, 'summary'), 'utf8') };
}

it.concurrent('annotates lines, writes a summary, and tells counts and the SARIF file', async () => {
  const run = await step(repository(), { paths: 'maps/maps\nmaps/environments\n', formats: 'html:dipv.html' });
  expect(run).toMatchObject({ code: 1, stderr: '' });
  expect(run.stdout).toMatch(/^::error file=maps\/maps\/customers\.json,line=\d+,.*title=DIPV1025 /m);
  expect(run.summary).toMatch(/^## .* dipv: \d+ errors/);
  expect(Object.keys(run.outputs)).toEqual(Object.keys(MANIFEST.outputs));
  const { sarif = '', errors, maps } = run.outputs;
  const { runs } = JSON.parse(readFileSync(sarif, 'utf8')) as { runs: { results: { level: string }[] }[] };
  const found = runs.flatMap(({ results }) => results).filter(({ level }) => level === 'error');
  expect(Number(errors)).toBe(found.length);
  expect(Number(maps)).toBe(7);
});

it.concurrent('fails at the severity that it was told, or above', async () => {
  const cwd = repository();
  const paths = 'maps/web-api/dual-write-entity-maps.json\nmaps/maps/customer-groups.json\nmaps/environments';
  const runs = await Promise.all(
    ['error', 'warning', 'info', 'never'].map((severity) => step(cwd, { paths, 'fail-on': severity })),
  );
  const { errors = '0', warnings = '0', infos = '0' } = runs[0]?.outputs ?? {};
  const counts = [errors, warnings, infos].map(Number);
  const atOrAbove = counts.map((_, i) => counts.slice(0, i + 1).some((count) => count > 0));
  expect(runs.map(({ code }) => code)).toEqual([...atOrAbove.map(Number), 0]);
  const strange = await step(cwd, { paths, 'fail-on': 'fatal' });
  expect(strange).toMatchObject({ code: 2, outputs: {} });
  // what nobody annotates and sums up is not seen
  for (const text of [strange.stderr, strange.summary]) expect(text).toContain('fatal');
  expect(strange.stdout).toMatch(/^::error title=dipv::.*fatal/);
});

it.concurrent('takes paths with spaces, and says what does not exist', async () => {
  const cwd = repository();
  renameSync(join(cwd, 'maps'), join(cwd, 'our maps'));
  const run = await step(cwd, {
    paths: '\r\n  our maps/maps\r\nour maps/environments/*.json\r\n\r\n',
    'fail-on': 'never',
  });
  expect(run).toMatchObject({ code: 0, stderr: '', outputs: { maps: '7' } });
  expect(run.stdout).toMatch(/^::error file=our maps\/maps\/customers\.json,/m);
  const absent = await step(cwd, { paths: 'our maps/maps\nno such folder' });
  expect(absent).toMatchObject({ code: 2, outputs: { maps: '7' } });
  expect(absent.stdout).toMatch(/^::error file=no such folder,.*::does not exist$/m);
  const none = await step(cwd, { paths: 'no such folder' });
  expect(none).toMatchObject({ code: 2, outputs: { maps: '0' } });
  expect(none.summary).not.toContain('| Map |');
});

it.concurrent('says how to have the commit that a shallow clone lacks', async () => {
  const origin = repository();
  const base = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'commit', '-q', '--allow-empty', '-m', 'later');
  const cwd = join(folderOf(), 'clone');
  git(origin, 'clone', '-q', '--depth', '1', pathToFileURL(origin).href, cwd);
  const event = { pull_request: { base: { sha: base } } };
  const run = await step(cwd, { paths: 'maps', 'changed-only': 'true' }, event);
  expect(run).toMatchObject({ code: 2, outputs: {} });
  for (const text of [run.stdout, run.summary]) expect(text).toMatch(new RegExp(`${base}.*fetch-depth: 0`));
  git(cwd, 'fetch', '-q', '--unshallow');
  expect(await step(cwd, { paths: 'maps', 'changed-only': 'true' }, event)).toMatchObject({
    code: 0,
    outputs: { maps: '0', 'left-aside': '10' },
  });
});

it.concurrent('tells what a pull request brought, and nothing else', async () => {
  const cwd = repository();
  const base = git(cwd, 'rev-parse', 'HEAD');
  const file = join(cwd, 'maps/maps/customers.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"syncDirection": 3', '"syncDirection": 1'));
  git(cwd, 'commit', '-q', '-a', '-m', 'change');
  const event = { pull_request: { base: { sha: base } } };
  const run = await step(cwd, { paths: 'maps', 'changed-only': 'true' }, event);
  expect(run.outputs).toMatchObject({ maps: '1', 'left-aside': '9' });
  expect([...run.stdout.matchAll(/^::error file=([^,]+)/gm)].map(([, named]) => named)).toEqual(
    expect.not.arrayContaining(['maps/maps/vendors.json']),
  );
  const pushed = await step(cwd, { paths: 'maps', 'changed-only': 'true' }, { before: git(cwd, 'rev-parse', 'HEAD') });
  expect(pushed).toMatchObject({ code: 0, outputs: { maps: '0', 'left-aside': '10' } });
  const nowhere = await step(cwd, { paths: 'maps', 'changed-only': 'true' });
  expect(nowhere).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/^::error title=dipv::.*set base/) as string,
  });
  const neither = await step(cwd, { paths: 'maps', 'changed-only': 'yes' });
  expect(neither.stdout).toContain('changed-only is true or false, not yes');
});

it.concurrent('sets aside what a baseline knows, by the configuration that it was given', async () => {
  const cwd = repository();
  const cli = join(ROOT, 'packages/cli/bin/dipv.cjs');
  writeFileSync(join(cwd, 'own.json'), JSON.stringify({ rules: { DIPV1025: 'off' } }));
  const without = await step(cwd, { paths: 'maps', configuration: 'own.json' });
  expect(without.stdout).not.toContain('DIPV1025');
  execFileSync(process.execPath, [cli, 'validate', 'maps', '--baseline', 'b.json', '--update-baseline'], {
    cwd,
    stdio: 'ignore',
  });
  expect(existsSync(join(cwd, 'b.json'))).toBe(true);
  const known = await step(cwd, { paths: 'maps', baseline: 'b.json' });
  expect(known).toMatchObject({ code: 0, outputs: { errors: '0', maps: '10' } });
});
