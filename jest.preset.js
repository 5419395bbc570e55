const { basename } = require('node:path');
const { existsSync, readFileSync } = require('node:fs');
const nxPreset = require('@nx/jest/preset').default;

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

/**
 * What tests must reach of a package, in percent; `null`: they are not measured. Only Nx measures, which runs all of them: who
 * runs a few need not wait for it.
 */
const thresholds =
  process.env.NX_TASK_TARGET_TARGET === 'test' && existsSync('coverage.json')
    ? JSON.parse(readFileSync('coverage.json', 'utf8'))
    : null;

/** Each package.json names this file, so that it serves the package that jest is started in. */
module.exports = {
  ...nxPreset,
  rootDir: process.cwd(),
  displayName: basename(process.cwd()),
  testEnvironment: 'node',
  testTimeout: 30_000, // a test that hangs ends; how fast a machine is, no test asks
  setupFiles: [require.resolve('reflect-metadata')],
  setupFilesAfterEnv: [require.resolve('./tools/jest/setup.cjs')],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.[cm]?[tj]s$': [require.resolve('./tools/jest/transform.cjs'), swc] },
  // These are ESM only: swc turns them into CommonJS, so that jest needs no experimental flags.
  transformIgnorePatterns: [
    '/node_modules/(?!(inversify|@inversifyjs|@noble|@marcbachmann|markdown-table|eta|fast-string-width|fast-string-truncated-width)/)',
  ],
  testEnvironmentOptions: { customExportConditions: ['@dipv/source', 'node', 'require', 'default'] },
  reporters: ['default', require.resolve('./tools/jest/count-reporter.cjs')],
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['src/**/*.ts', '!**/*.test.ts', '!**/test-data/**', '!**/*.generated.ts'],
  coverageReporters: ['text', 'lcov'],
  ...(thresholds === null
    ? {}
    : {
        collectCoverage: true,
        coverageReporters: ['text-summary'],
        coverageThreshold: { global: thresholds },
      }),
};
