import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  for (const folder of require.resolve.paths(specifier) ?? []) {
    const manifest = join(folder, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const [target] = targetsOf(JSON.parse(readFileSync(manifest, 'utf8')), specifier);
    return target === undefined ? null : join(folder, name, target);
  }
  return null;
}

/** None where the package exports no such thing, which the library tells by an error. */
function targetsOf(manifest: unknown, specifier: string): readonly string[] {
  try {
    return exports(manifest, specifier) ?? [];
  } catch {
    return [];
  }
}
