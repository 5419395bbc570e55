import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { exports } from 'resolve.exports';

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
    if (code === 'MODULE_NOT_FOUND') throw new Error(notFound(specifier, from, require), { cause: error });
    const file = code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? resolveImportOnly(specifier, require) : null;
    if (file === null) throw error;
    if (!existsSync(file))
      throw new Error(`its package exports ${file}, which is not there: was it built?`, { cause: error });
    return file;
  }
}

function notFound(specifier: string, from: string, require: NodeJS.Require): string {
  if (/^\.{0,2}[\\/]|^[A-Za-z]:/.test(specifier)) return `there is no such file, seen from ${from}`;
  const manifest = manifestOf(specifier, require);
  return manifest === null
    ? `no package of this name is installed where ${from} would find it; a path starts with ./`
    : `the package is there, and the file that ${manifest} names for it is not: was it built?`;
}

/** Packages may export themselves to `import` alone, which `require.resolve` does not see. */
function resolveImportOnly(specifier: string, require: NodeJS.Require): string | null {
  const manifest = manifestOf(specifier, require);
  if (manifest === null) return null;
  const [target] = targetsOf(JSON.parse(readFileSync(manifest, 'utf8')), specifier);
  return target === undefined ? null : join(dirname(manifest), target);
}

/** That of the package that is meant; `null`: it is not installed. */
function manifestOf(specifier: string, require: NodeJS.Require): string | null {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const manifests = (require.resolve.paths(specifier) ?? []).map((folder) => join(folder, name, 'package.json'));
  return manifests.find((manifest) => existsSync(manifest)) ?? null;
}

/** None where the package exports no such thing, which the library tells by an error. */
function targetsOf(manifest: unknown, specifier: string): readonly string[] {
  try {
    return exports(manifest, specifier) ?? [];
  } catch {
    return [];
  }
}
