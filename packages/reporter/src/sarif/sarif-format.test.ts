import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { FormatContext } from '@dipv/core';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { findingCode } from '../finding-code.js';
import { markdownText } from '../markdown/markdown-text.js';
import { helpOf, messageOf } from '../marked-text.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { artifactUri } from './artifact-uri.js';
import { renderSarif } from './sarif-format.js';

const schema = path.join(__dirname, '../../test-resources/sarif-schema-2.1.0.json');
// one of the schema's patterns is no Unicode pattern
const ajv = new Ajv04.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);

function sampleRun() {
  const [run] = (JSON.parse(rendered(renderSarif, sampleReport, sampleContext)) as Log).runs;
  if (run === undefined) throw new Error('a log holds one run');
  return run;
}

test('the sample', () => {
  expect(rendered(renderSarif, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the schema refuses what is no SARIF', () => {
  expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('any report is valid SARIF with a result for each finding and each suppressed one', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const log = JSON.parse(rendered(renderSarif, report, sampleContext)) as Log;
      expect(validate(log) || validate.errors).toBe(true);
      const results = log.runs[0]?.results ?? [];
      const rules = log.runs[0]?.tool.driver.rules ?? [];
      expect(results).toHaveLength(findingsOf(report).length + report.summary.suppressed);
      for (const result of results) expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      const shown = results.filter((result) => result.suppressions?.length === 0);
      findingsOf(report).forEach((finding, index) => {
        const region = shown[index]?.locations?.[0]?.physicalLocation?.region;
        expect(shown[index]?.ruleId).toBe(findingCode(finding));
        expect(shown[index]?.message.text).toBe(`${finding.message}\nHelp: ${finding.help}`.replaceAll('](', ']\\('));
        expect(shown[index]?.message.markdown).toBe(
          `${markdownText(messageOf(finding))}\n\nHelp: ${markdownText(helpOf(finding))}`,
        );
        expect(region?.startLine ?? null).toBe(finding.location.line);
      });
    }),
  );
});

test('a suppressed finding keeps its reason', () => {
  const suppressed = sampleRun().results?.filter((result) => result.suppressions?.length === 1);
  expect(suppressed?.map((result) => result.suppressions)).toEqual([
    [{ kind: 'external', justification: 'cities are short here' }],
  ]);
});

test('what was not checked is told once for each map and reason, with its codes', () => {
  const notes = sampleRun().invocations?.[0]?.toolExecutionNotifications?.filter(({ level }) => level === 'note');
  expect(
    notes?.map(({ message, associatedRule, properties }) => [message.text, associatedRule?.id, properties]),
  ).toEqual([
    ['Not checked (DIPV1000): no connections snapshot', 'DIPV1000', { codes: ['DIPV1000'] }],
    [
      'Not checked (DIPV1010, DIPV1022): no metadata for AX table Contacts V2',
      undefined,
      { codes: ['DIPV1010', 'DIPV1022'] },
    ],
    ['Not checked (DIPV1000): no connections snapshot', 'DIPV1000', { codes: ['DIPV1000'] }],
    [
      'Not checked (DIPV1010, DIPV1022): no metadata for AX table Vendors V1',
      undefined,
      { codes: ['DIPV1010', 'DIPV1022'] },
    ],
    ['Not checked (DIPV1000): no connections snapshot', 'DIPV1000', { codes: ['DIPV1000'] }],
  ]);
});

test('an input that could not be read, or an interruption, makes the run a failed one', () => {
  expect(sampleRun().invocations?.[0]?.executionSuccessful).toBe(false);
  const readable = {
    ...sampleReport,
    problems: sampleReport.problems.filter(({ severity }) => severity === 'warning'),
  };
  const succeeded = (failures: FormatContext['failures']) => {
    const log = JSON.parse(rendered(renderSarif, readable, { ...sampleContext, failures })) as Log;
    return log.runs[0]?.invocations?.[0]?.executionSuccessful;
  };
  expect(succeeded([{ kind: 'findings', severity: 'error' }])).toBe(true);
  expect(succeeded([{ kind: 'interrupted' }])).toBe(false);
});

test('an address that is no web page is no help link', () => {
  const [project, ...rest] = sampleReport.projects;
  const [finding] = project!.findings;
  const projects = [
    { ...project!, findings: [{ ...finding!, code: 'ACME0002', docs: 'javascript:alert(1)' }] },
    ...rest,
  ];
  expect(rendered(renderSarif, { ...sampleReport, projects }, sampleContext)).not.toContain('javascript:');
});

test.each([
  ['maps/a b.json', 'maps/a%20b.json'],
  ['maps.zip!/customizations.xml', 'maps.zip!/customizations.xml'],
  ['../ä#?%.json', '../%C3%A4%23%3F%25.json'],
  ['/srv/maps/a.json', 'file:///srv/maps/a.json'],
  ['C:\\maps\\a.json', 'file:///C:/maps/a.json'],
  ['a:b.json', 'a%3Ab.json'],
])('the URI of %s is %s', (file, uri) => {
  expect(artifactUri(file)).toBe(uri);
});
