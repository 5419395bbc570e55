// npm test: every check of the workspace. Ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';
import { runNx } from './run-nx.mjs';

const node = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;

const checks = [
  ['formatting', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  ['project references', () => runNx(['sync:check'])],
  ['build, lint and types', () => runNx(['run-many', '-t', 'build', 'bundle', 'lint', 'typecheck', '--parallel=2'])],
  ['generated files', () => node('tools/bin/generate.mjs', '--check')],
  ['tests', () => runNx(['run-many', '-t', 'test', '--parallel=2'])],
];

ensureInstalled();
let passed = 0;
let failed = 0;
for (const [name, run] of checks) {
  process.stdout.write(`\n# ${name}\n`);
  if (run() === 0) passed++;
  else {
    failed++;
    process.stdout.write(`# ${name}: failed\n`);
  }
}
for (const folder of [...readdirSync(join(ROOT, 'packages')).map((name) => join('packages', name)), 'tools']) {
  const file = join(ROOT, folder, 'test-results/counts.json');
  if (!existsSync(file)) continue;
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  passed += counts.passed;
  failed += counts.failed;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
