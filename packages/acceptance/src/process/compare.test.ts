import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAP_CHANGES, type MapRecord } from './test-data/changed-map.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { commit, git, repository } from './test-data/repository.js';
import { folderOf } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

interface Told {
  readonly summary: Readonly<Record<string, number>>;
  readonly maps: readonly { readonly changes: readonly ChangeTold[]; readonly newFindings: readonly unknown[] }[];
  readonly tables: readonly { readonly changes: readonly ChangeTold[] }[];
}

interface ChangeTold {
  readonly kind: string;
  readonly before: { readonly file: string; readonly line: number | null } | null;
  readonly after: { readonly file: string; readonly line: number | null } | null;
}

function told(stdout: string): readonly ChangeTold[] {
  const { maps, tables } = JSON.parse(stdout) as Told;
  return [...maps, ...tables].flatMap(({ changes }) => changes);
}

function changeMap(cwd: string, change: (text: string) => string): void {
  const file = join(cwd, 'maps/maps/customers.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const narrowed = (text: string): string => text.replace('"syncDirection": 3', '"syncDirection": 1');

it.concurrent('tells what changed since a commit, at both places, and fails where it was asked to', async () => {
  const cwd = repository();
  changeMap(cwd, narrowed);
  const run = await runDipv(['compare', 'git:HEAD:maps', 'maps', '-f', 'json'], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(told(run.stdout)).toMatchObject([
    {
      kind: 'direction-narrowed',
      before: { file: 'git:HEAD:maps/maps/customers.json', line: 39 },
      after: { file: 'maps/maps/customers.json', line: 39 },
    },
  ]);
  const codes = ['never-asked', 'breaking', 'any', 'new-error,breaking'].map(async (fail) => {
    const asked = fail === 'never-asked' ? [] : ['--fail-on', fail];
    return (await runDipv(['compare', 'git:HEAD:maps', 'maps', ...asked], { cwd })).code;
  });
  expect(await Promise.all(codes)).toEqual([0, 1, 1, 1]);
  expect((await runDipv(['compare', 'git:HEAD:maps', 'git:main:./maps', '--fail-on', 'any'], { cwd })).code).toBe(0);
});

it.concurrent('takes what the configuration names from the commit, too', async () => {
  const cwd = repository();
  const snapshot = await runDipv(['snapshot', 'maps', '-o', 'snapshot.json'], { cwd });
  expect(snapshot.code).toBe(0);
  writeFileSync(join(cwd, 'dipv.config.json'), JSON.stringify({ metadata: ['./snapshot.json'] }));
  rmSync(join(cwd, 'maps/environments/connection-set.json'));
  commit(cwd);
  const file = join(cwd, 'snapshot.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('"name":"OrganizationName"');
  writeFileSync(file, text.replaceAll('"name":"OrganizationName"', '"name":"OrgName"'));
  const run = await runDipv(['compare', 'git:HEAD:maps', 'maps', '-f', 'json'], { cwd });
  expect(told(run.stdout).map(({ kind }) => kind)).toContain('column-gone');
});

it.concurrent('says what Git does not have', async () => {
  const cwd = repository();
  const outside = folderOf({ 'm.json': '{}' });
  const runs = [
    runDipv(['compare', 'git:nowhere:maps', 'maps'], { cwd }),
    runDipv(['compare', 'git:HEAD:nothing', 'maps'], { cwd }),
    runDipv(['compare', 'git:HEAD:../../x', 'maps'], { cwd }),
    runDipv(['compare', 'git:HEAD:maps', '.'], { cwd: outside }),
    runDipv(['compare', 'git:--output=x:maps', 'maps'], { cwd }),
    runDipv(['compare', 'git:HEAD:maps', 'maps'], { cwd, env: { PATH: outside } }),
    runDipv(['compare', 'git:HEAD', 'maps'], { cwd }),
  ];
  const ended = await Promise.all(runs);
  expect(ended.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  const says = ended.map(({ stderr }) => stderr);
  expect(says[0]).toContain('has no commit nowhere');
  expect(says[1]).toContain('git:HEAD:nothing: the commit has no such file or folder');
  expect(says[2]).toContain('is outside of the repository');
  expect(says[3]).toMatch(/git says: not a git repository/);
  expect(says[4]).toContain('has no commit --output=x');
  expect(says[5]).toContain('git was not found');
  expect(says[6]).toContain('git:HEAD names no path: write git:HEAD:PATH, or git:HEAD: for all that the commit has.');
});

it.concurrent('reads no file that a link of a commit leads to', async () => {
  const cwd = repository();
  const secret = join(
    folderOf({ 'map.json': readFileSync(join(ROOT, 'examples/contoso/maps/vendors.json')) }),
    'map.json',
  );
  mkdirSync(join(cwd, 'linked'));
  symlinkSync(secret, join(cwd, 'linked/map.json'));
  commit(cwd);
  const run = await runDipv(['compare', 'git:HEAD:linked', 'maps', '-f', 'json'], { cwd });
  expect(run.stdout).not.toContain('linked/map.json');
});

it.concurrent(
  'compares maps under the metadata of a snapshot, which holds none, and snapshots with each other',
  async () => {
    const cwd = repository();
    await runDipv(['snapshot', 'maps', '-o', 'old.json'], { cwd });
    const text = readFileSync(join(cwd, 'old.json'), 'utf8');
    writeFileSync(join(cwd, 'new.json'), text.replace(/"length":20\b/, '"length":7'));
    const tables = await runDipv(['compare', 'old.json', 'new.json', '-f', 'json'], { cwd });
    expect(told(tables.stdout).map(({ kind }) => kind)).toEqual(['column-shorter']);
    const under = await runDipv(['compare', 'maps', 'old.json'], { cwd });
    expect(under.stderr).toContain('old.json holds no maps: those of maps are compared under its metadata');
  },
);

it.concurrent('tells of what a commit only points to, and reads what lies beside it', async () => {
  const other = repository();
  const cwd = repository();
  git(cwd, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'maps/shared');
  symlinkSync('maps/customers.json', join(cwd, 'maps/same.json'));
  symlinkSync('maps', join(cwd, 'maps/again'));
  symlinkSync('README.md', join(cwd, 'maps/other.md'));
  commit(cwd);
  const told = async (before: string) => (await runDipv(['compare', before, 'maps/maps'], { cwd })).stderr;
  const pointers = (await told('git:HEAD:maps')).split('\n').filter((line) => line.includes('git:HEAD:'));
  expect(pointers).toEqual([
    'warning: git:HEAD:maps/again: is a symbolic link to maps, and dipv follows none in a commit: name what it leads to',
    'warning: git:HEAD:maps/same.json: is a symbolic link to maps/customers.json, and dipv follows none in a commit: name what it leads to',
    'warning: git:HEAD:maps/shared: is a submodule, whose files are in another repository: name its folder where it is checked out',
  ]);
  expect(await told('git:HEAD:maps/shared')).toContain('git:HEAD:maps/shared is a submodule');
  expect(await told('git:HEAD:maps/same.json')).toContain('git:HEAD:maps/same.json is a symbolic link to maps/cust');
  git(cwd, 'submodule', 'deinit', '-q', '-f', 'maps/shared');
  const staged = await runDipv(['validate', 'maps/shared', '--staged', '-f', 'compact'], { cwd });
  expect(staged).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('maps/shared: error is a submodule') as string,
  });
});

it.concurrent('loses no neighbour of a file whose name in a commit is no UTF-8', async () => {
  const cwd = repository();
  const blob = execFileSync('git', ['hash-object', '-w', 'maps/maps/customers.json'], { cwd }).toString().trim();
  const entry = Buffer.concat([Buffer.from(`100644 ${blob}\tmaps/maps/b`), Buffer.of(0xff), Buffer.from('.json\0')]);
  execFileSync('git', ['update-index', '-z', '--index-info'], { cwd, input: entry });
  git(cwd, 'commit', '-q', '-m', 'odd name');
  const run = await runDipv(['compare', 'git:HEAD:maps', 'maps'], { cwd });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('maps/maps/b\ufffd.json: cannot be read: its name on disk is no UTF-8');
  expect(run.stdout).toContain('0 new, 0 gone');
});

it.concurrent('compares no maps under metadata of which nothing was read', async () => {
  const run = await runDipv(['compare', 'none.json', 'examples/contoso/maps/customers.json']);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('none.json holds neither maps nor metadata that could be read');
});

it.concurrent('refuses what cannot be compared', async () => {
  const cwd = folderOf({ 'a.txt': 'nothing' });
  const both = await runDipv(['compare', 'a.txt', '-'], { cwd, stdin: '{}' });
  expect(both).toMatchObject({ code: 2, stdout: '' });
  const format = await runDipv(['compare', ROOT, ROOT, '-f', 'sarif'], { cwd });
  expect(format.stderr).toContain('There is no format sarif of comparisons');
});

describe('a comparison takes the place of nothing that is needed', () => {
  const MAP = JSON.stringify({
    name: 'Pumps',
    legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: 'b' }] }],
  });

  it.concurrent.each([
    [['-f', 'json:old.json'], 'old.json is an input'],
    [['-f', 'json:link.json'], 'link.json is an input'],
    [['-f', 'json:new/map.json'], 'new/map.json was compared, or decided about it'],
    [['-f', 'json:out', '-f', 'csv:here/out'], 'Two formats go to'],
    [['-f', 'json:out', '-f', 'csv:soon'], 'Two formats go to'],
    [['-f', 'json', '-f', 'csv'], 'Only one format can go to stdout'],
  ])('%j', async (formats, said) => {
    const cwd = folderOf({ 'old.json': MAP, 'new/map.json': MAP });
    symlinkSync('old.json', join(cwd, 'link.json'));
    symlinkSync('.', join(cwd, 'here'));
    symlinkSync('out', join(cwd, 'soon')); // to what is not there yet
    const { code, stdout, stderr } = await runDipv(['compare', 'old.json', 'new', ...formats], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    for (const file of ['old.json', 'new/map.json']) expect(readFileSync(join(cwd, file), 'utf8')).toBe(MAP);
  });

  it.concurrent('but of the one that it made the last time', async () => {
    const cwd = folderOf({ 'old.json': MAP, 'new/map.json': MAP });
    const run = () => runDipv(['compare', 'old.json', 'new', '-f', 'json:new/changes.json'], { cwd });
    expect((await run()).code).toBe(0);
    expect((await run()).code).toBe(0);
  });
});

it('compares nothing with a path that does not exist', async () => {
  const cwd = folderOf({ 'map.json': '{}' });
  const { code, stdout, stderr } = await runDipv(['compare', ROOT + '/examples/contoso', 'none'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('none holds neither maps nor metadata that could be read');
});

describeWith('corpus', (corpus) => {
  it('tells each of twelve changes of the real maps once, and nothing else', async () => {
    const zip = readFileSync(join(corpus, 'solutions/Dynamics365GABDualWriteEntityMaps_managed.zip'));
    const entries = await entriesOf(zip);
    const open = [...MAP_CHANGES];
    const made: string[] = [];
    const changed = (entries['customizations.xml'] ?? Buffer.alloc(0))
      .toString('utf8')
      .replace(/ *<msdyn_dualwriteentitymap [^]*?<\/msdyn_dualwriteentitymap>\r?\n/g, (record) => {
        const text = (name: string): string => new RegExp(`<${name}>([^]*?)</${name}>`).exec(record)?.[1] ?? '';
        for (const [i, [kind, change]] of open.entries()) {
          const { legs } = JSON.parse(decoded(text('msdyn_mapping'))) as Pick<MapRecord, 'legs'>;
          const map: MapRecord = { name: text('msdyn_name'), version: text('msdyn_version'), legs };
          if (!change(map)) continue;
          open.splice(i, 1);
          made.push(kind);
          if (kind === 'map-removed') return '';
          const mapping = { ...(JSON.parse(decoded(text('msdyn_mapping'))) as object), legs: map.legs };
          return record
            .replace(text('msdyn_mapping'), () => encoded(JSON.stringify(mapping, null, 1)))
            .replace(`<msdyn_name>${text('msdyn_name')}`, () => `<msdyn_name>${map.name}`)
            .replace(`<msdyn_version>${text('msdyn_version')}`, () => `<msdyn_version>${map.version}`);
        }
        return record;
      });
    expect(open).toEqual([]);
    const cwd = folderOf({
      'before.zip': zip,
      'after.zip': await zipOf({ ...entries, 'customizations.xml': changed }),
    });
    const { stdout, code } = await runDipv(['compare', 'before.zip', 'after.zip', '-f', 'json'], { cwd });
    expect(code).toBe(0);
    const changes = told(stdout);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(made.sort());
    for (const { before, after } of changes) {
      for (const place of [before, after]) if (place !== null) expect(place.line).toBeGreaterThan(1);
    }
  });
});

function decoded(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
