import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Reporter {
  onRunComplete(contexts: unknown, results: unknown): void;
}
const CountReporter = jest.requireActual<new (config: { rootDir: string }) => Reporter>('../jest/count-reporter.cjs');

it('leaves what failed in full, and what did not run by its reason, never among what passed', () => {
  const rootDir = mkdtempSync(join(tmpdir(), 'dipv-count-'));
  const test = (status: string, ...titles: string[]) => ({
    status,
    ancestorTitles: titles.slice(0, -1),
    title: titles.at(-1),
  });
  new CountReporter({ rootDir }).onRunComplete(null, {
    numPassedTests: 1,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    testResults: [
      {
        testFilePath: join(rootDir, 'src/a.test.ts'),
        failureMessage: 'Expected: 3',
        testResults: [test('failed', 'a')],
      },
      { testFilePath: join(rootDir, 'src/b.test.ts'), failureMessage: 'Cannot find module', testResults: [] },
      {
        testFilePath: join(rootDir, 'src/c.test.ts'),
        testResults: [
          test('passed', 'c'),
          test('pending', 'no browser', 'page', 'opens'),
          test('pending', 'no browser', 'page', 'closes'),
          test('todo', 'prints'),
        ],
      },
    ],
  });
  expect(JSON.parse(readFileSync(join(rootDir, 'test-results/outcome.json'), 'utf8'))).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      { file: join('src', 'a.test.ts'), text: 'Expected: 3' },
      { file: join('src', 'b.test.ts'), text: 'Cannot find module' },
    ],
    skipped: [
      { file: join('src', 'c.test.ts'), why: 'no browser', count: 2 },
      { file: join('src', 'c.test.ts'), why: 'prints', count: 1 },
    ],
  });
  rmSync(rootDir, { recursive: true });
});
