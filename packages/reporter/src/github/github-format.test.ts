import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { renderGithub } from './github-format.js';

/** A command as the runner reads it. */
function readCommand(line: string) {
  const [, name = '', properties = '', data = ''] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const entries = properties.split(',').map((property) => {
    const [key = '', ...value] = property.split('=');
    return [key, unescaped(value.join('='))] as const;
  });
  return { name, properties: new Map(entries), data: data.replaceAll('%0A', '\n').replaceAll('%25', '%') };
}

test('the sample', () => {
  expect(rendered(renderGithub, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the runner reads every finding, and no command that a name smuggles in', () => {
  const level = { error: 'error', warning: 'warning', info: 'notice' };
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const lines = rendered(renderGithub, report, { ...sampleContext, verbose: true })
        .split('\n')
        .slice(0, -1);
      const findings = findingsOf(report);
      const notices = [report.summary.notChecked, report.leftAside?.maps ?? 0].filter((count) => count > 0).length;
      expect(lines).toHaveLength(findings.length + report.problems.length + notices);
      findings.forEach(({ location, severity, message, title, ...rest }, index) => {
        const command = readCommand(lines[index] ?? '');
        expect(command.name).toBe(level[severity]);
        expect(command.properties.get('file')).toBe(visibleText(location.file));
        expect(command.properties.get('line')).toBe(location.line === null ? undefined : String(location.line));
        expect(command.properties.get('title')).toBe(visibleText(`${findingCode(rest)} ${title}`));
        expect(command.data.startsWith(`${visibleText(message)}\n`)).toBe(true);
      });
      for (const line of lines) expect(line).not.toMatch(/\p{Cc}|##\[|##vso\[/u);
    }),
  );
});

test('what was not checked is one notice of a few lines, however much it is', () => {
  const [project] = sampleReport.projects;
  const notChecked = Array.from({ length: 400 }, (_, each) => ({
    code: 'DIPV1010',
    reason: `no metadata for table ${each}`,
  }));
  const report = { ...sampleReport, projects: [{ ...project!, findings: [], notChecked }], problems: [] };
  expect(
    readCommand(rendered(renderGithub, report, { ...sampleContext, verbose: true }).trimEnd()).data.split('\n'),
  ).toEqual([
    ...[0, 1, 2, 3].map((each) => `DIPV1010: no metadata for table ${each} (1 map)`),
    'and 396 other reasons',
  ]);
});
