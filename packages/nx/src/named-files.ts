import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'jsonc-parser';

/** What a configuration names, for Nx. */
export interface Named {
  /** Inputs outside its folder: files, folders and patterns, as `{workspaceRoot}/…`. */
  readonly files: readonly string[];
  /** npm packages: plugins, and configurations that it builds on. */
  readonly packages: readonly string[];
  /** Reports that it writes, as `{projectRoot}/…` or `{workspaceRoot}/…`. */
  readonly outputs: readonly string[];
}

/** Reads what decides about a run out of a configuration in JSON, and those that it builds on; a program is not run. */
export function named(file: string, workspaceRoot: string): Named {
  const files = new Set<string>();
  const packages = new Set<string>();
  const outputs = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const settings = settingsIn(join(workspaceRoot, path));
    const folder = posix.dirname(path);
    const inRoot = (text: string): string => posix.normalize(posix.join(folder, text));
    for (const setting of ['metadata', 'connectionSet', 'integrationKeys']) {
      for (const text of textsIn(settings[setting])) files.add(inputOf(inRoot(text), workspaceRoot));
    }
    for (const text of [...textsIn(settings['plugins']), ...textsIn(settings['extends'])]) {
      if (text.startsWith('dipv:')) continue;
      if (!isPath(text)) packages.add(packageOf(text));
      else files.add(inputOf(inRoot(text), workspaceRoot));
    }
    for (const text of textsIn(settings['extends'])) if (isPath(text) && /\.jsonc?$/.test(text)) visit(inRoot(text));
    for (const text of textsIn(settings['formats'])) {
      const [, output] = /^[^:]+:(.+)$/.exec(text) ?? [];
      if (output !== undefined) outputs.add(outputOf(inRoot(output), posix.dirname(file)));
    }
  };
  visit(file);
  return { files: [...files], packages: [...packages], outputs: [...outputs] };
}

/** Without faults: dipv tells of them, when the target runs. */
function settingsIn(path: string): Readonly<Record<string, unknown>> {
  if (!/\.jsonc?$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return {};
  const value: unknown = parse(readFileSync(path, 'utf8'), [], { allowTrailingComma: true });
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textsIn(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

/** As dipv tells them apart: a path starts with `./`, `../` or `/`. */
function isPath(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier);
}

/** `@acme/dipv-rules/strict` belongs to `@acme/dipv-rules`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Nx leaves files out of its hashes by the first form alone. */
function outputOf(path: string, folder: string): string {
  const own = posix.relative(folder, path);
  return own.startsWith('../') ? `{workspaceRoot}/${path}` : `{projectRoot}/${own}`;
}

function inputOf(path: string, workspaceRoot: string): string {
  const isFolder = statSync(join(workspaceRoot, path), { throwIfNoEntry: false })?.isDirectory() === true;
  return `{workspaceRoot}/${path}${isFolder ? '/**/*' : ''}`;
}
