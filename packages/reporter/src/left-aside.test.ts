import type { Render } from '@dipv/core';
import { renderAzure } from './azure/azure-format.js';
import { renderGithub } from './github/github-format.js';
import { renderHtml } from './html/html-format.js';
import { renderJson } from './json/json-format.js';
import { renderJunit } from './junit/junit-format.js';
import { renderMarkdown } from './markdown/markdown-format.js';
import { renderPretty } from './pretty/pretty-format.js';
import { renderSarif } from './sarif/sarif-format.js';
import { rendered } from './test-data/rendered.js';
import { sampleContext, sampleReport } from './test-data/sample-report.js';

const TOLD: readonly (readonly [format: string, render: Render, told: string])[] = [
  ['pretty', renderPretty, '9 maps as in main left aside'],
  ['markdown', renderMarkdown, '9 maps as in main left aside'],
  ['html', renderHtml, '9 maps as in main left aside'],
  ['json', renderJson, '"leftAside": {\n    "maps": 9,\n    "since": "main"\n  }'],
  ['sarif', renderSarif, '"text": "9 maps as in main left aside"'],
  ['junit', renderJunit, '<skipped>9 maps as in main left aside</skipped>'],
  ['github', renderGithub, '::notice title=Maps that have not changed::9 maps as in main left aside'],
  ['azure', renderAzure, 'dipv: 9 maps as in main left aside'],
];

test.each(TOLD)('%s says how many maps were left aside since they had not changed', (_format, render, told) => {
  const of = (maps: number) =>
    rendered(render, { ...sampleReport, leftAside: { maps, since: 'main' } }, { ...sampleContext, width: 200 }).replace(
      /\s+/g,
      ' ',
    );
  expect(of(9)).toContain(told.replace(/\s+/g, ' '));
  if (render !== renderJson) expect(of(0)).not.toContain('left aside');
});
