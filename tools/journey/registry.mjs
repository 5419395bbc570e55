// Verdaccio on loopback, which has our packages as they are now and takes all others from npm. Installed when it is first
// asked for, outside of the lockfile: its 300 packages would double the time that `npm ci` takes.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../bin/root.mjs';
import { shown } from './shown.mjs';

const HOME = join(ROOT, 'node_modules/.cache/dipv-registry');
const MANIFEST = JSON.stringify({
  private: true,
  dependencies: { verdaccio: '6.8.0' },
  overrides: { 'node-fetch': '2.7.0' },
});

/** Starts it with none of our packages. `env` makes npm use it, and a cache of its own. */
export async function startRegistry() {
  mkdirSync(HOME, { recursive: true });
  const main = join(HOME, 'node_modules/verdaccio/bin/verdaccio');
  if (!existsSync(main)) {
    writeFileSync(join(HOME, 'package.json'), MANIFEST);
    await shown('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: HOME });
  }
  for (const ours of ['@dipv', '@acme', 'dipv', 'create-dipv-plugin', 'acme-validator']) {
    rmSync(join(HOME, 'storage', ours), { recursive: true, force: true });
  }
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  writeFileSync(join(HOME, 'config.yaml'), CONFIGURATION);
  const npmrc = join(HOME, 'npmrc');
  writeFileSync(npmrc, `registry=${address}\n//127.0.0.1:${port}/:_authToken=nobody\n`);
  const server = spawn(process.execPath, [main, '--config', 'config.yaml', '--listen', `127.0.0.1:${port}`], {
    cwd: HOME,
    stdio: 'ignore',
  });
  await answerOf(`${address}-/ping`);
  return {
    env: {
      ...process.env,
      npm_config_userconfig: npmrc,
      npm_config_registry: address,
      npm_config_cache: join(HOME, 'npm-cache'),
      npm_config_update_notifier: 'false',
    },
    address,
    stop: () => server.kill(),
  };
}

const OURS = '{ access: $all, publish: $all, unpublish: $all }';
const CONFIGURATION = `
storage: ./storage
uplinks:
  npm: { url: https://registry.npmjs.org/, maxage: 60m }
packages:
  '@dipv/*': ${OURS}
  '@acme/*': ${OURS}
  'dipv': ${OURS}
  'create-dipv-plugin': ${OURS}
  '**': { access: $all, proxy: npm }
log: { type: stdout, level: fatal }
`;

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answerOf(url) {
  for (let i = 0; i < 300; i++) {
    try {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // not up yet
    }
    await setTimeout(100);
  }
  throw new Error('The local registry did not start within 30 s.');
}
