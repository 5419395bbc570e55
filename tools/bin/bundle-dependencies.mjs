// Run in the folder of a package: writes, for those who bundle it, what its manifest imports by names of its own
// (`"imports": { "#yauzl": { "module": "./bundled/yauzl.js" … } }`) as ES modules. As they come, these packages ask for
// parts of Node by `require`, or for each other in ways that only Node follows: a bundle of them breaks when it starts.
// Bundlers follow "module"; Node itself takes the packages as they are.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

// By its address: the command line must not seem to be built before what it is built of.
const { noticesOf } = await import(new URL('../../packages/cli/notices.mjs', import.meta.url));
const FOLDER = 'bundled';
const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
const require = createRequire(resolve('package.json'));

const entries = {
  name: 'entries',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }));
    onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({ contents: exportsOf(path), resolveDir: '.' }));
    // Its ES module calls createRequire, which a bundle in CommonJS cannot.
    onResolve({ filter: /^(?:tinyglobby|fdir)$/ }, ({ path }) => ({ path: require.resolve(path) }));
  },
};

/** Parts of Node without `require`, which a bundle that is an ES module does not have. */
const builtins = {
  name: 'builtins',
  setup({ onLoad, onResolve }) {
    const filter = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

rmSync(FOLDER, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: Object.values(imports).map((target) => ({
    in: `entry:${target.default}`,
    out: basename(target.module, '.js'),
  })),
  outdir: FOLDER,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  plugins: [entries, builtins],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(`${FOLDER}/THIRD-PARTY-NOTICES.txt`, noticesOf(Object.keys(metafile.inputs)));

/** What Node exports of it: of a function that function, else all by name. */
function exportsOf(name) {
  const exported = require(name);
  const from = `from ${JSON.stringify(name)};`;
  if (typeof exported === 'function') return `export { default } ${from}`;
  const names = Object.keys(exported).filter((each) => each !== 'default');
  return `export { ${names.join(', ')} } ${from}`;
}
