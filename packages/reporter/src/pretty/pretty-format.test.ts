import type { Report } from '@dipv/core';
import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { renderPretty } from './pretty-format.js';

const HEADLINE = /^ {2}[✖▲●] (error|warning|info)( |$)/;

const clean: Report = {
  ...sampleReport,
  summary: {
    ...sampleReport.summary,
    errors: 0,
    warnings: 0,
    infos: 0,
    fixable: 0,
    suppressed: 0,
    notChecked: 0,
    problems: 0,
  },
  projects: sampleReport.projects.map((project) => ({ ...project, findings: [], notChecked: [] })),
  problems: [],
};

test('the sample', () => {
  expect(renderPretty(sampleReport, sampleContext)).toMatchSnapshot();
});

test('the sample, errors only and in colour', () => {
  const text = renderPretty(sampleReport, { ...sampleContext, color: true, quiet: true });
  // the names of the sample hold escapes of their own, which must have become visible
  expect(text.replaceAll(/\u001b\[\d+m/g, (code) => `‹${code.slice(2, -1)}›`)).toMatchSnapshot();
});

test('a run without findings is one line of good news', () => {
  expect(renderPretty(clean, sampleContext)).toBe('✔ no findings in 6 maps (87 mappings)\n  6 maps without findings\n');
});

test('a run without maps is no good news', () => {
  const empty = { ...clean, summary: { ...clean.summary, projects: 0, mappings: 0 }, projects: [] };
  expect(renderPretty(empty, sampleContext)).toBe(
    '▲ no findings in 0 maps (0 mappings)\n  no map was found in the inputs\n',
  );
});

test('any report shows each finding with its place, with no trailing space and nothing that a terminal acts on', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const lines = renderPretty(report, sampleContext).split('\n');
      const headlines = lines.flatMap((line, index) => (HEADLINE.test(line) ? [index] : []));
      expect(headlines).toHaveLength(findingsOf(report).length + report.problems.length);
      findingsOf(report).forEach((finding, index) => {
        const at = headlines[index] ?? -1;
        const headline = `${finding.severity} ${visibleText(findingCode(finding))}  ${visibleText(finding.message)}`;
        expect(lines[at]?.slice(4)).toBe(headline.trimEnd());
        expect(lines[at + 1]).toContain(placeText(finding.location).trimEnd());
      });
      for (const line of lines) {
        expect(line).not.toMatch(/\p{Cc}| $|##\[|##vso\[|^\s*::[a-z]/u);
      }
    }),
  );
});
