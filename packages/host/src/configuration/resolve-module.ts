import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The file that a path or an npm name stands for, seen from another file.
 * @param from absolute path of that file
 * @throws Error whose message says why there is none
 */
export function resolveModule(specifier: string, from: string): string {
  const require = createRequire(from);
  try {
    return require.resolve(specifier);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'MODULE_NOT_FOUND') throw new Error(notFound(specifier, from), { cause: error });
    const file = code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? resolveImportOnly(specifier, require) : null;
    if (file === null) throw error;
    return file;
  }
}

function notFound(specifier: string, from: string): string {
  return /^\.{0,2}[\\/]|^[A-Za-z]:/.test(specifier)
    ? `there is no such file, seen from ${from}`
    : `no package of this name is installed where ${from} would find it; a path starts with ./`;
}

/** Packages may export themselves to `import` alone, which `require.resolve` does not see. */
function resolveImportOnly(specifier: string, require: NodeJS.Require): string | null {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? [];
  for (const folder of require.resolve.paths(specifier) ?? []) {
    const manifest = readManifest(join(folder, name, 'package.json'));
    if (manifest === null) continue;
    const target = importTarget(isObject(manifest.exports) ? manifest.exports : {}, `.${subpath}`);
    return target === null ? null : join(folder, name, target);
  }
  return null;
}

function readManifest(path: string): { readonly exports?: unknown } | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(manifest) ? manifest : {};
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Without patterns (`./*`): a plugin has one entry. */
function importTarget(exports: Readonly<Record<string, unknown>>, subpath: string): string | null {
  if (Object.hasOwn(exports, subpath)) return firstTarget(exports[subpath]);
  return subpath === '.' ? firstTarget(exports) : null;
}

function firstTarget(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return null;
  for (const [condition, target] of Object.entries(value)) {
    if (condition !== 'import' && condition !== 'node' && condition !== 'default') continue;
    const found = firstTarget(target);
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
