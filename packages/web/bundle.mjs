// Makes dist/dipv.html: the whole program as one page, with style, script and worker inside. It bundles tsc's output, as
// the command line does.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { Eta } from 'eta/core';

// By addresses, as these are files of packages and none of their doors.
const { noticesOf } = await import(new URL('../cli/notices.mjs', import.meta.url));
const { pageStyles } = await import(new URL('../reporter/dist/html/page-styles.js', import.meta.url));
const { pageScript } = await import(new URL('../reporter/dist/html/page-script.js', import.meta.url));

const { version } = JSON.parse(readFileSync('../cli/package.json', 'utf8'));

/** Parts of Node that have a counterpart: packages, and files of src/node, which have as much of it as is used. */
const COUNTERPARTS = new Map(
  Object.entries({
    buffer: 'dist/node/buffer.js',
    crypto: 'dist/node/crypto.js',
    events: '../../node_modules/events/events.js',
    fs: 'dist/node/fs.js',
    'fs/promises': 'dist/node/fs-promises.js',
    path: '../../node_modules/path-browserify/index.js',
    stream: 'dist/node/stream.js',
    'timers/promises': 'dist/node/timers-promises.js',
    util: 'dist/node/util.js',
    'util/types': 'dist/node/util.js',
    v8: 'dist/node/v8.js',
    zlib: 'dist/node/zlib.js',
  }).map(([name, file]) => [name, resolve(file)]),
);

/** Parts of the program for threads, processes, caches and plugins, which a page has none of. */
const ABSENT =
  /\/host\/dist\/(?:run\/(?:workers|check-with-cache|cache-secret|report-cache|git-tree|watch|diff-fixes)|configuration\/(?:load-plugins|resolve-module|found-bounds))\.js$/;

/** Files of packages that a browser has its own means for. */
const REPLACED = [[/\/formats\/dist\/bytes\/inflate-raw\.js$/, resolve('dist/node/inflate-raw.js')]];

const BUILTIN = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);

const browser = {
  name: 'browser',
  setup({ onLoad, onResolve, resolve: resolved }) {
    onResolve({ filter: BUILTIN }, ({ path }) => {
      const name = path.replace('node:', '');
      const counterpart = COUNTERPARTS.get(name);
      if (counterpart?.includes('node_modules')) return { path: counterpart };
      return { path: `node:${name}`, namespace: counterpart === undefined ? 'absent' : 'node' };
    });
    onLoad({ filter: /.*/, namespace: 'node' }, async ({ path }) => {
      const counterpart = COUNTERPARTS.get(path.replace('node:', ''));
      const has = new Set(await namesIn(counterpart));
      const lacks = (await namesIn(path)).filter((name) => !has.has(name));
      const stubs = lacks.map((name) => stubOf(name, path));
      const all = [`export * from ${JSON.stringify(counterpart)};`, 'export default {};', ...stubs];
      return { contents: all.join('\n'), resolveDir: '.' };
    });
    onResolve({ filter: /^dipv\/build$/ }, () => ({ path: resolve('../cli/dist/build.js') }));
    onResolve({ filter: /^write-excel-file\/node$/ }, () => ({ path: resolve('dist/node/write-excel-file.js') }));
    onResolve({ filter: /^write-excel-file\/modules\// }, ({ path }) => ({
      path: resolve('../../node_modules', path),
    }));
    onResolve({ filter: /\/import-file\.cjs$/ }, () => ({
      path: resolve('../host/import-file.cjs'),
      namespace: 'absent',
    }));
    onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === SEEN) return null;
      const found = await resolved(path, { ...rest, pluginData: SEEN });
      const own = REPLACED.find(([file]) => file.test(found.path));
      if (own !== undefined) return { path: own[1] };
      return ABSENT.test(found.path) ? { path: found.path, namespace: 'absent' } : null;
    });
    onLoad({ filter: /.*/, namespace: 'absent' }, async ({ path }) => {
      const stubs = (await namesIn(path)).map((name) => stubOf(name, path));
      return { contents: ['export default {};', ...stubs].join('\n') };
    });
    onLoad({ filter: /(?:\.template|-templates)\.js$/ }, async ({ path }) => ({ contents: await compiled(path) }));
  },
};

/** What was looked up by the plugin itself. */
const SEEN = 'seen';

async function namesIn(path) {
  const exported = path.startsWith('node:') ? await import(path) : await import(pathToFileURL(path).href);
  return Object.keys(exported).filter((name) => /^[A-Za-z_]\w*$/.test(name) && name !== 'default');
}

function stubOf(name, path) {
  const what = path.startsWith('node:') ? path : path.slice(path.indexOf('/host/') + 1);
  return `export function ${name}() { throw new Error(${JSON.stringify(`A browser has no ${name} of ${what}`)}); }`;
}

/** Templates as functions: the policy of the page lets nobody make code of texts. */
async function compiled(path) {
  const eta = new Eta({ autoEscape: true });
  const templates = Object.entries(await import(pathToFileURL(path).href));
  return templates
    .map(([name, text]) => `export function ${name}(it, options) {${eta.compileToString(text)}}`)
    .join('\n');
}

const SETTINGS = {
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  keepNames: true, // errors are told apart by the names of their classes
  charset: 'ascii', // `</script` apart, nothing in it is special in HTML
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  metafile: true,
};

const worker = await build({
  ...SETTINGS,
  entryPoints: ['dist/worker/worker.js'],
  mainFields: ['module', 'main'],
  conditions: [],
  inject: ['dist/node/globals.js'],
  define: {
    DIPV_VERSION: JSON.stringify(version),
    DIPV_PACKAGES: JSON.stringify(packages()),
    'import.meta.url': '""',
  },
  plugins: [browser],
});
const page = await build({
  ...SETTINGS,
  entryPoints: ['dist/page/page.js'],
  mainFields: ['module', 'main'],
  define: { WORKER: JSON.stringify(worker.outputFiles[0].text) },
});

const script = page.outputFiles[0].text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const styles = readFileSync('src/page/styles.css', 'utf8');
// A frame is bound by the policy of the page around it, too: the report's own style and script are named in both.
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)} ${hashOf(pageScript)}`,
  `style-src ${hashOf(styles)} ${hashOf(pageStyles)}`,
  'worker-src blob:',
  'frame-src blob:',
  'img-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const parts = {
  POLICY: policy,
  '<!-- styles -->': `<style>${styles}</style>`,
  '<!-- script -->': `<script>${script}</script>`,
};
const html = readFileSync('src/page/page.html', 'utf8').replace(
  new RegExp(Object.keys(parts).join('|'), 'g'),
  (part) => parts[part],
);
const inputs = [...Object.keys(worker.metafile.inputs), ...Object.keys(page.metafile.inputs)];
const notices = noticesOf(inputs).replaceAll('--', '- -');
writeFileSync('dist/dipv.html', `${html}<!--\n${notices}\n-->\n`);

function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Version and owner of each package that may be inside, by name. */
function packages() {
  const manifests = readdirSync('..').map((folder) => JSON.parse(readFileSync(`../${folder}/package.json`, 'utf8')));
  return Object.fromEntries(manifests.map(({ name, version, author }) => [name, { version, owner: author }]));
}
