// Makes dist/cli.cjs, the whole program in one file, and beside it V8's code cache for bin/dipv.cjs.
// It bundles tsc's output, not the TypeScript source: esbuild emits no decorator metadata.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { cyclonedxEsbuildPlugin } from '@cyclonedx/cyclonedx-esbuild';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const bundle = resolve('dist/cli.cjs');

/** Parts of Node that a run may need and most runs do not; to load them all takes as long as the run itself. */
const LAZY_BUILTINS = /^(?:node:)?(?:child_process|crypto|perf_hooks|stream\/consumers|v8|worker_threads|zlib)$/;

/** Loads these parts of Node when one of their functions is used, instead of when the program starts. */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: LAZY_BUILTINS }, ({ path, namespace }) =>
      namespace === 'lazy-builtin' ? { path, external: true } : { path, namespace: 'lazy-builtin' },
    );
    onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => {
      const names = Object.keys(createRequire(import.meta.url)(path)).map((name) => JSON.stringify(name));
      const getters = names.map((name) => `get [${name}]() { return loaded()[${name}]; }`);
      const loaded = `let part; const loaded = () => (part ??= require(${JSON.stringify(path)}));`;
      return { contents: `${loaded} module.exports = { ${getters.join(', ')} };` };
    });
  },
};

/** Code that V8 takes from its cache cannot call import(), which configurations and plugins need: that stays a file
 * beside the bundle. */
const importFile = {
  name: 'import-file',
  setup({ onResolve }) {
    onResolve({ filter: /\/import-file\.cjs$/ }, ({ path, resolveDir }) => {
      copyFileSync(resolve(resolveDir, path), 'dist/import-file.cjs');
      return { path: './import-file.cjs', external: true };
    });
  },
};

/** Every package inside, in CycloneDX. */
const sbom = cyclonedxEsbuildPlugin({ outputFile: 'sbom.cdx.json', outputReproducible: true, logLevel: 'silent' });

const { metafile } = await build({
  entryPoints: ['dist/bin.js'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'ascii', // so that bin/dipv.cjs can read it as Latin-1, which is faster
  supported: { 'template-literal': false }, // a tagged template cannot be written in ASCII
  // Names stay: to give short ones their names back while running would take a call for each closure that is made.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  conditions: [], // not "module": what packages keep for bundlers of others is second hand
  // A library asks where it is; in CommonJS that has another name.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: {
    DIPV_VERSION: JSON.stringify(version),
    DIPV_PACKAGES: JSON.stringify(packages()),
    'import.meta.url': 'importMetaUrl',
  },
  plugins: [lazyBuiltins, importFile, sbom],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(bundle, withEscapes(readFileSync(bundle, 'utf8')));
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesOf(Object.keys(metafile.inputs)));
await writeCodeCache();

/** Version and owner of each package that may be inside, by name: their manifests do not come along. */
function packages() {
  const manifests = readdirSync('..').map((folder) => JSON.parse(readFileSync(`../${folder}/package.json`, 'utf8')));
  const entries = manifests.map(({ name, version, author }) => [name, { version, owner: author }]);
  return Object.fromEntries(entries);
}

/** The cache is made after a small run, so that it holds the functions that every run needs. */
async function writeCodeCache() {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-'));
  const map = join(folder, 'map.json');
  writeFileSync(
    map,
    JSON.stringify({ name: 'warm-up', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: 'b' }] }] }),
  );
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'latin1')}\n})`;
  const script = new Script(source, { filename: 'dipv' }); // the cache holds this name, which must not be a path of ours
  process.argv = [process.argv[0], bundle, 'validate', map, '--format', `json:${join(folder, 'report.json')}`];
  const module = { exports: {} };
  const { exit } = process;
  await new Promise((ended) => {
    process.exit = ended; // the program ends its process when it is done
    script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, resolve('dist'));
  });
  process.exit = exit;
  for (const name of readdirSync('dist')) if (name.endsWith('.cache')) rmSync(join('dist', name));
  const data = script.createCachedData();
  writeFileSync(`dist/cli-${process.version}-${process.arch}.cache`, Buffer.concat([checksums(data), data]));
  rmSync(folder, { recursive: true });
  if (process.exitCode !== 0) throw new Error(`the bundle ended with exit code ${process.exitCode}`);
}

/** What esbuild leaves as it is with `charset: ascii` stands in regular expressions, which take the same escapes as texts. */
function withEscapes(text) {
  return text.replace(/[\u0080-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** By which bin/dipv.cjs sees that the cache is whole and made of this bundle. Eight bytes, so that what follows is aligned. */
function checksums(data) {
  const sums = Buffer.alloc(8);
  sums.writeUInt32LE(crc32(readFileSync(bundle)), 0);
  sums.writeUInt32LE(crc32(data), 4);
  return sums;
}
