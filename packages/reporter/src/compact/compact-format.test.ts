import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { renderCompact } from './compact-format.js';

test('the sample', () => {
  expect(rendered(renderCompact, sampleReport, sampleContext)).toMatchSnapshot();
});

test('any report gives one harmless line a finding and problem, in order', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const lines = rendered(renderCompact, report, { ...sampleContext, verbose: true }).split('\n');
      const findings = findingsOf(report);
      expect(lines).toHaveLength(findings.length + report.problems.length + 1);
      findings.forEach(({ location, severity, message, ...rest }, index) => {
        const place = location.line === null ? '' : `:${location.line}:${location.column}`;
        const told = `${place}: ${severity} ${visibleText(findingCode(rest))} ${visibleText(message)}`;
        expect(lines[index]?.endsWith(told)).toBe(true);
      });
      for (const line of lines) expect(line).not.toMatch(/\p{Cc}|##\[|##vso\[|^\s*::[a-z]/u);
    }),
  );
});

test('nothing found, nothing written', () => {
  expect(rendered(renderCompact, { ...sampleReport, projects: [], problems: [] }, sampleContext)).toBe('');
});
