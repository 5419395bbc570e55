import { existsSync, readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';

/** Makes a function that loads TypeScript of the workspace in `root`, its packages by their sources. */
export function loadSources(root) {
  const require = createRequire(join(root, 'package.json'));
  const [, swc] = Object.values(require('./jest.config.cjs').transform)[0];
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    const own = sourceOf(root, request, parent?.filename);
    return own ?? resolveFilename.call(this, request, parent, ...rest);
  };
  Module._extensions['.ts'] = (module, filename) =>
    module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swc, filename }).code, filename);
  require('reflect-metadata');
  return require;
}

/** node_modules links to the packages themselves, not to their copy with the faults. */
function sourceOf(root, request, from) {
  const [, name] = /^@dipv\/([^/]+)$/.exec(request) ?? [];
  if (name !== undefined) return join(root, 'packages', name, 'src/index.ts');
  if (from === undefined || !/^\..*\.js$/.test(request)) return null;
  const path = resolve(dirname(from), request).replace(/js$/, 'ts');
  return existsSync(path) ? path : null;
}
