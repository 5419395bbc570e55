import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../bin/root.mjs';
import { shown } from './shown.mjs';

const FOLDERS = ['sales', 'supply'];
const SNAPSHOT = { dipvSnapshot: 1, tables: [] };

/** An Nx workspace with folders of maps: a map that changes lets one target run again, a snapshot that changes all. */
export async function tryNxWorkspace(folder, env) {
  const write = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  write('package.json', { private: true, workspaces: [] });
  write('nx.json', { analytics: false, neverConnectToCloud: true, plugins: ['@dipv/nx'] });
  write('metadata/snapshot.json', SNAPSHOT);
  for (const name of FOLDERS) {
    write(`maps/${name}/dipv.config.json`, { metadata: '../../metadata/snapshot.json', failOn: 'never' });
    write(`maps/${name}/map.json`, mapOf(name));
  }
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const packages = [`nx@${devDependencies.nx}`, 'dipv', '@dipv/nx'];
  await shown('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], { cwd: folder, env });
  const ownEnv = { ...env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0', CI: 'true' };
  const expectRun = async (why, expected) => {
    const options = { cwd: folder, env: ownEnv };
    const text = await shown('npx', ['nx', 'run-many', '-t', 'validate-maps', '--output-style=stream'], options);
    const ran = FOLDERS.filter((name) => !isFromCache(text, name));
    if (ran.join() !== expected.join()) throw new Error(`${why}: Nx ran ${ran.join(' and ') || 'nothing'} again.`);
  };
  await expectRun('At first', FOLDERS);
  await expectRun('Nothing has changed', []);
  write('maps/sales/map.json', mapOf('another'));
  await expectRun('A map of sales has changed', ['sales']);
  write('metadata/snapshot.json', { ...SNAPSHOT, otherTables: [] });
  await expectRun('The snapshot has changed', FOLDERS);
}

function isFromCache(text, name) {
  const line = text.split('\n').find((each) => each.includes(`nx run maps-${name}:validate-maps`));
  return line !== undefined && /cache|existing outputs/.test(line);
}

function mapOf(name) {
  const leg = {
    sourceSchema: 'Items',
    sourceEnvironmentType: 'AX',
    destinationSchema: 'contoso_items',
    destinationEnvironmentType: 'CRM',
  };
  const fieldMappings = [{ syncDirection: 1, sourceField: 'ItemNumber', destinationField: 'contoso_number' }];
  return { name, legs: [{ id: '001', ...leg, fieldMappings }] };
}
