import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** Each stands in one place, and none may come out. */
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDb250b3NvIn0.c2lnbmF0dXJl';
const PASSWORD = 'open-sesame-4711';
const KEY = 'kQ8vX2mN7pL4tR9wZ1yB6cD3fG5hJ0sA';

const PROJECT = {
  name: 'Pumps',
  isDualWriteProject: true,
  accessToken: JWT,
  environments: [
    {
      name: 'Contoso Service',
      targetType: 'CRM',
      connectionDisplayName: 'Contoso connection',
      directUrl: `https://u:${PASSWORD}@contoso.example/`,
      metadataUrl: `https://contoso.example/?sig=${PASSWORD}`,
      environmentInfo: JWT,
      schemas: [{ name: 'bars', secret: PASSWORD, fields: [{ name: 'a', typeDetails: { type: 'String' } }], keys: [] }],
    },
  ],
  entityMappingTasks: [
    {
      name: 't',
      token: JWT,
      legs: [
        {
          sourceEnvironmentType: 'AX',
          sourceSchema: 'F',
          destinationEnvironment: 'Contoso Service',
          destinationEnvironmentType: 'CRM',
          destinationSchema: 'bars',
          fieldMappings: [
            { syncDirection: 1, sourceField: 'A', destinationField: 'zz', password: PASSWORD },
            { syncDirection: 1, sourceField: 'A', destinationField: 'zz', password: PASSWORD },
          ],
        },
      ],
    },
  ],
};

const CONNECTIONS = {
  value: [
    {
      name: 'c',
      properties: {
        displayName: 'Contoso connection',
        connectionParameters: { token: JWT },
        statuses: [
          {
            status: `Error ${KEY}`,
            error: {
              code: 'Unauthorized',
              message: `Bearer ${JWT} refused by https://contoso.example/?sig=${PASSWORD}`,
            },
          },
        ],
      },
    },
    { name: 'd', properties: { displayName: { pin: PASSWORD } } },
  ],
};

const FILES = {
  'p.json': JSON.stringify(PROJECT),
  'laid-out.json': JSON.stringify({ ...PROJECT, name: 'Engines' }, null, 2),
  'connections.json': JSON.stringify(CONNECTIONS),
  'broken.json': JSON.stringify({ name: 'm', legs: PASSWORD }),
  'direction.json': JSON.stringify({
    name: 'n',
    legs: [{ fieldMappings: [{ syncDirection: PASSWORD, sourceField: 'A', destinationField: 'b' }] }],
  }),
  'refused.json': JSON.stringify({ error: { code: '0x0', message: `The token ${KEY} has expired.` } }),
  'text.json': JSON.stringify(PASSWORD),
  'unknown.json': JSON.stringify({ token: JWT }),
};

const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'html', 'markdown', 'github', 'azure', 'gitlab', 'compact'];

function expectNoSecret(text: string): void {
  for (const secret of [JWT, JWT.slice(0, 20), PASSWORD, KEY]) expect(text).not.toContain(secret);
}

it.concurrent('no output of a run holds a secret of its inputs', async () => {
  const cwd = folderOf({
    ...FILES,
    'dipv.config.json': JSON.stringify({ formats: FORMATS.map((name) => `${name}:out/${name}`) }),
  });
  const named = Object.keys(FILES);
  const args = ['--verbose', '--debug', '--cache', '--fix-dry-run', '--baseline', 'out/base', '--update-baseline'];
  const { code, stdout, stderr } = await runDipv(['validate', ...named, ...args, '--explain-not-checked'], { cwd });
  expect(code).toBe(2);
  expectNoSecret(stdout);
  expectNoSecret(stderr);
  for (const name of readdirSync(join(cwd, 'out'))) expectNoSecret(readFileSync(join(cwd, 'out', name), 'utf8'));
  // something was found at all
  const { problems } = reportOf({ stdout: readFileSync(join(cwd, 'out/json'), 'utf8') });
  expect(problems.length).toBeGreaterThan(4);
});

it.concurrent('nor does what is kept for later', async () => {
  const { 'p.json': project, 'connections.json': connections } = FILES;
  const cwd = folderOf({ 'p.json': project, 'connections.json': connections });
  const { stdout } = await runDipv(['validate', '--cache', '--cache-location', 'cache'], { cwd });
  const words = 'Error (secret), Unauthorized: Bearer (secret) refused by https://contoso.example/?(secret)';
  expect(stdout.replace(/\s+/g, ' ')).toContain(words);
  for (const name of readdirSync(join(cwd, 'cache'))) expectNoSecret(readFileSync(join(cwd, 'cache', name), 'utf8'));
  await runDipv(['snapshot', '.', '-o', 'snapshot.json'], { cwd });
  const snapshot = readFileSync(join(cwd, 'snapshot.json'), 'utf8');
  expect(snapshot).toContain('Contoso connection');
  expectNoSecret(snapshot);
});

it.concurrent('what a fix would change is shown without them', async () => {
  const mapping = { syncDirection: 3, sourceField: 'A', destinationField: 'b', password: PASSWORD };
  const map = { name: 'Pumps', legs: [{ fieldMappings: [mapping, mapping] }] };
  for (const indent of [0, 2]) {
    const cwd = folderOf({ 'map.json': JSON.stringify(map, null, indent) });
    const { stdout } = await runDipv(['validate', '--fix-dry-run'], { cwd });
    expect(stdout).toMatch(/^-.*"destinationField": ?"b"/m);
    expect(stdout).not.toContain(PASSWORD);
  }
});

it.concurrent.each([
  ['a baseline', ['validate', 'map.json', '--baseline', 'broken.txt']],
  ['a report', ['merge-reports', 'broken.txt']],
  ['a configuration', ['validate', 'map.json', '-c', 'broken.json']],
])('%s that is no JSON is told without what it holds', async (_what, args) => {
  const map = { name: 'Pumps', legs: [{ fieldMappings: [] }] };
  const broken = `{"password": ${PASSWORD}`;
  const cwd = folderOf({ 'map.json': JSON.stringify(map), 'broken.txt': broken, 'broken.json': broken });
  const { code, stderr } = await runDipv(args, { cwd });
  expect(stderr).toContain('is no valid JSON: ');
  expect(stderr).not.toContain('sesame');
  expect(code).toBe(2);
});
