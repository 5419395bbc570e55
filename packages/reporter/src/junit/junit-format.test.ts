import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '@dipv/core';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { renderJunit } from './junit-format.js';

const schema = readFileSync(path.join(__dirname, '../../test-resources/jenkins-junit.xsd'), 'utf8');

async function schemaErrors(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return errors.map((error) => error.message);
}

/** The text of every element of the name. */
function texts(xml: string, element: string): readonly string[] {
  const found = xml.matchAll(new RegExp(`<${element}(?: [a-z]+="[^"]*")*>([^<]*)</${element}>`, 'g'));
  return [...found].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

const linesOf = (report: Report, failing: boolean) =>
  findingsOf(report)
    .filter((finding) => (finding.severity === 'error') === failing)
    .map((finding) => {
      const code = visibleText(findingCode(finding));
      return `${placeText(finding.location)}: ${finding.severity} ${code} ${visibleText(finding.message)}`;
    })
    .sort();

const told = (elements: readonly string[]) =>
  elements
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '' && !line.startsWith('  Help: '))
    .sort();

test('the sample', () => {
  expect(rendered(renderJunit, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the schema refuses what is no JUnit', async () => {
  expect(await schemaErrors('<testsuites><testcase/></testsuites>')).not.toEqual([]);
});

test('any report is well-formed and fits the schema of Jenkins', async () => {
  const check = async (report: Report) =>
    expect(await schemaErrors(rendered(renderJunit, report, { ...sampleContext, verbose: true }))).toEqual([]);
  await fc.assert(fc.asyncProperty(arbitraryReport, check), { numRuns: 10, examples: [[sampleReport]] });
}, 60_000);

test('errors are failures; warnings and infos are output; none is lost', () => {
  fc.assert(
    fc.property(arbitraryReport, (withProblems) => {
      const report = { ...withProblems, problems: [] };
      const xml = rendered(renderJunit, report, { ...sampleContext, verbose: true });
      expect(told(texts(xml, 'failure'))).toEqual(linesOf(report, true));
      expect(told(texts(xml, 'system-out'))).toEqual(linesOf(report, false));
    }),
  );
});

test('what was not checked is one skipped case for each map and reason, which names the codes', () => {
  const xml = rendered(renderJunit, sampleReport, sampleContext);
  expect(texts(xml, 'skipped')).toEqual([
    'DIPV1000: no connections snapshot',
    'DIPV1010, DIPV1022: no metadata for AX table Contacts V2',
    'DIPV1000: no connections snapshot',
    'DIPV1010, DIPV1022: no metadata for AX table Vendors V1',
    'DIPV1000: no connections snapshot',
  ]);
});

test('several errors of one code stand in one failure that counts them', () => {
  const [project] = sampleReport.projects;
  const [finding] = project!.findings;
  const repeated = { ...project!, findings: [finding!, { ...finding!, message: 'another' }], notChecked: [] };
  const xml = rendered(renderJunit, { ...sampleReport, projects: [repeated], problems: [] }, sampleContext);
  expect(xml).toContain('<testsuites name="dipv" tests="1" failures="1" errors="0">');
  expect(xml).toContain('message="Missing destination field loyaltytier in the schema (and 1 more)"');
});
