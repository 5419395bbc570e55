import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { renderGitlab } from './gitlab-format.js';

test('the sample', () => {
  expect(rendered(renderGitlab, sampleReport, sampleContext)).toMatchSnapshot();
});

test('any report gives an issue with a fingerprint of its own for each finding and problem', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const issues = JSON.parse(rendered(renderGitlab, report, { ...sampleContext, verbose: true })) as {
        fingerprint: string;
      }[];
      const findings = findingsOf(report);
      expect(issues).toHaveLength(findings.length + report.problems.length);
      expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(issues.length);
      findings.forEach((finding, index) => {
        expect(issues[index]).toMatchObject({
          check_name: findingCode(finding),
          description: finding.message,
          location: { path: finding.location.file, lines: { begin: finding.location.line ?? 1 } },
        });
      });
    }),
  );
});
