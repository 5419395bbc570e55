import { name, say, type Report } from '@dipv/core';
import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { said } from '../test-data/said.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { displayWidth } from './display-width.js';
import { renderPretty } from './pretty-format.js';

const HEADLINE = /^ {2}[✖▲●] (error|warning|info)( |$)/;

const succeeds = { ...sampleContext, failures: [] };

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
  expect(rendered(renderPretty, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the sample, errors only and in colour', () => {
  const text = rendered(renderPretty, sampleReport, { ...sampleContext, color: true, quiet: true });
  // the names of the sample hold escapes of their own, which must have become visible
  expect(text.replaceAll(/\u001b\[\d+m/g, (code) => `‹${code.slice(2, -1)}›`)).toMatchSnapshot();
});

test('a run without findings is one line of good news', () => {
  expect(rendered(renderPretty, clean, succeeds)).toBe(
    '✔ no findings in 6 maps (87 mappings)\n  6 maps without findings\n',
  );
});

test('a run without maps is no good news', () => {
  const empty = { ...clean, summary: { ...clean.summary, projects: 0, mappings: 0 }, projects: [] };
  expect(rendered(renderPretty, empty, succeeds)).toBe('▲ no map was found in the inputs\n');
});

test('the order of maps is listed step by step, where it was asked for', () => {
  const map = (name: string, isInCircle = false) => ({ name, version: null, file: 'a.json', isInCircle });
  const order = {
    steps: [
      [map('terms'), map('units')],
      [map('accounts', true), map('contacts', true)],
    ],
    open: [{ name: 'orders', version: '2', reason: 'nobody knows where a lookup leads' }],
  };
  expect(rendered(renderPretty, { ...clean, order }, succeeds)).toBe(
    [
      'Order to enable and synchronize the maps',
      '  1. terms, units',
      '  2. accounts (in a circle), contacts (in a circle)',
      '  ? orders 2: nobody knows where a lookup leads',
      '',
      '✔ no findings in 6 maps (87 mappings)',
      '  6 maps without findings',
      '',
    ].join('\n'),
  );
});

test('nothing found is no good news where not all was checked', () => {
  const { summary, projects } = clean;
  const unchecked = {
    ...clean,
    summary: { ...summary, notChecked: 1 },
    projects: projects.map((project) => ({
      ...project,
      notChecked: [{ code: 'DIPV1000', reason: 'no connections snapshot' }],
    })),
  };
  expect(rendered(renderPretty, unchecked, succeeds)).toContain(
    '\n● no findings in what could be checked of 6 maps (87 mappings)\n',
  );
});

test('errors alone are told quietly, with one line of summary', () => {
  const quiet = { ...sampleContext, quiet: true };
  const [last = '', ...rest] = rendered(renderPretty, sampleReport, quiet).trimEnd().split('\n').reverse();
  expect(last).toBe('✖ failed: 2 inputs could not be read; 3 errors, 1 warning, 1 info in 6 maps (87 mappings)');
  expect(rest[0]).toBe('');
  expect(rest.join('\n')).not.toMatch(/warning|● info|not checked/i);
  expect(rendered(renderPretty, clean, { ...quiet, failures: [] })).toBe('✔ no findings in 6 maps (87 mappings)\n');
});

test('what is lacking most is told in a few lines, however much it is', () => {
  const projects = sampleReport.projects.map((project, index) => ({
    ...project,
    notChecked: [
      ...Array.from({ length: 40 }, (_, each) => ({
        code: 'DIPV1010',
        reason: `no metadata for table ${index}-${each}`,
      })),
      ...['DIPV1002', 'DIPV1003'].map((code) => ({ code, reason: 'no connection set was supplied' })),
    ],
  }));
  const lines = rendered(renderPretty, { ...sampleReport, projects }, sampleContext).split('\n');
  const start = lines.indexOf('Not checked (7)');
  expect(lines.slice(start, lines.indexOf('', start))).toEqual([
    'Not checked (7)',
    '  no connection set was supplied (2 codes in 6 maps)',
    '  no metadata for table 0-0 (DIPV1010 in 1 map)',
    '  no metadata for table 0-1 (DIPV1010 in 1 map)',
    '  no metadata for table 0-2 (DIPV1010 in 1 map)',
    '  and 237 other reasons; --explain-not-checked lists all, and what to supply',
  ]);
});

test.each([40, 140])('the sample in %i columns: only what cannot be broken is longer', (width) => {
  const text = rendered(renderPretty, sampleReport, { ...sampleContext, width });
  expect(text).toMatchSnapshot();
  const prose = Math.min(width, 120);
  for (const line of text.split('\n')) {
    if (line.includes('<img')) continue; // a name, which is never broken
    const fits = displayWidth(line) <= (line.includes('│') ? width : prose);
    expect(fits || !line.trim().includes(' ') || line).toBe(true);
  }
});

test('a name is never broken, and stands in colour where there is colour', () => {
  const [project] = sampleReport.projects;
  const table = 'Contoso rental contracts of the northern region';
  const findings = project!.findings.map((finding) => ({
    ...finding,
    ...said(say`The table ${name(table)} is not known`, say`Supply ${name(table)}.`),
  }));
  const report = { ...sampleReport, projects: [{ ...project!, findings }] };
  expect(rendered(renderPretty, report, { ...sampleContext, width: 40 })).toContain(
    `\n    ${table}\n    is not known\n`,
  );
  expect(rendered(renderPretty, report, { ...sampleContext, color: true })).toContain(`\u001b[36m${table}\u001b[39m`);
});

test('any report shows each finding with its place, with no trailing space and nothing that a terminal acts on', () => {
  fc.assert(
    fc.property(arbitraryReport, fc.constantFrom(20, 40, 80, 200), (report, width) => {
      const lines = rendered(renderPretty, report, { ...sampleContext, verbose: true, width }).split('\n');
      const headlines = lines.flatMap((line, index) => (HEADLINE.test(line) ? [index] : []));
      expect(headlines).toHaveLength(findingsOf(report).length + report.problems.length);
      findingsOf(report).forEach((finding, index) => {
        const told = unwrapped(lines.slice(headlines[index]).join(' '));
        const headline = `${finding.severity} ${visibleText(findingCode(finding))}  ${visibleText(finding.message)}`;
        const place = placeText(finding.location);
        expect(told.slice(2).startsWith(unwrapped(`${headline} ${place}`))).toBe(true);
      });
      for (const line of lines) {
        expect(line).not.toMatch(/\p{Cc}| $|##\[|##vso\[|^\s*::[a-z]/u);
      }
    }),
  );
});

/** Lines put together again, and runs of spaces made one. */
function unwrapped(text: string): string {
  return text.trim().replace(/ +/g, ' ');
}
