// How tools/bin/mutation.mjs plants faults in the sources of one package: what its own tests do not notice survives.
const folder = process.env.MUTATED_PACKAGE;
if (folder === undefined) throw new Error('Run it by npm run mutation, which says which package.');

/** What is no program, or was not written by people. */
const OTHERS = ['*.test', '*.examples', '*.generated', 'version', 'index', 'test-data/**/*'];

export default {
  mutate: [`${folder}/src/**/*.ts`, ...OTHERS.map((name) => `!${folder}/src/**/${name}.ts`)],
  plugins: [import.meta.resolve('./tools/mutation/in-process.mjs')],
  testRunner: 'in-process',
  testedPackage: folder,
  coverageAnalysis: 'perTest',
  ignoreStatic: true, // what is made once, when a module is loaded: titles and descriptions mostly
  concurrency: 1,
  timeoutMS: 60_000, // the tests have a limit each, see tools/mutation/within.mjs
  ignorePatterns: ['/docs', '/examples', 'dist', 'out-tsc', 'coverage', 'test-results', '.nx'],
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  jsonReporter: { fileName: `${folder}/test-results/mutation.json` },
  htmlReporter: { fileName: `${folder}/test-results/mutation.html` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
