const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

/** Leaves the outcome of a package's tests where the test command gathers it, also out of Nx's cache. */
module.exports = class CountReporter {
  constructor(globalConfig) {
    this.root = globalConfig.rootDir;
  }

  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults }) {
    const folder = join(this.root, 'test-results');
    mkdirSync(folder, { recursive: true });
    const outcome = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      failures: testResults
        .filter(({ failureMessage }) => failureMessage)
        .map(({ testFilePath, failureMessage }) => ({ file: relative(this.root, testFilePath), text: failureMessage })),
      skipped: testResults.flatMap(({ testFilePath, testResults: tests }) =>
        skipped(relative(this.root, testFilePath), tests),
      ),
    };
    writeFileSync(join(folder, 'outcome.json'), JSON.stringify(outcome));
  }
};

/** The tests of a file that did not run, by the outermost block around them, which says why: see outside.cjs. */
function skipped(file, tests) {
  const idle = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const counts = new Map();
  for (const { ancestorTitles, title } of idle) {
    const why = ancestorTitles[0] ?? title;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => ({ file, why, count }));
}
