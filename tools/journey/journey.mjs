// npm run journey: what a stranger does, outside of this repository and with a registry on loopback: makes a package of rules,
// publishes it, installs dipv with it, tests under each runner, composes and bundles a validator by the guides, checks
// maps in an Nx workspace, and runs the task of Azure Pipelines. Needs the npm registry for what is not ours; ends with 75
// where that cannot be reached.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolders } from '../bin/package-folders.mjs';
import { ROOT } from '../bin/root.mjs';
import { tryAzureTask } from './azure-task.mjs';
import { tryContracts, tryTooOld } from './contracts.mjs';
import { follow, followNamed } from './guide.mjs';
import { tryNxWorkspace } from './nx-workspace.mjs';
import { startRegistry } from './registry.mjs';
import { tryRunners } from './runners.mjs';
import { must, say, shown, together } from './shown.mjs';

const UNREACHABLE = 75;
/** The last that runs on every Node that dipv does. */
const PNPM = '10.34.8';
/** From nothing to the first green test, on a busy machine. */
const MOST_SECONDS = 120;
const MAP = `{
  "name": "notes",
  "legs": [{
    "sourceSchema": "Customers V3",
    "destinationSchema": "accounts",
    "fieldMappings": [{ "sourceField": "Remarks", "destinationField": "contoso_note" }]
  }]
}
`;
const start = performance.now();
const home = mkdtempSync(join(tmpdir(), 'dipv-journey-'));
let registry = null;
try {
  if (await isReachable()) {
    registry = await startRegistry();
    await walk(registry.env);
    process.stdout.write(`\nArrived after ${Math.round((performance.now() - start) / 1000)} s.\n`);
  } else {
    process.stdout.write('The npm registry cannot be reached.\n');
    process.exitCode = UNREACHABLE;
  }
} catch (error) {
  process.stdout.write(`\n${error.message}\n`);
  process.exitCode = 1;
} finally {
  registry?.stop();
  rmSync(home, { recursive: true, force: true });
}

async function walk(env) {
  title('All packages are published');
  const folders = packageFolders().filter((path) => manifestOf(path).private !== true);
  // as users get them: what `npm pack` would write
  await shown('npm', ['publish', '--silent', ...folders.map((path) => `-w=${path}`)], { cwd: ROOT, env });

  // by itself, since it tells how long that takes
  title('A package of rules is made, and tested');
  const plugin = await makePlugin(folder('strangers'), env);

  await together(
    () => ownRules(plugin, env),
    () => composed(env),
    async () => {
      title('A rule package is tested under each runner');
      await tryRunners(folder('runners'), env);
      title('A package of rules in JavaScript is written by its guide');
      const page = join(ROOT, 'docs/guides/own-a-rule-package.md');
      await followNamed(page, folder('by-hand'), env, ['npm install --no-audit --no-fund']);
      title('An Nx workspace checks again what has changed');
      await tryNxWorkspace(folder('workspace'), env);
      title('The task of Azure Pipelines is packed, and run');
      await tryAzureTask(folder('azure-task'), env);
    },
  );
}

/** Gives its folder. */
async function makePlugin(strangers, env) {
  const create = ['acme-rules', '--', '--name', '@acme/dipv-rules', '--code', 'ACME0001'];
  const begun = performance.now();
  await shown('npm', ['create', '--yes', 'dipv-plugin', ...create], { cwd: strangers, env });
  const plugin = join(strangers, 'acme-rules');
  const created = performance.now();
  await shown('npm', ['install', '--no-audit', '--no-fund'], { cwd: plugin, env });
  const installed = performance.now();
  await shown('npm', ['test'], { cwd: plugin, env });
  tellTime(begun, created, installed, performance.now());
  return plugin;
}

async function ownRules(plugin, env) {
  title('Every rule package holds with the oldest core that it claims, and with the newest');
  await tryContracts(folder('contracts'), env);
  title('A rule package that claims too old a core is found');
  await tryTooOld(folder('too-old'), env);

  title('A rule is written, and the package published');
  writeRule(plugin);
  await shown('npm', ['install', '--no-audit', '--no-fund', 'zod@^4.2.0'], { cwd: plugin, env });
  giveOptions(plugin);
  await shown('npm', ['publish', '--access', 'public'], { cwd: plugin, env }); // tests it first

  title('dipv is installed with the package by its name');
  const user = folder('user');
  writeFileSync(join(user, 'package.json'), '{ "private": true }');
  writeFileSync(join(user, 'dipv.config.jsonc'), '{ "plugins": ["@acme/dipv-rules"] }');
  writeFileSync(join(user, 'map.json'), MAP);
  await shown('npm', ['install', '--no-audit', '--no-fund', 'dipv', '@acme/dipv-rules'], { cwd: user, env });
  const report = await shown('npx', ['dipv', 'validate', 'map.json'], { cwd: user, env, expect: 1 });
  must(report, 'ACME0001', 'Remarks are mapped');
  const config =
    '{\n  "plugins": ["@acme/dipv-rules"],\n  "rules": { "ACME0001": ["warning", { "feild": "notes" }] }\n}\n';
  writeFileSync(join(user, 'dipv.config.jsonc'), config);
  const refusal = await shown('npx', ['dipv', 'validate', 'map.json'], { cwd: user, env, expect: 2 });
  must(refusal, 'dipv.config.jsonc:3', 'ACME0001', 'feild');
}

async function composed(env) {
  title('A validator is composed with pnpm, extended and bundled by the guides');
  const install = `npx --yes pnpm@${PNPM} install --silent --store-dir=${env.npm_config_cache}/pnpm`;
  const pnpm = new Map([['npm install --no-audit --no-fund', install]]);
  const where = folder('composed');
  for (const guide of ['compose-a-validator.md', 'add-an-input.md', 'add-an-output-format.md', 'bundle-it.md']) {
    await follow(guide, where, env, pnpm);
  }
}

function tellTime(begun, created, installed, tested) {
  const [all, creating, installing, testing] = [
    tested - begun,
    created - begun,
    installed - created,
    tested - installed,
  ].map((time) => Math.round(time / 100) / 10);
  const parts = `writing it, with npm create, ${creating} s, building and testing it ${testing} s; installing packages took ${installing} s`;
  const ours = Math.round((creating + testing) * 10) / 10;
  say(`\nFrom nothing to the first green test: ${all} s, of which ours are ${ours} s: ${parts}.\n`);
  if (all > MOST_SECONDS) throw new Error(`That is more than ${MOST_SECONDS} s.`);
}

/** Completes the rule as its author would: a field called EDIT becomes one called Remarks. */
function writeRule(plugin) {
  for (const kind of ['', '.examples']) {
    const file = join(plugin, `src/rules/ACME0001-missing-something${kind}.ts`);
    const text = readFileSync(file, 'utf8')
      .replaceAll('A field called EDIT is', 'Remarks are')
      .replaceAll('a field called EDIT', 'remarks')
      .replaceAll('EDIT <>', 'Remarks <>')
      .replaceAll("'edit'", "'remarks'")
      .replaceAll('EDIT: ', '');
    if (text.includes("'edit'")) throw new Error(`${file} is not as it was`);
    writeFileSync(file, text);
  }
}

/** Lets a configuration say which field is meant. */
function giveOptions(plugin) {
  const examples = join(plugin, 'src/rules/ACME0001-missing-something.examples.ts');
  const other =
    "  passes: [{ name: 'notes are meant', options: { field: 'notes' }, mappings: ['Remarks <> accountnumber'] }, ";
  writeFileSync(examples, readFileSync(examples, 'utf8').replace('  passes: [', other));
  const file = join(plugin, 'src/rules/ACME0001-missing-something.ts');
  const text = readFileSync(file, 'utf8')
    .replace('\n/**', "import * as z from 'zod';\n\nconst schema = z.strictObject({ field: z.string() });\n\n/**")
    .replace('  check({ leg, ', "  options: { schema, defaults: { field: 'remarks' } },\n  check({ leg, options, ")
    .replace("'remarks')", 'foldName(options.field))');
  writeFileSync(file, text);
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
}

function folder(name) {
  const path = join(home, name);
  mkdirSync(path);
  return path;
}

function title(text) {
  say(`\n## ${text} (after ${Math.round((performance.now() - start) / 1000)} s)\n`);
}

async function isReachable() {
  try {
    const answer = await fetch('https://registry.npmjs.org/-/ping', { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer(); // or the connection stays open
    return answer.ok;
  } catch {
    return false;
  }
}
