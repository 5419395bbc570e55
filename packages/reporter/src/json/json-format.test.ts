import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { renderJson } from './json-format.js';
import { parseReport } from './parse-report.js';
import { reportJsonSchema } from './report-schema.js';

const published = JSON.parse(readFileSync(path.join(__dirname, '../../report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020().compile(published);

test('the sample', () => {
  expect(renderJson(sampleReport, sampleContext)).toMatchSnapshot();
});

test('the published schema is that of the code', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
});

test('any report fits the published schema and reads back whole', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = renderJson(report, sampleContext);
      expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
      const projects = report.projects.map((project) => ({ ...project, suppressed: [], legs: [] }));
      // through JSON, which fast-check's objects without prototype need
      expect(JSON.parse(JSON.stringify(parseReport(text)))).toEqual(
        JSON.parse(JSON.stringify({ ...report, projects })),
      );
    }),
  );
});

test('a report says which shard it is; one from before that is of the whole run', () => {
  const text = renderJson({ ...sampleReport, shard: { index: 2, count: 4 } }, sampleContext);
  expect(parseReport(text).shard).toEqual({ index: 2, count: 4 });
  const { shard: _shard, ...older } = JSON.parse(text) as Record<string, unknown>;
  expect(parseReport(JSON.stringify(older)).shard).toBeNull();
});

test('what is not part of the contract does not get in', () => {
  expect(renderJson(sampleReport, sampleContext)).not.toMatch(/"(suppressed": \[|legs":)/);
});

describe('a text that is no report is refused, naming the place', () => {
  const sample = renderJson(sampleReport, sampleContext);
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
