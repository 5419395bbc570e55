import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MockTestRunner } from 'azure-pipelines-task-lib/mock-test.js';
import { commandFromString, type TaskCommand } from 'azure-pipelines-task-lib/taskcommand.js';
import { endOf, ROOT, type Ended } from './test-data/run-dipv.js';
import { git, repository } from './test-data/repository.js';
import { folderOf } from './test-data/temp-folder.js';

interface Task {
  readonly inputs: readonly { readonly name: string; readonly defaultValue?: string }[];
  readonly outputVariables: readonly { readonly name: string }[];
  readonly version: Readonly<Record<'Major' | 'Minor' | 'Patch', number>>;
  readonly execution: Readonly<Record<string, { readonly target: string }>>;
}

const TASK = JSON.parse(readFileSync(join(ROOT, 'azure-task/task.json'), 'utf8')) as Task;
const [{ target: TARGET } = { target: '' }] = Object.values(TASK.execution);

/** The task as the extension holds it, with the program that was built. */
function task(): string {
  const folder = folderOf();
  for (const file of [TARGET, 'action/run-dipv.mjs']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'packages/cli'), join(folder, 'action/dist'));
  return join(folder, TARGET);
}

/** Runs it as the agent does: defaults filled in, commands in the log. */
async function step(
  cwd: string,
  given: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly commands: readonly TaskCommand[] }> {
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

/** What the task library reads in it. */
function commandsIn(log: string): readonly TaskCommand[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith('##vso['))
    .map(commandFromString);
}

function named(name: string, commands: readonly TaskCommand[]): readonly TaskCommand[] {
  return commands.filter(({ command }) => command === name);
}

function variablesOf(commands: readonly TaskCommand[]): Readonly<Record<string, string>> {
  const set = named('task.setvariable', commands);
  return Object.fromEntries(set.map(({ properties, message }) => [properties['variable'], message]));
}

/** Runs it by the mock runner of the task library, which sets inputs as the agent does, under the Node of the tests. */
async function mocked(cwd: string, given: Readonly<Record<string, string>>): Promise<MockTestRunner> {
  const script = `process.chdir(${JSON.stringify(cwd)});
const { TaskMockRunner } = require(${JSON.stringify(require.resolve('azure-pipelines-task-lib/mock-run'))});
const runner = new TaskMockRunner(${JSON.stringify(task())});
for (const [name, value] of Object.entries(${JSON.stringify(given)})) runner.setInput(name, value);
runner.run(true); // nothing of the library is mocked, for the task calls nothing of it
`;
  const runner = new MockTestRunner(join(folderOf({ 'run.cjs': script }), 'run.cjs'));
  runner.nodePath = process.execPath; // or it downloads one
  await runner.runAsync();
  return runner;
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
  expect(nothing.commands).toMatchObject([
    { command: 'task.logissue', message: expect.stringContaining('fatal') as string },
    { command: 'task.complete', message: expect.stringContaining('fatal') as string },
  ]);
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
  const shallow = join(folderOf(), 'clone');
  git(cwd, 'clone', '-q', '--depth', '1', pathToFileURL(cwd).href, shallow);
  const lacking = await step(shallow, { ...inputs, base: 'HEAD~1' });
  expect(lacking.code).toBe(2);
  expect(lacking.commands[0]?.message).toMatch(/HEAD~1.*fetchDepth: 0/);
  const named = await step(cwd, { ...inputs, base: 'HEAD' });
  expect(variablesOf(named.commands)).toMatchObject({ maps: '0', leftAside: '10' });
  const nowhere = await step(cwd, inputs);
  expect(nowhere.code).toBe(2);
  expect(nowhere.commands).toMatchObject([
    { command: 'task.logissue', properties: { type: 'error' }, message: expect.stringContaining('set base') as string },
    { command: 'task.complete' },
  ]);
});

test('the mock runner of the task library sees it succeed and fail', async () => {
  const cwd = repository();
  const fine = await mocked(cwd, { paths: 'maps', failOn: 'never' });
  expect({ succeeded: fine.succeeded, stderr: fine.stderr }).toEqual({ succeeded: true, stderr: '' });
  expect(Object.keys(variablesOf(commandsIn(fine.stdout)))).toEqual(TASK.outputVariables.map(({ name }) => name));
  const findings = await mocked(cwd, { paths: 'maps', failOn: 'error' });
  expect(findings.failed).toBe(true);
  const wrong = await mocked(cwd, { paths: 'maps', changedOnly: 'perhaps' });
  expect(wrong.failed).toBe(true);
  expect(wrong.stdOutContained('changedOnly is true or false, not perhaps.')).toBe(true);
});

test('task and extension have the icons that they name', () => {
  const { icons } = JSON.parse(readFileSync(join(ROOT, 'azure-task/vss-extension.json'), 'utf8')) as {
    readonly icons: { readonly default: string };
  };
  // Width and height stand behind the signature and the head of the first chunk: https://www.w3.org/TR/png-3/#11IHDR
  const sizeOf = (file: string): readonly number[] => {
    const png = readFileSync(join(ROOT, 'azure-task', file));
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  };
  expect(sizeOf('icon.png')).toEqual([32, 32]); // the file of this name beside task.json is its icon
  expect(sizeOf(icons.default)).toEqual([128, 128]);
});

test('task, extension and program have one version', () => {
  const read = (file: string): { version: string } =>
    JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { version: string };
  const { version } = read('packages/cli/package.json');
  expect(read('azure-task/vss-extension.json').version).toBe(version);
  expect(Object.values(TASK.version).join('.')).toBe(version);
});
