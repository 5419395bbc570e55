import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { renderAzure } from './azure-format.js';

/** A command as the agent reads it. */
function readCommand(line: string) {
  const [, properties = '', data = ''] = /^##vso\[task\.logissue ([^\]]*)\](.*)$/.exec(line) ?? [];
  const unescaped = (text: string) =>
    text.replaceAll('%3B', ';').replaceAll('%5D', ']').replaceAll('%0A', '\n').replaceAll('%AZP25', '%');
  const entries = properties.split(';').map((property) => {
    const [key = '', ...value] = property.split('=');
    return [key, unescaped(value.join('='))] as const;
  });
  return { properties: new Map(entries), message: data.replaceAll('%0A', '\n').replaceAll('%AZP25', '%') };
}

test('the sample', () => {
  expect(rendered(renderAzure, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the agent reads every finding, and no command that a name smuggles in', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const lines = rendered(renderAzure, report, { ...sampleContext, verbose: true })
        .split('\n')
        .slice(0, -1);
      const findings = findingsOf(report);
      const plain = [report.summary.notChecked, report.leftAside?.maps ?? 0].filter((count) => count > 0).length;
      expect(lines).toHaveLength(findings.length + report.problems.length + plain);
      findings.forEach(({ location, severity, message, ...rest }, index) => {
        const { properties, message: told } = readCommand(lines[index] ?? '');
        expect(properties.get('type')).toBe(severity === 'error' ? 'error' : 'warning');
        expect(properties.get('sourcepath')).toBe(visibleText(location.file));
        expect(properties.get('linenumber')).toBe(location.line === null ? undefined : String(location.line));
        expect(properties.get('code')).toBe(visibleText(findingCode(rest)));
        expect(told.startsWith(`${severity === 'info' ? 'Info: ' : ''}${visibleText(message)}\n`)).toBe(true);
      });
      for (const line of lines) expect(line.lastIndexOf('##vso[')).toBeLessThanOrEqual(0);
    }),
  );
});
