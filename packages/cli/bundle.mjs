// Makes dist/cli.cjs, the whole program in one file, and beside it V8's code cache for bin/dipv.cjs.
// It bundles tsc's output, not the TypeScript source: esbuild emits no decorator metadata.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { cyclonedxEsbuildPlugin } from '@cyclonedx/cyclonedx-esbuild';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const DIST = resolve('dist');
const bundle = join(DIST, 'cli.cjs');

/** What is loaded when it is used, and every small run uses. */
const COMMON =
  /\/host\/dist\/(?:configuration\/build-validator|commands\/validate)\.js$|\/reporter\/dist\/(?:json|pretty)\/\w+-format\.js$/;

/** Parts of Node that a run may need and most runs do not; to load them all takes as long as the run itself. */
const LAZY_BUILTINS =
  /^(?:node:)?(?:child_process|crypto|fs\/promises|os|perf_hooks|stream\/consumers|timers\/promises|url|util|v8|zlib)$/;

/** Modules that nothing but functions are exported from, of which most small runs call none: each is a part that the first call loads. */
const LAZY_MODULES = new Map(
  Object.entries({
    'parse-filter': '../rules-field-mapping/dist/odata-filter/parse-filter.js',
    'apply-edits': '../formats/dist/fix/apply-edits.js',
    'read-texts': '../formats/dist/fix/read-texts.js',
    'write-edits': '../formats/dist/fix/write-edits.js',
    'read-xml': '../formats/dist/xml/read.js',
    'snapshot-shape': '../formats/dist/snapshot/shape.js',
    'take-snapshot': '../formats/dist/snapshot/take.js',
    'write-snapshot': '../formats/dist/snapshot/write.js',
    'near-files': '../formats/dist/input/near/files.js',
    'near-json': '../formats/dist/input/near/json.js',
    'zod-mini': '../../node_modules/zod/mini/index.js',
    inversify: '../../node_modules/inversify/lib/index.js',
    'jsonc-parser': '../../node_modules/jsonc-parser/lib/esm/main.js',
  }).map(([name, path]) => [resolve(path), `part-${name}`]),
);

/** Of a package whose file for bundlers Node itself cannot load. */
const IMPORTED_AS = new Map([[resolve('../../node_modules/jsonc-parser/lib/esm/main.js'), 'jsonc-parser']]);

/** Functions that load what they are of when they are called: parts of Node, and of the program. */
const lazy = {
  name: 'lazy',
  setup({ onLoad, onResolve, resolve: resolved }) {
    onResolve({ filter: LAZY_BUILTINS }, ({ path, namespace }) =>
      namespace === 'lazy' ? { path, external: true } : { path, namespace: 'lazy', sideEffects: false },
    );
    onResolve({ filter: /^#?[\w@./-]+$/ }, async ({ path, kind, pluginData, ...rest }) => {
      if (kind !== 'import-statement' || pluginData === SEEN) return null;
      const { path: file, errors } = await resolved(path, { kind, ...rest, pluginData: SEEN });
      if (errors.length > 0 || !LAZY_MODULES.has(file)) return null;
      return { path: LAZY_MODULES.get(file), namespace: 'lazy', sideEffects: false, pluginData: file };
    });
    onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path, pluginData: file }) => {
      const isPart = file !== undefined;
      const exported = isPart ? await import(IMPORTED_AS.get(file) ?? file) : createRequire(import.meta.url)(path);
      const loads = isPart ? `(part ??= require('./${path}.cjs'))` : `require('${path}')`;
      const stubs = Object.entries(exported).map(([name, value]) => stubOf(name, value, loads));
      return { contents: [isPart ? 'let part;' : '', ...stubs].join('\n'), resolveDir: DIST };
    });
    onResolve({ filter: /^\.\/part-[\w-]+\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** What was looked up by the plugin itself. */
const SEEN = 'seen';

function stubOf(name, value, loads) {
  if (!/^[A-Za-z]\w*$/.test(name) || name === 'default') return '';
  const own = `lazy_${name}`; // what is exported may be called as no function can be, such as `null`
  const exported = `export { ${own} as ${name} };`;
  const found = `${loads}.${name}`;
  if (typeof value === 'object' && value !== null) {
    // its methods know their own object alone
    const get = `(_, key) => typeof ${found}[key] === 'function' ? ${found}[key].bind(${found}) : ${found}[key]`;
    return `const ${own} = /* @__PURE__ */ new Proxy({}, { get: ${get} });\n${exported}`;
  }
  if (typeof value !== 'function') return `const ${own} = /* @__PURE__ */ (() => ${found})();\n${exported}`;
  // a class, which begins with a capital letter everywhere
  const call = /^[A-Z]/.test(name) ? `new (${found})(...args)` : `${found}(...args)`;
  const stub = `function ${own}(...args) { return ${call}; }\n${exported}`;
  if (value[promisify.custom] === undefined) return stub;
  const custom = "Symbol.for('nodejs.util.promisify.custom')"; // execFile gives both of its outputs so
  return `${stub}\nObject.defineProperty(${own}, ${custom}, { get: () => ${found}[${custom}] });`;
}

/** Code that V8 takes from its cache cannot call import(), which configurations and plugins need: that stays a file
 * beside the bundle. */
const importFile = {
  name: 'import-file',
  setup({ onResolve }) {
    onResolve({ filter: /\/import-file\.cjs$/ }, ({ path, resolveDir }) => {
      if (resolveDir !== DIST) copyFileSync(resolve(resolveDir, path), join(DIST, 'import-file.cjs'));
      return { path: './import-file.cjs', external: true };
    });
  },
};

/** Every package inside, in CycloneDX. */
const sbom = cyclonedxEsbuildPlugin({ outputFile: 'sbom.cdx.json', outputReproducible: true, logLevel: 'silent' });

const SETTINGS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'ascii', // so that bin/dipv.cjs can read it as Latin-1, which is faster
  supported: { 'template-literal': false }, // a tagged template cannot be written in ASCII
  // Names stay: to give them back to each function takes longer than to read them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const parts = await split();
const { metafile } = parts;
removeOld();
const main = await writeMain(parts);
await Promise.all(parts.rest.map((part) => writePart(part, main)));
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesOf(Object.keys(metafile.inputs)));
await writeCodeCache();

/** The program in parts, as they are imported: those that every run needs, and those that a run asks for. */
async function split() {
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    entryPoints: { bin: 'dist/bin.js', ...Object.fromEntries([...LAZY_MODULES].map(([path, name]) => [name, path])) },
    outdir: 'dist',
    chunkNames: 'part-[name]-[hash]',
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    // Its folder for Node says that it is a package of its own, which the list of packages would hold.
    alias: {
      'write-excel-file/node': resolve('../../node_modules/write-excel-file/modules/export/writeXlsxFileNode.js'),
    },
    conditions: [], // not "module": what packages keep for bundlers of others is second hand
    define: {
      DIPV_VERSION: JSON.stringify(version),
      DIPV_PACKAGES: JSON.stringify(packages()),
      'import.meta.url': 'importMeta.url',
    },
    plugins: [lazy, importFile, sbom],
    metafile: true,
    write: false,
  });
  const texts = new Map(
    outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [basename(path), text]),
  );
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const common = new Set();
  const add = (name) => {
    if (common.has(name)) return;
    common.add(name);
    for (const { path, kind, external } of outputs.get(name).imports) {
      if (external) continue;
      if (kind === 'import-statement' || COMMON.test(outputs.get(basename(path)).entryPoint)) add(basename(path));
    }
  };
  add('bin.js');
  return { texts, metafile, common, rest: [...texts.keys()].filter((name) => !common.has(name)) };
}

/** dist/cli.cjs: all that every run needs in one file, and, for the other parts, what they import of it. */
async function writeMain({ texts, common, rest }) {
  const asked = new Set(rest.flatMap((name) => importsOf(texts.get(name))).filter((name) => common.has(name)));
  const shared = new Map([...asked].map((name, i) => [name, `part${i}`]));
  const exports = [...shared].map(([name, as]) => `export * as ${as} from './${name}';`);
  const code = await link([...exports, "import './bin.js';"].join('\n'), {
    load: (name) => (common.has(name) ? texts.get(name) : null),
  });
  writeFileSync(bundle, code);
  return shared;
}

/** A part that only some runs need. */
async function writePart(part, main) {
  // of a CommonJS package the default export is the whole
  const isWhole = outputOf(part).exports.join() === 'default';
  const entry = isWhole ? `module.exports = require('./${part}').default;` : `export * from './${part}';`;
  const code = await link(entry, {
    load: (name) => {
      if (name === part) return texts(part);
      return main.has(name) ? `module.exports = require('./cli.cjs').${main.get(name)};` : null;
    },
  });
  writeFileSync(join('dist', part.replace(/\.js$/, '.cjs')), code);
}

function outputOf(part) {
  return Object.entries(metafile.outputs).find(([path]) => basename(path) === part)[1];
}

function texts(part) {
  return parts.texts.get(part);
}

function importsOf(text) {
  return [...text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(([, name]) => name);
}

/**
 * One CommonJS file of parts.
 * @param load gives the text of a part that goes in; `null`: it stays a file of its own
 */
async function link(contents, { load }) {
  const plugin = {
    name: 'parts',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\/.*\.js$/ }, ({ path }) => {
        const name = basename(path);
        if (load(name) !== null) return { path: name, namespace: 'part' };
        return { path: `./${name.replace(/\.js$/, '.cjs')}`, external: true };
      });
      onResolve({ filter: /^\.\/cli\.cjs$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({ contents: load(path), resolveDir: DIST }));
    },
  };
  const { outputFiles } = await build({
    ...SETTINGS,
    stdin: { contents, resolveDir: DIST },
    format: 'cjs',
    supported: { ...SETTINGS.supported, 'dynamic-import': false },
    plugins: [plugin, importFile],
    logLevel: 'error', // it warned of them as they were split
    write: false,
  });
  const text = withEscapes(outputFiles[0].text);
  // A library asks where it is; in CommonJS that has another name.
  return text.includes('importMeta.url')
    ? `const importMeta={get url(){return require('node:url').pathToFileURL(__filename).href}};${text}`
    : text;
}

function removeOld() {
  for (const name of readdirSync('dist')) if (/^part-.*\.cjs$/.test(name)) rmSync(join('dist', name));
}

/** Version and owner of each package that may be inside, by name: their manifests do not come along. */
function packages() {
  const manifests = readdirSync('..').map((folder) => JSON.parse(readFileSync(`../${folder}/package.json`, 'utf8')));
  const entries = manifests.map(({ name, version, author }) => [name, { version, owner: author }]);
  return Object.fromEntries(entries);
}

/** The cache is made after a run over maps of every kind, so that it holds the functions that runs need, and no others. */
async function writeCodeCache() {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-'));
  const inputs = ['maps', 'environments'].map((name) => resolve('../../examples/all-codes', name));
  const formats = ['json', 'pretty'].map((name) => `--format=${name}:${join(folder, name)}`);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'latin1')}\n})`;
  const script = new Script(source, { filename: 'dipv' }); // the cache holds this name, which must not be a path of ours
  process.argv = [process.argv[0], bundle, 'validate', ...inputs, '--no-config', '--no-plugins', ...formats];
  const module = { exports: {} };
  const { exit } = process;
  await new Promise((ended) => {
    process.exit = ended; // the program ends its process when it is done
    const require = createRequire(bundle);
    require.cache[bundle] = module; // as bin/dipv.cjs does
    script.runInThisContext()(module.exports, require, module, bundle, DIST);
  });
  process.exit = exit;
  for (const name of readdirSync('dist')) if (name.endsWith('.cache')) rmSync(join('dist', name));
  const data = script.createCachedData();
  writeFileSync(`dist/cli-${process.version}-${process.arch}.cache`, Buffer.concat([checksums(data), data]));
  rmSync(folder, { recursive: true });
  if (process.exitCode !== 1) throw new Error(`the bundle ended with exit code ${process.exitCode}`);
  process.exitCode = 0;
  process.removeAllListeners('exit'); // the program's own would give its code back
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
