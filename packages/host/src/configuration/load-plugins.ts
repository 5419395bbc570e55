import type { Module } from '@dipv/core';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFile } from '../../import-file.cjs';
import { openStreams } from '../output/streams.js';
import type { PluginReference } from './layer.js';
import { factsOfPackage, manifestAbove } from './package-facts.js';
import { expectFaultsOf, waitFor } from './plugin-faults.js';
import { isWithin, reloadQuery } from './reload.js';
import { resolveModule } from './resolve-module.js';
import { UsageError } from '../options/usage-error.js';

export interface Plugins {
  readonly modules: readonly Module[];
  /** Where their code lies, for watching. */
  readonly folders: readonly string[];
}

/**
 * Runs the plugins, each once.
 * @throws UsageError that names the plugin and what is wrong with it
 */
export async function loadPlugins(references: readonly PluginReference[], cwd: string): Promise<Plugins> {
  openStreams();
  // Stdout is for data: what a plugin logs goes where notes go.
  console.log = console.info = console.debug = console.error;
  const files = new Map<string, PluginReference>();
  for (const reference of references) {
    const file = fileNamed(reference);
    if (!files.has(file)) files.set(file, reference);
  }
  expectFaultsOf([...files].map(([file, reference]) => ({ file, label: labelOf(reference) })));
  const modules = new Map<Module, Module>();
  for (const [file, reference] of files) {
    const waited = waitFor(labelOf(reference));
    const module = moduleOf(await exportsOf(file, reference), reference);
    waited();
    if (bringsNothing(module))
      throw fault(reference, `brings nothing along: give its module ${LISTS.join(', ')}, any of them.`);
    if (!modules.has(module))
      modules.set(module, { ...factsOfPackage(module.name, file), ...module, origin: labelOf(reference) });
  }
  return {
    modules: [...modules.values()],
    folders: [...new Set([...files.keys()].map((file) => folderOf(file, cwd)))],
  };
}

/** That of its package; of a plugin in the workspace itself, its own folder. */
function folderOf(file: string, cwd: string): string {
  const manifest = manifestAbove(file);
  return manifest === null || isWithin(dirname(manifest), join(cwd, 'any')) ? dirname(file) : dirname(manifest);
}

function moduleOf(exported: Readonly<Record<string, unknown>>, reference: PluginReference): Module {
  const { default: main, module } = exported;
  // Of a CommonJS plugin, the default export is everything that it exports.
  const inner = typeof main === 'object' && main !== null ? Object.values(main) : [];
  const chosen = [main, module].find(isModule);
  if (chosen !== undefined) return chosen;
  const all = [...new Set([...Object.values(exported), ...inner].filter(isModule))];
  const [only, ...others] = all;
  if (only === undefined) {
    if ([main, module, ...Object.values(exported), ...inner].some(isUnversioned)) {
      throw fault(
        reference,
        'exports a module that does not say for which version of the contract it is written: give it `apiVersion: 1`.',
      );
    }
    throw fault(reference, 'exports no module: let it export one by default, as @dipv/core’s defineModule makes it.');
  }
  if (others.length > 0) {
    throw fault(reference, `exports ${all.length} modules: let it export the one to load by default.`);
  }
  return only;
}

/** By its shape, since a plugin may come with a copy of core of its own, or with none. */
function isModule(value: unknown): value is Module {
  return typeof value === 'object' && value !== null && 'apiVersion' in value;
}

const LISTS = ['rules', 'readers', 'formats', 'services'] as const;

function isUnversioned(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && LISTS.some((list) => list in value);
}

/** Of modules that a program is composed of that is nobody's fault, and of a plugin surely one. */
function bringsNothing(module: Module): boolean {
  return LISTS.every(
    (list) => module[list] === undefined || (Array.isArray(module[list]) && module[list].length === 0),
  );
}

function fileNamed(reference: PluginReference): string {
  try {
    return resolveModule(reference.specifier, reference.from);
  } catch (error) {
    throw fault(reference, `is not to be found: ${messageOf(error)}`);
  }
}

async function exportsOf(file: string, reference: PluginReference): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await importFile(file, reloadQuery());
  } catch (error) {
    throw fault(
      reference,
      `cannot be loaded: ${whyNotTypeScript(error) ?? `${messageOf(error)}${placeOf(error, file)}${mendOf(error)}`}`,
      error,
    );
  }
}

/** What Node does not do with TypeScript, and what to do instead; `null`: it is something else that went wrong. */
function whyNotTypeScript(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code, message } = error;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /"\.[cm]?ts"/.test(message)) {
    return `it is TypeScript, which Node ${process.versions.node} does not load: use Node 22.18 or newer, or compile it and name the JavaScript`;
  }
  if (code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING') {
    return 'it is TypeScript, which Node does not load from node_modules: its package has to bring JavaScript along';
  }
  const [, file = '', from = ''] =
    code === 'ERR_MODULE_NOT_FOUND' ? (/'([^']+)\.js' imported from ([^']+\.ts)/.exec(message) ?? []) : [];
  if (file === '' || !existsSync(`${file}.ts`)) return null;
  return `${from} imports ${basename(file)}.js, and there is ${basename(file)}.ts: Node wants imports to name files as they are`;
}

/** What to do about TypeScript that Node would have to compile; empty for any other fault. */
function mendOf(error: unknown): string {
  const isToCompile = error instanceof Error && 'code' in error && error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
  return isToCompile ? ': write what can be erased, or compile it and name the JavaScript' : '';
}

/** Where a file is no JavaScript, which the message does not say; empty for any other fault. */
function placeOf(error: unknown, plugin: string): string {
  if (!(error instanceof SyntaxError)) return '';
  const { stack = '' } = error;
  // Of an ES module only a process that it ends is told the place. Nothing in it has run, nor does it there.
  const isTold = !stack.includes('compileSourceTextModule');
  const told = isTold ? stack : spawnSync(process.execPath, [plugin], { encoding: 'utf8', timeout: 10_000 }).stderr;
  const [, path = '', line = ''] = /^(.+):(\d+)$/m.exec(told.split('\n', 1)[0] ?? '') ?? [];
  return path === '' ? '' : ` (${path.startsWith('file:') ? fileURLToPath(path) : path}:${line})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function labelOf({ specifier, place }: PluginReference): string {
  return `${place}: plugin ${JSON.stringify(specifier)}`;
}

function fault(reference: PluginReference, reason: string, cause?: unknown): UsageError {
  return new UsageError(`${labelOf(reference)} ${reason}`, { cause });
}
