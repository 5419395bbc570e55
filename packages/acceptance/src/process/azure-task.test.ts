import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endOf, ROOT, type Ended } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

interface Task {
  readonly inputs: readonly { readonly name: string; readonly defaultValue?: string }[];
  readonly outputVariables: readonly { readonly name: string }[];
  readonly version: Readonly<Record<'Major' | 'Minor' | 'Patch', number>>;
  readonly execution: { readonly Node20_1: { readonly target: string } };
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const TASK = JSON.parse(readFileSync(join(ROOT, 'azure-task/task.json'), 'utf8')) as Task;

/** The task as the extension holds it, with the program that was built. */
function task(): string {
  const folder = folderOf();
  for (const file of [TASK.execution.Node20_1.target, 'action/run-dipv.mjs']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'packages/cli'), join(folder, 'action/dist'));
  return join(folder, TASK.execution.Node20_1.target);
}

/** Runs it as the agent does: defaults filled in, commands in the log. */
async function step(
  cwd: string,
  given: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly commands: readonly Command[] }> {
  const inputs = TASK.inputs.map(({ name, defaultValue = '' }) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? defaultValue,
  ]);
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  const own = Object.fromEntries(inputs) as Record<string, string>;
  const env = { ...inherited, ...own, ...variables, AGENT_TEMPDIRECTORY: folderOf() };
  const ended = await endOf(spawn(process.execPath, [task()], { cwd, env, stdio: 'pipe' }));
  return { ...ended, commands: commandsIn(ended.stdout) };
}

function commandsIn(log: string): readonly Command[] {
  return [...log.matchAll(/^##vso\[([\w.]+) ?([^\]]*)\](.*)$/gm)].map(
    ([, name = '', properties = '', message = '']) => {
      const pairs = properties.split(';').filter(Boolean);
      return { name, properties: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/).slice(0, 2))), message };
    },
  );
}

function named(name: string, commands: readonly Command[]): readonly Command[] {
  return commands.filter((command) => command.name === name);
}

function variablesOf(commands: readonly Command[]): Readonly<Record<string, string>> {
  const set = named('task.setvariable', commands);
  return Object.fromEntries(set.map(({ properties, message }) => [properties['variable'], message]));
}

function git(cwd: string, ...args: readonly string[]): void {
  const own = ['-c', 'user.name=Tests', '-c', 'user.email=tests@dipv.example', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...own, ...args], { cwd, stdio: 'ignore' });
}

function repository(): string {
  const cwd = folderOf({ 'dipv.config.json': '{}' });
  cpSync(join(ROOT, 'examples/contoso'), join(cwd, 'maps'), { recursive: true });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'state');
  return cwd;
}

it.concurrent('tells findings, a summary, tests, SARIF and counts, and fails', async () => {
  const { code, stderr, commands } = await step(repository(), { paths: 'maps/maps\nmaps/environments' });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const errors = named('task.logissue', commands).filter(({ properties }) => properties['type'] === 'error');
  expect(errors[0]?.properties).toMatchObject({ sourcepath: expect.stringMatching(/^maps\/maps\//) as string });
  const variables = variablesOf(commands);
  expect(Object.keys(variables)).toEqual(TASK.outputVariables.map(({ name }) => name));
  expect(variables).toMatchObject({ maps: '7', errors: String(errors.length), leftAside: '0' });
  const [summary] = named('task.uploadsummary', commands);
  expect(readFileSync(summary?.message ?? '', 'utf8')).toMatch(/^## .* dipv: \d+ errors/);
  const [sarif] = named('artifact.upload', commands);
  expect(sarif).toMatchObject({ properties: { artifactname: 'CodeAnalysisLogs' }, message: variables['sarif'] });
  expect(existsSync(sarif?.message ?? '')).toBe(true);
  const [tests] = named('results.publish', commands);
  expect(readFileSync(tests?.properties['resultFiles'] ?? '', 'utf8')).toContain('<testsuites');
  expect(named('task.complete', commands)).toMatchObject([{ properties: { result: 'Failed' } }]);
});

it.concurrent('fails where it was told to, and where the answer is not whole', async () => {
  const cwd = repository();
  writeFileSync(join(cwd, 'broken.json'), '{ "entityMappingTasks": [');
  const [never, broken, nothing] = await Promise.all([
    step(cwd, { paths: 'maps', failOn: 'never' }),
    step(cwd, { paths: 'maps\nbroken.json', failOn: 'never' }),
    step(cwd, { paths: 'maps', failOn: 'fatal' }),
  ]);
  expect(never).toMatchObject({ code: 0, stderr: '' });
  expect(named('task.complete', never.commands)).toEqual([]);
  expect(broken.code).toBe(2);
  expect(named('task.complete', broken.commands)).toMatchObject([
    { message: expect.stringContaining('as a whole') as string },
  ]);
  expect(variablesOf(broken.commands)).toHaveProperty('errors');
  expect(nothing.code).toBe(2);
  expect(named('results.publish', nothing.commands)).toEqual([]);
});

it.concurrent('tells what a pull request brought, measured against its target', async () => {
  const origin = repository();
  const cwd = join(folderOf(), 'clone');
  execFileSync('git', ['clone', '-q', origin, cwd]);
  const file = join(cwd, 'maps/maps/customers.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"syncDirection": 3', '"syncDirection": 1'));
  git(cwd, 'commit', '-q', '-a', '-m', 'change');
  const inputs = { paths: 'maps', changedOnly: 'true' };
  const brought = await step(cwd, inputs, { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
  expect(variablesOf(brought.commands)).toMatchObject({ maps: '1', leftAside: '9' });
  const named = await step(cwd, { ...inputs, base: 'HEAD' });
  expect(variablesOf(named.commands)).toMatchObject({ maps: '0', leftAside: '10' });
  const nowhere = await step(cwd, inputs);
  expect(nowhere.code).toBe(2);
  expect(nowhere.commands).toMatchObject([
    { name: 'task.logissue', properties: { type: 'error' }, message: expect.stringContaining('set base') as string },
    { name: 'task.complete' },
  ]);
});

test('task, extension and program have one version', () => {
  const read = (file: string): { version: string } =>
    JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { version: string };
  const { version } = read('packages/cli/package.json');
  expect(read('azure-task/vss-extension.json').version).toBe(version);
  expect(Object.values(TASK.version).join('.')).toBe(version);
});
