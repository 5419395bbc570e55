import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { ROOT } from './root.mjs';
import { step } from './step.mjs';

const CLI = join(ROOT, 'packages/cli');
const SOURCES = ['packages', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.lib.json'];
/** What building, testing and packing leave behind. */
const MADE = new Set(['dist', 'out-tsc', 'coverage', 'test-results', 'node_modules', 'docs']);

/** Builds the command line as Nx does, but without it, and only where a source is newer. Ends the process if that fails. */
export async function buildCli() {
  if (isBuilt()) return;
  const { targets } = JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8')).nx;
  const env = { ...process.env, PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
  const command = `node ../../tools/bin/remove-stale.mjs && ${targets.build.command} && ${targets.bundle.command}`;
  const { ok, text } = await step(process.stderr, 'Building dipv', command, [], { cwd: CLI, env, shell: true });
  if (ok) return;
  process.stderr.write(text);
  process.exit(1);
}

function isBuilt() {
  const bundle = statSync(join(CLI, 'dist/cli.cjs'), { throwIfNoEntry: false });
  return bundle !== undefined && SOURCES.every((path) => newest(join(ROOT, path)) <= bundle.mtimeMs);
}

/** When a file, or the newest in a folder, was last changed. A folder of sources changes when one of them goes. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => !MADE.has(name));
  const own = path.split(sep).includes('src') ? stat.mtimeMs : 0;
  return Math.max(own, ...names.map((name) => newest(join(path, name))));
}
