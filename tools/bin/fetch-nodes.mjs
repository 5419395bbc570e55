// Fetches the releases of Node that the program is tested on, as npm packages them, into node_modules/.cache.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import outside from '../jest/outside.cjs';

for (const version of Object.values(outside.NODES)) {
  const folder = outside.nodeFolder(version);
  if (existsSync(join(folder, 'bin/node'))) continue;
  mkdirSync(folder, { recursive: true });
  const spec = `node-${process.platform}-${process.arch}@${version}`;
  const pack = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8' });
  execFileSync('tar', ['-xzf', join(folder, pack.trim()), '-C', folder, '--strip-components=1', 'package/bin/node']);
  rmSync(join(folder, pack.trim()));
  console.log(`Node ${version}`);
}
