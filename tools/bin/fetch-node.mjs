import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Fetches a release of Node, as npm packages it, into a folder that does not have it yet.
 * @param platform as npm calls it, such as `linux-x64` or `win-x64`
 * @returns whether it was fetched
 */
export function fetchNode(version, platform, folder) {
  const files = platform.startsWith('win') ? ['bin/node.exe'] : ['LICENSE', 'bin/node'];
  if (files.every((file) => existsSync(join(folder, file)))) return false;
  mkdirSync(folder, { recursive: true });
  const spec = `node-${platform}@${version}`;
  const options = { encoding: 'utf8', shell: process.platform === 'win32' };
  const pack = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], options).trim();
  const members = files.map((file) => `package/${file}`);
  execFileSync('tar', ['-xzf', pack, '--strip-components=1', ...members], { cwd: folder });
  rmSync(join(folder, pack));
  return true;
}
