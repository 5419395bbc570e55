import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const DIPV = join(ROOT, 'packages/cli/bin/dipv.cjs');

jest.setTimeout(240_000);

const MAP = {
  name: 'Items',
  legs: [
    {
      id: '001',
      sourceSchema: 'Items',
      sourceEnvironmentType: 'AX',
      destinationSchema: 'contoso_items',
      destinationEnvironmentType: 'CRM',
      fieldMappings: [{ syncDirection: 1, sourceField: 'ItemNumber', destinationField: 'contoso_number' }],
    },
  ],
};
const SNAPSHOT = { dipvSnapshot: 1, tables: [] };

let workspace = '';
beforeAll(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-nx-')));
  write('package.json', { name: 'contoso', private: true });
  write('nx.json', {
    analytics: false,
    neverConnectToCloud: true,
    cacheDirectory: '.nx/cache',
    plugins: [{ plugin: '@dipv/nx', options: { command: `node ${DIPV} validate --no-color` } }],
  });
  write('.gitignore', 'node_modules\n.nx\n');
  write('shared/snapshot.json', SNAPSHOT);
  for (const folder of ['sales', 'supply']) {
    write(`maps/${folder}/dipv.config.json`, {
      metadata: '../../shared/snapshot.json',
      formats: ['pretty', 'json:report.json'],
      failOn: 'never',
    });
    write(`maps/${folder}/map.json`, MAP);
  }
  const modules = join(workspace, 'node_modules');
  mkdirSync(join(modules, '@dipv/nx'), { recursive: true });
  for (const name of ['nx', '@nx', 'jsonc-parser', 'tslib'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  for (const part of ['dist', 'package.json']) {
    cpSync(join(ROOT, 'packages/nx', part), join(modules, '@dipv/nx', part), { recursive: true });
  }
  execFileSync('git', ['init', '--quiet'], { cwd: workspace });
});
afterAll(() => rmSync(workspace, { recursive: true, force: true, maxRetries: 5 }));

function write(path: string, content: unknown): void {
  const file = join(workspace, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

function nx(...args: readonly string[]): string {
  const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, ...env } = process.env;
  return execFileSync(process.execPath, [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...env,
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NX_WORKSPACE_ROOT_PATH: workspace,
      NX_TUI: 'false',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  });
}

/** Which folders' maps were checked anew: Nx repeats what the others said. */
function validated(): readonly string[] {
  const output = nx('run-many', '-t', 'validate-maps', '--output-style=stream');
  return ['maps-sales', 'maps-supply'].filter((project) => {
    const line = output.split('\n').find((each) => each.includes(`nx run ${project}:validate-maps`));
    return line === undefined || !/cache|existing outputs/.test(line);
  });
}

describe('a workspace with folders of maps', () => {
  it('has a target for each, whose inputs are maps, metadata and configuration', () => {
    const { name, targets } = JSON.parse(nx('show', 'project', 'maps-sales', '--json')) as {
      name: string;
      targets: Record<string, { cache: boolean; inputs: unknown; outputs: unknown }>;
    };
    expect(name).toBe('maps-sales');
    expect(targets['validate-maps']).toMatchObject({
      cache: true,
      inputs: [
        '{projectRoot}/**/*',
        '!{projectRoot}/report.json',
        '{workspaceRoot}/shared/snapshot.json',
        { runtime: `node ${DIPV} --version` },
      ],
      outputs: ['{projectRoot}/report.json'],
    });
  });

  it('checks again where a map, or metadata that it is checked against, has changed', () => {
    expect(validated()).toEqual(['maps-sales', 'maps-supply']);
    expect(validated()).toEqual([]);
    write('maps/sales/map.json', { ...MAP, name: 'Parts' });
    expect(validated()).toEqual(['maps-sales']);
    write('shared/snapshot.json', { ...SNAPSHOT, otherTables: [] });
    expect(validated()).toEqual(['maps-sales', 'maps-supply']);
  });

  it('brings a report back that was removed', () => {
    const report = join(workspace, 'maps/supply/report.json');
    rmSync(report);
    expect(validated()).toEqual([]);
    expect((JSON.parse(readFileSync(report, 'utf8')) as { summary: unknown }).summary).toMatchObject({ projects: 1 });
  });

  it('knows what a pull request touches', () => {
    execFileSync('git', ['add', '--all'], { cwd: workspace });
    const identity = ['-c', 'user.name=Contoso', '-c', 'user.email=contoso@example.com'];
    execFileSync('git', [...identity, 'commit', '--quiet', '--message', 'maps'], { cwd: workspace });
    write('maps/supply/map.json', { ...MAP, name: 'Spares' });
    const affected = nx('show', 'projects', '--affected', '--base=HEAD', '--with-target=validate-maps');
    expect(affected.trim().split('\n')).toEqual(['maps-supply']);
  });
});
