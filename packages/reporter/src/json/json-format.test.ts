import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { helpOf, messageOf } from '../marked-text.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { renderJson } from './json-format.js';
import { parseReport } from './parse-report.js';
import { reportJsonSchema } from './report-schema.js';

const published = JSON.parse(readFileSync(path.join(__dirname, '../../report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020().compile(published);

test('the sample', () => {
  expect(rendered(renderJson, sampleReport, sampleContext)).toMatchSnapshot();
});

test('the published schema is that of the code', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
});

test('any report fits the published schema and reads back whole', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = rendered(renderJson, report, sampleContext);
      expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
      const projects = report.projects.map((project) => ({
        ...project,
        findings: project.findings.map((finding) => ({
          ...finding,
          marks: { message: messageOf(finding).marks, help: helpOf(finding).marks },
        })),
        suppressed: [],
        legs: [],
      }));
      // through JSON, which fast-check's objects without prototype need
      expect(JSON.parse(JSON.stringify(parseReport(text)))).toEqual(
        JSON.parse(JSON.stringify({ ...report, projects })),
      );
    }),
  );
});

describe('marks of a report that was made or edited by others', () => {
  const sample = JSON.parse(rendered(renderJson, sampleReport, sampleContext)) as {
    projects: { findings: { message: string; marks?: { message: unknown; help: unknown } }[] }[];
  };
  const readBack = (marks: { message: unknown; help: unknown } | undefined) => {
    const edited = structuredClone(sample);
    const finding = edited.projects[0]!.findings[0]!;
    if (marks === undefined) delete finding.marks;
    else finding.marks = marks;
    return parseReport(JSON.stringify(edited)).projects[0]!.findings[0]!.marks;
  };

  test('none are none', () => {
    expect(readBack(undefined)).toEqual({ message: [], help: [] });
  });

  test.each([
    ['beyond the text', [[0, 10_000, 'name']]],
    [
      'overlapping',
      [
        [0, 5, 'name'],
        [3, 8, 'field'],
      ],
    ],
    [
      'out of order',
      [
        [3, 8, 'name'],
        [0, 3, 'field'],
      ],
    ],
    ['of no length', [[3, 3, 'name']]],
    ['backwards', [[8, 3, 'name']]],
  ])('%s: they are left out, and the text stays', (_what, message) => {
    expect(readBack({ message, help: [[0, 7, 'code']] })).toEqual({ message: [], help: [[0, 7, 'code']] });
  });

  test.each([
    ['of an unknown kind', [[0, 3, 'link']]],
    ['negative', [[-1, 3, 'name']]],
    ['no whole number', [[0, 2.5, 'name']]],
  ])('%s: the report is refused', (_what, message) => {
    expect(() => readBack({ message, help: [] })).toThrow(/projects\[0\]\.findings\[0\]\.marks\.message\[0\]/);
  });
});

test('a report says which shard it is; one from before that is of the whole run', () => {
  const text = rendered(renderJson, { ...sampleReport, shard: { index: 2, count: 4 } }, sampleContext);
  expect(parseReport(text).shard).toEqual({ index: 2, count: 4 });
  const { shard: _shard, ...older } = JSON.parse(text) as Record<string, unknown>;
  expect(parseReport(JSON.stringify(older)).shard).toBeNull();
});

test('problems of older reports, which have no kind, are of inputs', () => {
  const report = JSON.parse(rendered(renderJson, sampleReport, sampleContext)) as { problems: object[] };
  const problems = report.problems.map((problem) => ({ ...problem, kind: undefined }));
  const { problems: read } = parseReport(JSON.stringify({ ...report, problems }));
  expect(read.map(({ kind }) => kind)).toEqual(problems.map(() => 'input'));
});

test('what is not part of the contract does not get in', () => {
  expect(rendered(renderJson, sampleReport, sampleContext)).not.toMatch(/"(suppressed": \[|legs":)/);
});

describe('a text that is no report is refused, naming the place', () => {
  const sample = rendered(renderJson, sampleReport, sampleContext);
  test.each([
    ['no JSON', '{', /no valid JSON/],
    ['another JSON', '[]', /the report: Invalid input: expected object/],
    ['a later version', sample.replace('"version": 1', '"version": 2'), /\n {2}version: Invalid input: expected 1/],
    [
      'a wrong value',
      sample.replace('"severity": "info"', '"severity": "fatal"'),
      /projects\[1\]\.findings\[0\]\.severity: /,
    ],
    ['a missing member', sample.replace('"dualWrite": true,', ''), /projects\[0\]\.dualWrite: /],
    ['an unknown member', sample.replace('{', '{ "more": 1,'), /the report: Unrecognized key: "more"/],
  ])('%s', (_what, text, message) => {
    expect(() => parseReport(text)).toThrow(message);
  });
});
