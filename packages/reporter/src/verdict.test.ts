import type { Failure } from '@dipv/core';
import { sampleReport } from './test-data/sample-report.js';
import { verdictOf, verdictText } from './verdict.js';

const found = '3 errors, 1 warning, 1 info in 6 maps (87 mappings)';

test.each<readonly [readonly Failure[], string]>([
  [[], found],
  [[{ kind: 'findings', severity: 'error' }], found],
  [[{ kind: 'findings', severity: 'warning' }], `failed: warnings count as failure; ${found}`],
  [[{ kind: 'findings', severity: 'info' }], `failed: every finding counts as failure; ${found}`],
  [[{ kind: 'unread-input', count: 1 }], `failed: 1 input could not be read; ${found}`],
  [[{ kind: 'not-mended', count: 1 }], `failed: 1 file could not be mended; ${found}`],
  [[{ kind: 'max-warnings', limit: 0, warnings: 1 }], `failed: more than 0 warnings; ${found}`],
  [[{ kind: 'incomplete', notChecked: 7 }], `failed: 7 checks could not be made; ${found}`],
  [[{ kind: 'interrupted' }], `failed: the run was interrupted; ${found}`],
  [[{ kind: 'missing-shards', shards: [2] }], `failed: shard 2 is missing; ${found}`],
  [
    [
      { kind: 'missing-shards', shards: [2, 4] },
      { kind: 'unread-input', count: 2 },
      { kind: 'findings', severity: 'error' },
    ],
    `failed: shards 2 and 4 are missing; 2 inputs could not be read; ${found}`,
  ],
])('the verdict says why the run fails: %j', (failures, expected) => {
  const verdict = verdictOf(sampleReport, failures);
  expect(verdictText(verdict)).toBe(expected);
  expect(verdict.tone).toBe('error');
});

test('a run that fails for want of maps says so once', () => {
  const summary = { ...sampleReport.summary, projects: 0, mappings: 0, errors: 0, warnings: 0, infos: 0 };
  const report = { ...sampleReport, summary, projects: [], problems: [] };
  expect(verdictText(verdictOf(report, [{ kind: 'no-map' }]))).toBe('no map was found in the inputs');
  expect(verdictOf(report, [{ kind: 'no-map' }]).tone).toBe('error');
  expect(verdictOf(report, []).tone).toBe('warning');
});

test('the verdict says how many maps were left aside', () => {
  const leftAside = { maps: 9, since: 'HEAD' };
  expect(verdictOf({ ...sampleReport, leftAside }, []).found).toBe(`${found}; 9 maps as in HEAD left aside`);
  const summary = {
    ...sampleReport.summary,
    projects: 0,
    mappings: 0,
    errors: 0,
    warnings: 0,
    problems: 0,
    notChecked: 0,
  };
  const none = verdictOf({ ...sampleReport, summary, projects: [], problems: [], leftAside }, []);
  expect(none).toMatchObject({ tone: 'good', found: 'no map has changed since HEAD (9 left aside)' });
});

test('a run fails even where nothing was found', () => {
  const summary = { ...sampleReport.summary, errors: 0, warnings: 0, infos: 0, notChecked: 0 };
  const verdict = verdictOf({ ...sampleReport, summary, problems: [] }, [{ kind: 'interrupted' }]);
  expect(verdictText(verdict)).toBe('failed: the run was interrupted; no findings in 6 maps (87 mappings)');
  expect(verdict.tone).toBe('error');
});
