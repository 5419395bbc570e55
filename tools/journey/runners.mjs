import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bin/root.mjs';
import { followNamed } from './guide.mjs';
import { shown } from './shown.mjs';

/**
 * Tests a rule package under each test runner that the README of `@dipv/testing` names, as it says there. The runners are
 * those of this repository, since installing their four hundred packages would take longer than all else.
 */
export async function tryRunners(folder, env) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const packages = ['@dipv/testing', '@dipv/core', 'zod'];
  await shown('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, env });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  const links = ['vitest', ...['jest', 'mocha', 'vitest'].map((name) => `.bin/${name}`)];
  for (const name of links) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  await followNamed(join(folder, 'node_modules/@dipv/testing/README.md'), folder, env);
}
