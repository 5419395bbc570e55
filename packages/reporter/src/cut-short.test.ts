import type { Problem, Render, Report } from '@dipv/core';
import { renderHtml } from './html/html-format.js';
import { renderMarkdown } from './markdown/markdown-format.js';
import { renderPretty } from './pretty/pretty-format.js';
import { rendered } from './test-data/rendered.js';
import { sampleContext, sampleReport } from './test-data/sample-report.js';

const [project] = sampleReport.projects;
const problem: Problem = {
  ...{ kind: 'too-many-findings', severity: 'warning', file: 'cut.json', reason: 'the map has 3 more findings' },
  ...{ pointer: null, line: null, column: null },
};
const report: Report = {
  ...sampleReport,
  projects: ['cut.json', 'clean.json'].map((file) => ({ ...project!, file, findings: [], suppressed: [] })),
  problems: [problem],
};

test.each<[string, Render, readonly string[]]>([
  ['pretty', renderPretty, ['1 map without findings']],
  ['html', renderHtml, ['1 map without findings', 'more than is listed']],
  ['markdown', renderMarkdown, ['| 0+ ', '| 0 ']],
])('a map of which no finding is kept counts as none without: %s', (_name, render, says) => {
  const text = rendered(render, report, sampleContext).replaceAll(/<[^>]*>/g, '');
  for (const each of says) expect(text).toContain(each);
  expect(text).not.toContain('2 maps without findings');
});
