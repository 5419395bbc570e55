// Packs every package and checks what would be published: that what it points to comes with it, that its modules can be
// imported and required, that compilers and bundlers find their way in it (publint, Are the types wrong?), that nothing of
// this machine is in it, and that the command line runs where nothing else is installed. Needs no network.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { checkPackage as checkTypes, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const folders = packageFolders().filter((folder) => manifestOf(folder).private !== true);
// Inside node_modules of the repository, so that packages of others are found there, but ours only as they were packed.
const unpackedTo = join(ROOT, 'node_modules/.cache/dipv-packed');
const installedTo = mkdtempSync(join(tmpdir(), 'dipv-packed-'));
const faults = [];

try {
  rmSync(unpackedTo, { recursive: true, force: true });
  for (const { name, filename } of pack()) {
    const folder = join(unpackedTo, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xzf', join(unpackedTo, filename), '-C', folder, '--strip-components=1']);
    await checkTypesOf(name, readFileSync(join(unpackedTo, filename)));
  }
  for (const folder of folders) {
    const { name } = manifestOf(folder);
    checkPackage(name);
    await lint(name);
  }
  checkCommandLine();
} finally {
  rmSync(unpackedTo, { recursive: true, force: true });
  rmSync(installedTo, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Packs them as `npm publish` would. */
function pack() {
  mkdirSync(unpackedTo, { recursive: true });
  const args = ['pack', '--json', '--silent', '--pack-destination', unpackedTo, ...folders.map((each) => `-w=${each}`)];
  return JSON.parse(npm(args, ROOT));
}

function npm(args, cwd) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
}

function checkPackage(name) {
  const folder = join(unpackedTo, 'node_modules', name);
  const { exports = {}, bin = {}, homepage, bugs, repository } = manifestOf(relative(ROOT, folder));
  if ([homepage, bugs, repository].includes(undefined)) faults.push(`${name} names no homepage, bugs or repository`);
  const named = [...Object.values(bin), ...Object.values(exports).flatMap(filesOf), 'LICENSE', 'README.md'];
  for (const file of named) if (!existsSync(join(folder, file))) faults.push(`${name} lacks ${file}, which it names`);
  for (const [path, target] of Object.entries(exports)) {
    if (target.default !== undefined) checkImport(join(name, path));
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'latin1');
    if (text.includes(ROOT)) faults.push(`${relative(folder, path)} of ${name} holds a path of this machine`);
    const [, map] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? [];
    if (map !== undefined)
      faults.push(`${relative(folder, path)} of ${name} refers to ${map}: nothing ships source maps`);
  }
  for (const file of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith('.d.ts'))) {
    const hidden = /['"](inversify|@inversifyjs|reflect-metadata)\b/.exec(readFileSync(join(folder, file), 'utf8'));
    // or whoever builds on the package needs the very same version of it
    if (hidden !== null) faults.push(`${name}/${file} shows ${hidden[1]}, which stays inside`);
  }
  for (const file of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith('.md'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) checkLink(folder, file, target, `${name}/${file}`);
    if (file === 'README.md') for (const path of pathsIn(text)) checkLink(folder, file, path, `${name}/${file}`);
  }
}

/** The files that an export leads users to; `@dipv/source` is for this repository. */
function filesOf(target) {
  if (typeof target === 'string') return [target];
  return Object.entries(target).flatMap(([condition, each]) => (condition === '@dipv/source' ? [] : filesOf(each)));
}

/** By `import` and, which Node can since 20.19, by `require`. */
function checkImport(specifier) {
  const named = JSON.stringify(specifier);
  const program = `await import(${named}); createRequire(join(process.cwd(), 'main.cjs'))(${named});`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createRequire } from 'module'; import { join } from 'path'; ${program}`,
    ],
    { cwd: unpackedTo, encoding: 'utf8' },
  );
  if (status !== 0) faults.push(`${specifier} cannot be imported and required as packed: ${stderr}`);
}

/** What compilers make of it: as node16, nodenext and bundlers resolve. */
async function checkTypesOf(name, tarball) {
  const { exports = {} } = manifestOf(relative(ROOT, join(unpackedTo, 'node_modules', name)));
  const entrypoints = Object.keys(exports).filter((path) => exports[path].default !== undefined);
  if (entrypoints.length === 0) return; // a program
  const { problems } = await checkTypes(createPackageFromTarballData(tarball), { entrypoints });
  for (const { kind, resolutionKind, entrypoint, moduleSpecifier } of problems) {
    // All that runs on Node 20.19 can require ES modules; node10 knows no "exports", and no Node as old as that is served.
    if (kind === 'CJSResolvesToESM' || resolutionKind === 'node10') continue;
    if (moduleSpecifier?.startsWith('#')) continue; // leads to another package, and only this one is looked at
    faults.push(
      `${name}: ${kind} ${entrypoint ?? ''} (${resolutionKind ?? ''}); see https://arethetypeswrong.github.io`,
    );
  }
}

async function lint(name) {
  const pkgDir = join(unpackedTo, 'node_modules', name);
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
  for (const message of messages) faults.push(`${name}: ${formatMessage(message, pkg, { color: false })}`);
}

/** A path to a file of the package, with or without an anchor. Addresses elsewhere are not looked up. */
function checkLink(folder, from, target, where) {
  if (/^[a-z]+:/.test(target)) return;
  const [path, anchor] = target.split('#');
  const file = path === '' ? join(folder, from) : resolve(folder, dirname(from), path);
  if (relative(folder, file).startsWith('..') || !existsSync(file)) {
    faults.push(`${where} points to ${target}, which is not in the package`);
  } else if (anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor)) {
    faults.push(`${where} points to ${target}, where there is no such heading`);
  }
}

/** As GitHub makes them of headings. */
function anchorsOf(markdown) {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Paths of files in a text that people read, such as `docs/guides/metadata.md#4-fo-metadata`. */
function pathsIn(text) {
  return [...text.matchAll(/(?<![\w/:.-])(?:\.{0,2}\/)?(?:[\w@.-]+\/)+[\w.-]+\.(?:md|json)(?:#[\w-]+)?/g)].map(
    ([path]) => path,
  );
}

/** Installs the packed command line by itself, and looks at all that it points to. */
function checkCommandLine() {
  const packed = join(unpackedTo, `dipv-${manifestOf('packages/cli').version}.tgz`);
  npm(['install', '--offline', '--no-audit', '--no-fund', '--silent', '--prefix', installedTo, packed], installedTo);
  writeFileSync(join(installedTo, 'map.json'), JSON.stringify({ name: 'map', legs: [{ fieldMappings: [] }] }));
  checkVersion();
  const homes = ['homepage', 'repository', 'bugs'].map((key) => JSON.stringify(manifestOf('packages/cli')[key] ?? ''));
  for (const args of [
    ['--help'],
    ['validate', '--help'],
    ['validate', 'map.json', '--fail-on', 'never', '--explain-not-checked'],
    ['rules', '-f', 'json'],
    ['explain', '1022'],
    ['init'],
  ]) {
    const command = `dipv ${args.join(' ')}`;
    const { status, stdout, stderr } = dipv(args);
    if (status !== 0) faults.push(`${command} ends with ${status}: ${stderr}`);
    const text = `${stdout}${stderr}`;
    for (const path of pathsIn(text)) checkLink(installedTo, '.', path, command);
    for (const [address, host] of text.matchAll(/https?:\/\/([^/\s"]+)[^\s"]*/g)) {
      const isKnown = host === 'learn.microsoft.com' || homes.some((home) => home.includes(address));
      if (!isKnown) faults.push(`${command} points to ${address}, which package.json does not name`);
    }
  }
  const configuration = readFileSync(join(installedTo, 'dipv.config.jsonc'), 'utf8');
  for (const [, path] of configuration.matchAll(/"\$schema": "(.+?)"/g)) checkLink(installedTo, '.', path, 'dipv init');
}

/** The bundle holds the version that the package had when it was built. */
function checkVersion() {
  const { version } = manifestOf('packages/cli');
  const { tool } = JSON.parse(dipv(['validate', 'map.json', '-f', 'json']).stdout);
  if (tool.version !== version) faults.push(`dipv ${version} was built as ${tool.version}: run npm run build`);
}

function dipv(args) {
  const program = join(installedTo, 'node_modules/dipv/bin/dipv.cjs');
  return spawnSync(process.execPath, [program, ...args], { cwd: installedTo, encoding: 'utf8' });
}
