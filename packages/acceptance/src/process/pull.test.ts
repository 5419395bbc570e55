import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { endOf, ROOT, runDipv, startDipv, type Ended } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';
import { describeInTerminal, showInTerminal } from './test-data/terminal.js';

const TOKENS = { DIPV_DATAVERSE_TOKEN: 'fake-dataverse-secret', DIPV_FINANCE_TOKEN: 'fake-finance-secret' };
/** Small enough for many runs. */
const SMALL = { environment: { entities: 60, tables: 20, maps: 3 } };

interface Request {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

interface Fake {
  readonly dataverse: string;
  readonly finance: string;
  requests(): Promise<readonly Request[]>;
}

const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends.splice(0)) end();
});

async function fakeServices(options: object = SMALL): Promise<Fake> {
  const child = spawn(process.execPath, [join(ROOT, 'tools/fake-services/serve.mjs'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  ends.push(() => child.stdin.end());
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  return {
    ...(JSON.parse(first) as { readonly dataverse: string; readonly finance: string }),
    requests: async () => {
      const line = once(lines, 'line') as Promise<[string]>;
      child.stdin.write('\n');
      return JSON.parse((await line)[0]) as readonly Request[];
    },
  };
}

function pullArgs({ dataverse, finance }: Fake, output: string, ...more: string[]): readonly string[] {
  return ['pull', '--dataverse', dataverse, '--finance', finance, '-o', output, ...more];
}

function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function expectNoToken({ stdout, stderr }: Ended, folder: string): void {
  for (const text of [stdout, stderr, ...Object.values(filesOf(folder))]) expect(text).not.toMatch(/fake-\w+-secret/);
}

/** Reasons of what was not checked, but those that only the gateway and Power Apps could settle. */
async function notChecked(folder: string): Promise<readonly string[]> {
  const { stdout } = await runDipv(['validate', folder, '--no-config', '-f', 'json']);
  const report = JSON.parse(stdout) as {
    readonly projects: readonly {
      readonly notChecked: readonly { readonly code: string; readonly reason: string }[];
    }[];
  };
  expect(report.projects.length).toBeGreaterThan(2);
  const reasons = report.projects.flatMap((map) => map.notChecked.map(({ code, reason }) => `${code} ${reason}`));
  return reasons.filter(
    (reason) => !/no connection set was supplied|no connections snapshot was supplied/.test(reason),
  );
}

it.concurrent('fetches from a large environment all that its services can settle', async () => {
  const fake = await fakeServices({ pageSize: 1_000, throttleEvery: 200, breakEvery: 90, failEvery: 110 });
  const output = join(folderOf(), 'environment');
  const run = await runDipv(pullArgs(fake, output), { env: TOKENS });
  expect(run).toMatchObject({ code: 0, stdout: '' });
  expect(run.stderr).toContain('8 maps, 9 tables of Dataverse, 8 of F&O');
  const requests = await fake.requests();
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(requests.length).toBeLessThan(400);
  expect(await notChecked(output)).toEqual([]);
  expect(existsSync(join(output, '.dipv-pull'))).toBe(false);
  expectNoToken(run, output);
});

it.concurrent('goes on where it was interrupted, and comes to the same bytes', async () => {
  const fake = await fakeServices({ ...SMALL, delay: 15 });
  const [interrupted, whole] = [join(folderOf(), 'a'), join(folderOf(), 'b')];
  const child = startDipv(pullArgs(fake, interrupted), { env: TOKENS });
  const ended = endOf(child);
  for (let count = 0; count < 60; count = (await fake.requests()).length) await new Promise((d) => setTimeout(d, 20));
  child.kill('SIGINT');
  expect((await ended).code).not.toBe(0);
  const before = (await fake.requests()).length;
  const again = await runDipv(pullArgs(fake, interrupted), { env: TOKENS });
  expect(again.code).toBe(0);
  const [, kept] = /finished: (\d+) answers of it were kept/.exec(again.stderr) ?? [];
  expect(Number(kept)).toBeGreaterThan(10);
  const afterwards = (await fake.requests()).length;
  await runDipv(pullArgs(fake, whole), { env: TOKENS });
  expect(afterwards - before + Number(kept)).toBe((await fake.requests()).length - afterwards);
  expect(filesOf(interrupted)).toEqual(filesOf(whole));
  expect(await notChecked(interrupted)).toEqual([]);
});

it.concurrent('takes away what is gone, and nothing else', async () => {
  const [fake, other] = [await fakeServices(), await fakeServices({ environment: { ...SMALL.environment, maps: 1 } })];
  const output = join(folderOf(), 'environment');
  await runDipv(pullArgs(fake, output), { env: TOKENS });
  const before = Object.keys(filesOf(output));
  writeFileSync(join(output, 'notes.md'), 'mine');
  writeFileSync(join(output, 'maps/mine.json'), '{}');
  const list = readFileSync(join(output, 'dipv-pull.txt'), 'utf8');
  writeFileSync(join(output, 'dipv-pull.txt'), `${list}notes.md\n../x\n`);
  const run = await runDipv(pullArgs(other, output), { env: TOKENS });
  expect(run.code).toBe(0);
  const left = Object.keys(filesOf(output));
  expect(left).toEqual(expect.arrayContaining(['notes.md', 'maps/mine.json']));
  expect(left.filter((file) => file.startsWith('maps/')).length).toBe(4);
  expect(before.filter((file) => file.startsWith('maps/')).length).toBe(5);
});

it.concurrent('asks az for a new token when one has expired', async () => {
  const fake = await fakeServices({ ...SMALL, tokenUses: 20 });
  const bin = folderOf({
    az: `#!${process.execPath}\nconsole.log(JSON.stringify({ accessToken: 'fake-' + process.pid + '-secret', expires_on: 4e9 }));\nrequire('fs').appendFileSync(__dirname + '/args.txt', process.argv.slice(2).join(' ') + '\\n');\n`,
  });
  chmodSync(join(bin, 'az'), 0o755);
  const output = join(folderOf(), 'environment');
  const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
  const run = await runDipv(pullArgs(fake, output, '--debug'), { env });
  expect(run.stderr).not.toContain('Not fetched');
  expect(run.code).toBe(0);
  const asked = readFileSync(join(bin, 'args.txt'), 'utf8');
  expect(asked).toContain(`account get-access-token --resource ${fake.dataverse} --output json`);
  expect(asked.split('\n').length).toBeGreaterThan(4);
  expect(await notChecked(output)).toEqual([]);
  expectNoToken(run, output);
});

it.concurrent('keeps what it has when a token of the environment expires', async () => {
  const fake = await fakeServices({ ...SMALL, tokenUses: 35 });
  const output = join(folderOf(), 'environment');
  const run = await runDipv(pullArgs(fake, output, '--debug'), { env: TOKENS });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/does not accept the token in DIPV_(?:DATAVERSE|FINANCE)_TOKEN/);
  expect(run.stderr).toContain('Run the same command again');
  expectNoToken(run, output);
  for (let i = 0; i < 6; i++) {
    const env = { DIPV_DATAVERSE_TOKEN: `fake-d${i}-secret`, DIPV_FINANCE_TOKEN: `fake-f${i}-secret` };
    const again = await runDipv(pullArgs(fake, output), { env });
    expect(again.stderr).toContain('were kept');
    if (again.code === 0) break;
  }
  expect(await notChecked(output)).toEqual([]);
});

it.concurrent('names what the user may not see, with the section of the guide', async () => {
  const fake = await fakeServices({
    ...SMALL,
    deny: ["LogicalName='contoso_partnergroup')?", 'PublicEnumerations', 'LegalEntities'],
    absent: ['cdm_companies?'],
    redirect: ["Labels(Id='@Contoso:"],
    html: ['runtimeconfigs'],
  });
  const output = join(folderOf(), 'environment');
  const run = await runDipv(pullArgs(fake, output), { env: TOKENS });
  expect(run.code).toBe(2);
  const lines = run.stderr.split('\n').filter((line) => line.startsWith('Not fetched'));
  expect(lines).toEqual([
    'Not fetched: companies of Dataverse (cdm_companies): there is none (404). How else to get it: docs/guides/metadata.md#5-lists-of-organizations',
    'Not fetched: enumerations of F&O: the user has no permission (403). How else to get it: docs/guides/metadata.md#7-fo-publicentities',
    'Not fetched: labels of F&O: the service sends elsewhere (302), as for a sign-in in a browser. How else to get it: docs/guides/metadata.md#7-fo-publicentities',
    'Not fetched: the table contoso_partnergroup of Dataverse: the user has no permission (403). How else to get it: docs/guides/metadata.md#6-dataverse-entitydefinitions',
    'Not fetched: versions in which maps run: the answer is a web page, as for a sign-in in a browser. How else to get it: docs/guides/metadata.md#13-list-of-running-maps',
  ]);
  const guide = readFileSync(join(ROOT, 'docs/guides/metadata.md'), 'utf8');
  for (const [, anchor = ''] of lines.map((line) => /#(\S+)$/.exec(line) ?? []))
    expect(guide).toContain(`(#${anchor})`);
  expect(readdirSync(join(output, 'organizations'))).toEqual(['business-units.json', 'legal-entities.json']);
});

it.concurrent('writes nothing of an answer that is no UTF-8, and says which', async () => {
  const fake = await fakeServices({
    ...SMALL,
    latin1: ["LogicalName='contoso_partnergroup')?"],
    marked: ["LogicalName='contoso_partner')?", 'businessunits'],
  });
  const [sound, output] = [join(folderOf(), 'a'), join(folderOf(), 'b')];
  const run = await runDipv(pullArgs(fake, output), { env: TOKENS });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(
    `Not fetched: the table contoso_partnergroup of Dataverse: the answer of ${fake.dataverse}/api/data/v9.2/EntityDefinitions(LogicalName='contoso_partnergroup') is no UTF-8, as where a proxy changes it. How else to get it: docs/guides/metadata.md#6-dataverse-entitydefinitions`,
  );
  expect(run.stderr).toContain('Run the same command again');
  await runDipv(pullArgs(await fakeServices(), sound), { env: TOKENS });
  const { 'dataverse/contoso_partnergroup.json': missing, ...files } = filesOf(sound);
  const written = filesOf(output);
  expect(missing).toBeDefined();
  for (const file of Object.keys(files).filter((name) => !/snapshot|dipv-pull|maps\//.test(name)))
    expect(written[file]).toBe(files[file]);
  expect(written).not.toHaveProperty(['dataverse/contoso_partnergroup.json']);
});

it.concurrent('tells in one line what is not fetched for one reason', async () => {
  const fake = await fakeServices({ ...SMALL, deny: ['PublicEntities('] });
  const run = await runDipv(pullArgs(fake, join(folderOf(), 'environment')), { env: TOKENS });
  const lines = run.stderr.split('\n').filter((line) => line.startsWith('Not fetched'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Not fetched: the entity \S+ of F&O, the entity .*: the user has no permission \(403\)\. /);
});

it.concurrent('fetches only the maps that are asked for, without the hosts of environments', async () => {
  const fake = await fakeServices();
  const output = join(folderOf(), 'environment');
  const only = ['--only', 'contoso_partners - *', '--anonymize'];
  const run = await runDipv(pullArgs(fake, output, ...only), { env: TOKENS });
  expect(run.code).toBe(0);
  const files = filesOf(output);
  expect(Object.keys(files).filter((file) => /^(?:maps|dataverse)\//.test(file))).toEqual([
    'dataverse/cdm_company.json',
    'dataverse/contoso_partner.json',
    'dataverse/contoso_partnergroup.json',
    'maps/contoso_[contoso_partners - Fabrikam partners V2] 1.0.0.0.json',
  ]);
  for (const text of Object.values(files)) expect(text).not.toMatch(/dynamics\.com|127\.0\.0\.1/);
});

it.concurrent('says what is wrong before anything is sent', async () => {
  const fake = await fakeServices();
  const taken = folderOf({ 'mine.json': '{}' });
  const [clear, mistyped, none, full, azless] = await Promise.all([
    runDipv(['pull', '--dataverse', 'http://contoso.example', '--finance', fake.finance, '-o', 'x'], { env: TOKENS }),
    runDipv(pullArgs(fake, join(folderOf(), 'x'), '--only', 'contoso_partner - Fabrikam partners V2'), { env: TOKENS }),
    runDipv(pullArgs(fake, join(folderOf(), 'x'), '--sign-in', 'token'), { env: {} }),
    runDipv(pullArgs(fake, taken), { env: TOKENS }),
    runDipv(pullArgs(fake, join(folderOf(), 'x')), { env: { PATH: taken } }),
  ]);
  expect([clear, mistyped, none, full, azless].map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  expect(clear.stderr).toContain('would send the token in the clear');
  expect(mistyped.stderr).toContain('Did you mean contoso_partners - Fabrikam partners V2?');
  expect(none.stderr).toContain('The environment has no DIPV_DATAVERSE_TOKEN');
  expect(full.stderr).toContain('holds other files');
  expect(azless.stderr).toContain('az was not found');
  expect(await fake.requests()).toHaveLength(1); // of the maps, whose names are not known before
});

describeInTerminal('a pull in a terminal', () => {
  it('tells what it fetches, and leaves nothing of that', async () => {
    const fake = await fakeServices({ ...SMALL, delay: 40 });
    const args = pullArgs(fake, join(folderOf(), 'environment'));
    const { raw, lines, code } = await showInTerminal(args, { columns: 100, env: { ...TOKENS, CI: '' } });
    expect(code).toBe(0);
    expect(raw).toMatch(/dipv: answers: \d+ \(kept if interrupted\), fetching \w/);
    expect(lines.join('\n')).not.toContain('fetching');
    expect(raw).not.toContain('secret');
  });
});
