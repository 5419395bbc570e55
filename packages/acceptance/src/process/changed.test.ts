import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { endOf, ROOT, runDipv, startDipv, type RunOptions } from './test-data/run-dipv.js';
import { commit, git, repository } from './test-data/repository.js';
import { folderOf } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

interface Told {
  readonly projects: readonly {
    readonly file: string;
    readonly findings: readonly { readonly fingerprint: string }[];
  }[];
  readonly problems: readonly { readonly file: string }[];
  readonly leftAside?: { readonly maps: number; readonly since: string };
}

const CONTOSO = join(ROOT, 'examples/contoso');

function change(file: string, how: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  expect(how(text)).not.toBe(text);
  writeFileSync(file, how(text));
}

async function told(args: readonly string[], options: RunOptions): Promise<Told> {
  const { stdout, stderr } = await runDipv(['validate', ...args, '-f', 'json'], options);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Told;
}

const fingerprintsOf = ({ findings }: Told['projects'][number]): readonly string[] =>
  findings.map(({ fingerprint }) => fingerprint);
const filesOf = ({ projects }: Told): readonly string[] => projects.map(({ file }) => file);
const narrowed = (text: string): string => text.replace('"syncDirection": 3', '"syncDirection": 1');
const MAPS = 10;

it.concurrent('tells of the map that changed as a whole run does, with all metadata', async () => {
  const cwd = repository();
  expect(await told(['maps', '--changed'], { cwd })).toMatchObject({
    projects: [],
    leftAside: { maps: MAPS, since: 'HEAD' },
  });
  change(join(cwd, 'maps/maps/customers.json'), narrowed);
  const [whole, part, below] = await Promise.all([
    told(['maps'], { cwd }),
    told(['maps', '--changed', 'main'], { cwd }),
    told(['.', '--changed'], { cwd: join(cwd, 'maps/maps') }),
  ]);
  expect(filesOf(part)).toEqual(['maps/maps/customers.json']);
  expect(part.projects).toEqual(whole.projects.filter(({ file }) => file === 'maps/maps/customers.json'));
  expect(part.leftAside).toEqual({ maps: MAPS - 1, since: 'main' });
  expect(filesOf(below)).toEqual(['customers.json']);
  expect(git(cwd, 'status', '--porcelain')).toBe(' M maps/maps/customers.json');
});

it.concurrent('says in the summary how many were left aside, and that none changed', async () => {
  const cwd = repository();
  const none = await runDipv(['validate', 'maps', '--changed', '--require-complete'], { cwd });
  expect(none).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('no map has changed since HEAD (10 left aside)') as string,
  });
  change(join(cwd, 'maps/maps/customers.json'), narrowed);
  const one = await runDipv(['validate', 'maps', '--changed'], { cwd });
  expect(one.stdout.replace(/\s+/g, ' ')).toContain('9 maps as in HEAD left aside');
});

it.concurrent('tells of maps whose tables changed, and of no others', async () => {
  const cwd = repository();
  const set = join(cwd, 'maps/environments/connection-set.json');
  change(set, (text) => text.replaceAll('"OrganizationName"', '"OrgName"'));
  const files = filesOf(await told(['maps', '--changed'], { cwd }));
  expect(files).toEqual(['maps/maps/customers.json']);
  git(cwd, 'checkout', '-q', '.');
  change(set, (text) => `${text}\n\n`);
  expect(filesOf(await told(['maps', '--changed'], { cwd }))).toEqual([]);
});

it.concurrent('leaves a renamed map aside, and tells of a new one', async () => {
  const cwd = repository();
  mkdirSync(join(cwd, 'maps/moved'));
  renameSync(join(cwd, 'maps/maps/customers.json'), join(cwd, 'maps/moved/clients.json'));
  expect(filesOf(await told(['maps', '--changed'], { cwd }))).toEqual([]);
  change(join(cwd, 'maps/moved/clients.json'), narrowed);
  expect(filesOf(await told(['maps', '--changed'], { cwd }))).toEqual(['maps/moved/clients.json']);
});

it.concurrent('tells of a map as well in which a change of another one makes findings', async () => {
  const cwd = repository();
  const before = await told(['maps'], { cwd });
  const copy = readFileSync(join(cwd, 'maps/maps/warehouses.json'), 'utf8').replaceAll(
    '"name": "War',
    '"name": "Other war',
  );
  writeFileSync(join(cwd, 'maps/maps/z-copy.json'), copy);
  const [whole, part] = await Promise.all([told(['maps'], { cwd }), told(['maps', '--changed'], { cwd })]);
  const old = new Set(before.projects.flatMap(fingerprintsOf));
  const withNew = whole.projects.filter((project) => fingerprintsOf(project).some((each) => !old.has(each)));
  expect(filesOf(part)).toEqual(withNew.map(({ file }) => file));
  expect(filesOf(part)).toEqual(expect.arrayContaining(['maps/maps/warehouses.json', 'maps/maps/z-copy.json']));
});

it.concurrent('looks into archives', async () => {
  const cwd = repository();
  const names = ['customers.json', 'vendors.json'];
  const files = names.map((name) => [name, readFileSync(join(CONTOSO, 'maps', name))] as const);
  rmSync(join(cwd, 'maps/maps'), { recursive: true });
  const zip = join(cwd, 'maps/all.zip');
  writeFileSync(zip, await zipOf(Object.fromEntries(files)));
  commit(cwd);
  const entries = await entriesOf(readFileSync(zip));
  const text = narrowed((entries['customers.json'] ?? Buffer.from('')).toString('utf8'));
  writeFileSync(zip, await zipOf({ ...entries, 'customers.json': text, 'read.me': 'new' }));
  const run = await told(['maps', '--changed'], { cwd });
  expect(filesOf(run)).toEqual(['maps/all.zip!/customers.json']);
  expect(run.leftAside).toEqual({ maps: MAPS - 6, since: 'HEAD' });
});

it.concurrent('reads what is staged, and neither what is not yet nor the working folder', async () => {
  const cwd = repository();
  const customers = join(cwd, 'maps/maps/customers.json');
  const vendors = join(cwd, 'maps/maps/vendors.json');
  change(vendors, narrowed);
  expect(filesOf(await told(['maps', '--staged'], { cwd }))).toEqual([]);
  change(customers, narrowed);
  git(cwd, 'add', customers);
  const staged = await told(['maps', '--staged'], { cwd });
  expect(filesOf(staged)).toEqual(['maps/maps/customers.json']);
  writeFileSync(customers, 'half a ma');
  expect(await told(['maps', '--staged'], { cwd })).toEqual(staged);
  expect((await told(['maps', '--changed'], { cwd })).problems).toHaveLength(1);
});

it.concurrent('takes metadata that Git ignores as it is', async () => {
  const cwd = repository();
  writeFileSync(join(cwd, '.gitignore'), 'environments\n');
  git(cwd, 'rm', '-q', '-r', '--cached', 'maps/environments');
  commit(cwd);
  change(join(cwd, 'maps/maps/customers.json'), narrowed);
  git(cwd, 'add', '-A');
  const [whole, changed, staged] = await Promise.all(
    [[], ['--changed'], ['--staged']].map((args) => told(['maps', ...args], { cwd })),
  );
  expect(filesOf(changed as Told)).toEqual(['maps/maps/customers.json']);
  expect(staged).toEqual(changed);
  expect(changed?.projects).toEqual(whole?.projects.filter(({ file }) => file.endsWith('/customers.json')));
});

it.concurrent('takes patterns, and sets aside what a baseline knows', async () => {
  const cwd = repository();
  const inputs = ['maps/maps/*.json', 'maps/environments'];
  await runDipv(['validate', ...inputs, '--baseline', 'known.json', '--update-baseline'], { cwd });
  change(join(cwd, 'maps/maps/customers.json'), narrowed);
  const run = await runDipv(['validate', ...inputs, '--changed', '--baseline', 'known.json', '-f', 'json'], { cwd });
  expect(filesOf(JSON.parse(run.stdout) as Told)).toEqual(['maps/maps/customers.json']);
  expect(run.stderr).not.toContain('no finding any more');
});

it.concurrent('tells of all maps before the first commit', async () => {
  const cwd = repository();
  rmSync(join(cwd, '.git'), { recursive: true });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', 'maps/maps/customers.json', 'maps/environments');
  const [staged, changed] = await Promise.all(
    ['--staged', '--changed'].map((option) => told(['maps', option], { cwd })),
  );
  mkdirSync(join(cwd, 'new'));
  const named = await told(['maps', 'new', 'nowhere', '--staged'], { cwd });
  expect(named.problems.map(({ file }) => file)).toEqual(['nowhere']);
  expect(staged?.projects.map(({ file }) => file)).toEqual(['maps/maps/customers.json']);
  expect(changed?.projects).toHaveLength(MAPS);
});

it.concurrent('says what it cannot do', async () => {
  const cwd = repository();
  const outside = folderOf({ 'm.json': '{}' });
  const runs = await Promise.all([
    runDipv(['validate', '--changed', 'maps'], { cwd }),
    runDipv(['validate', 'maps', '--changed', '--shard', '1/2'], { cwd }),
    runDipv(['validate', 'maps', '--staged', '--fix'], { cwd }),
    runDipv(['validate', 'maps', '--staged', '--changed'], { cwd }),
    runDipv(['validate', '-', '--changed'], { cwd }),
    runDipv(['validate', '.', '--changed'], { cwd: outside }),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
  const [noCommit, shard, fix, both, stdin, none] = runs.map(({ stderr }) => stderr);
  expect(noCommit).toContain('has no commit maps (paths stand before --changed');
  expect(shard).toContain('--changed tells of a part of the maps, once: leave out');
  expect(fix).toContain('--staged tells of a part of the maps, once: leave out --fix');
  expect(both).toContain('leave out one of them');
  expect(stdin).toContain('Standard input belongs to no commit');
  expect(none).toContain('--changed: git says: not a git repository');
});

it.concurrent('stops a commit as the hook does that is offered to pre-commit', async () => {
  const cwd = repository();
  const hooks = readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8');
  const [, entry = ''] = /^ {2}entry: dipv (.+)$/m.exec(hooks) ?? [];
  const [, files = ''] = /^ {2}files: (.+)$/m.exec(hooks) ?? [];
  expect('maps/maps/customers.json').toMatch(new RegExp(files));
  expect('readme.md').not.toMatch(new RegExp(files));
  const hook = join(cwd, '.git/hooks/pre-commit');
  const program = join(ROOT, 'packages/cli/bin/dipv.cjs');
  writeFileSync(hook, `#!/bin/sh\nexec '${process.execPath}' '${program}' ${entry}\n`, { mode: 0o755 });
  const customers = join(cwd, 'maps/maps/customers.json');
  change(customers, (text) => text.replace(/"(sourceField|destinationField)": "\w+"/, '"$1": "NoSuchField"'));
  expect(() => git(cwd, 'commit', '-q', '-a', '-m', 'broken')).toThrow(/NoSuchField/);
  git(cwd, 'checkout', '-q', customers);
  change(join(cwd, 'maps/maps/customer-groups.json'), (text) => text.replace('"name": "', '"name": "New '));
  git(cwd, 'commit', '-q', '-a', '-m', 'sound');
  expect(git(cwd, 'log', '-1', '--format=%s')).toBe('sound');
});

it.concurrent('says where no temporary files can be written', async () => {
  const { code, stderr } = await runDipv(['validate', 'maps', '--changed'], {
    cwd: repository(),
    env: { TMPDIR: '/not/there' },
  });
  expect(stderr).toBe(
    'dipv: The folder for temporary files, /not/there, cannot be written to: no such file or directory; set TMPDIR to one that can.\n',
  );
  expect(code).toBe(2);
});

it.concurrent('takes a folder for temporary files that is named from where it runs', async () => {
  const cwd = repository();
  mkdirSync(join(cwd, 'own'));
  const here = { cwd: join(cwd, 'maps') };
  const args = ['validate', '.', '--changed', '-f', 'json'];
  const { code, stdout, stderr } = await runDipv(args, { ...here, env: { TMPDIR: '../own' } });
  expect({ code, stdout, stderr }).toEqual(await runDipv(args, here));
  expect(readdirSync(join(cwd, 'own'))).toEqual([]);
});

/** A folder with a Git that takes a while to end, once it has written files. */
function slowGit(): string {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const folder = folderOf({
    git: `#!/bin/sh\n"${real}" "$@" || exit\ncase "$*" in *checkout-index*) sleep 10;; esac\n`,
  });
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}

it.concurrent.each([
  ['SIGINT', ['validate', 'maps', '--changed']],
  ['SIGKILL', ['validate', 'maps', '--staged']],
  ['SIGKILL', ['compare', 'git:HEAD:maps', 'maps']],
] as const)('leaves nothing of the older state behind, where it is ended by %s: %j', async (signal, args) => {
  const cwd = repository();
  const TMPDIR = folderOf();
  const child = startDipv(args, { cwd, env: { TMPDIR, PATH: `${slowGit()}:${process.env['PATH'] ?? ''}` } });
  const ended = endOf(child);
  while (readdirSync(TMPDIR).length === 0 && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  child.kill(signal);
  expect((await ended).code).toBeNull();
  while (readdirSync(TMPDIR).length > 0) await new Promise((done) => setTimeout(done, 20));
});

it.concurrent('tells of links as a run without Git does', async () => {
  const cwd = repository();
  const outside = folderOf({ 'map.json': readFileSync(join(CONTOSO, 'maps/vendors.json'), 'utf8') });
  symlinkSync('customers.json', join(cwd, 'maps/maps/inside.json'));
  symlinkSync(join(outside, 'map.json'), join(cwd, 'maps/maps/outside.json'));
  symlinkSync('environments', join(cwd, 'maps/folder'));
  git(cwd, 'add', '-A');
  const links = ['maps/folder', 'maps/maps/inside.json', 'maps/maps/outside.json'];
  for (const args of [['maps', '--staged'], ['maps']]) {
    const { problems } = await told(args, { cwd });
    expect(problems.map(({ file }) => file).sort()).toEqual(links);
  }
});

it.concurrent('takes of a submodule what the commit or the index has of it', async () => {
  const origin = repository();
  const cwd = repository();
  for (const file of readdirSync(join(cwd, 'maps/maps'))) {
    change(join(cwd, 'maps/maps', file), (text) => text.replace(/"name": "/, '"name": "Our '));
  }
  const local = ['-c', 'protocol.file.allow=always'];
  git(cwd, ...local, 'submodule', '--quiet', 'add', origin, 'theirs');
  commit(cwd);
  expect(filesOf(await told(['.', '--changed'], { cwd }))).toEqual([]);
  const theirs = join(cwd, 'theirs/maps/maps/customers.json');
  change(theirs, narrowed);
  const changed = ['theirs/maps/maps/customers.json'];
  expect(filesOf(await told(['.', '--changed'], { cwd }))).toEqual(changed);
  expect(filesOf(await told(['theirs/maps', '--changed'], { cwd }))).toEqual(changed);
  expect(filesOf(await told(['.', '--staged'], { cwd }))).toEqual([]);
  commit(join(cwd, 'theirs'));
  expect(filesOf(await told(['.', '--staged'], { cwd }))).toEqual([]);
  git(cwd, 'add', 'theirs');
  expect(filesOf(await told(['theirs', '--staged'], { cwd }))).toEqual(changed);
  git(cwd, 'update-index', '--cacheinfo', `160000,${'1'.repeat(40)},theirs`);
  const { code, stderr } = await runDipv(['validate', '.', '--staged'], { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('git submodule update') as string,
  });
});

it.concurrent('calls what was asked for by its own name where there is no repository', async () => {
  const cwd = folderOf({ 'map.json': '{}' });
  for (const option of ['--staged', '--changed']) {
    const { code, stderr } = await runDipv(['validate', 'map.json', option], { cwd });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(`dipv: ${option}: `) as string });
  }
});
