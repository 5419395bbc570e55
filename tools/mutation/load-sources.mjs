import { existsSync, readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';

/** TypeScript of the workspace in `root`, its packages by their sources; `load` gives a `require` that knows none of them yet. */
export function sourcesOf(root) {
  const require = createRequire(join(root, 'package.json'));
  const [, swc] = Object.values(require('./jest.preset.js').transform)[0];
  const compiled = new Map();
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    const own = sourceOf(root, request, parent?.filename);
    return own ?? resolveFilename.call(this, request, parent, ...rest);
  };
  Module._extensions['.ts'] = (module, filename) => {
    if (!compiled.has(filename))
      compiled.set(filename, transformSync(readFileSync(filename, 'utf8'), { ...swc, filename }).code);
    module._compile(compiled.get(filename), filename);
  };
  require('reflect-metadata');
  return {
    load() {
      for (const filename of compiled.keys()) delete require.cache[filename];
      return createRequire(join(root, 'package.json'));
    },
  };
}

/** node_modules links to the packages themselves, not to their copy with the faults. */
function sourceOf(root, request, from) {
  const [, name] = /^@dipv\/([^/]+)$/.exec(request) ?? [];
  if (name !== undefined) return join(root, 'packages', name, 'src/index.ts');
  if (from === undefined || !/^\..*\.js$/.test(request)) return null;
  const path = resolve(dirname(from), request).replace(/js$/, 'ts');
  return existsSync(path) ? path : null;
}
