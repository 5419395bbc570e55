import type { Finding, Problem, ProjectReport, Render } from '@dipv/core';
import { create, type XMLElement } from 'xmlbuilder';
import { findingCode } from '../finding-code.js';
import { leftAsideText } from '../left-aside.js';
import { lacksOf } from '../not-checked-groups.js';
import { placeText } from '../place-text.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';
import { visibleText } from '../visible-text.js';

interface Case {
  readonly name: string;
  /** Errors, which fail the case. */
  readonly failures: readonly Finding[];
  /** Warnings and infos, shown as output of the case. */
  readonly output: readonly Finding[];
  /** Which checks were not made, and why. */
  readonly skipped: string | null;
  readonly problem: Problem | null;
}

interface Suite {
  readonly name: string;
  readonly file: string | null;
  readonly cases: readonly Case[];
}

const EMPTY_CASE: Case = { name: 'no findings', failures: [], output: [], skipped: null, problem: null };

/**
 * JUnit XML: a suite a map, a case a code. Readers of JUnit show one failure a case, so all errors of a code stand in
 * one failure; warnings and infos are output of the case, which does not fail it. What was not checked is a skipped
 * case for each reason, and so are maps that were left aside since they had not changed. Problems with inputs are the suite `inputs`, its cases in error, or with output for a mere flaw.
 */
export const renderJunit: Render = function* ({ tool, projects, ...report }, context) {
  const problems = toldProblems(report.problems, context);
  const aside = leftAsideText(report);
  const suites = [
    ...projects.map(mapSuite),
    ...(problems.length > 0 ? [inputsSuite(problems)] : []),
    ...(aside === null ? [] : [leftAsideSuite(aside)]),
  ];
  const { tests, failures, errors } = counts(suites.flatMap((suite) => suite.cases));

  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const root = element('testsuites').att({ name: visibleText(tool.name), tests, failures, errors });
  yield* around(root, 0, suites.map(suitePieces));
};

function mapSuite({ name, version, file, findings, notChecked }: ProjectReport): Suite {
  const cases = [
    ...[...groupBy(findings, (finding) => `${findingCode(finding)} ${finding.title}`)].map(([title, found]) => ({
      ...EMPTY_CASE,
      name: title,
      failures: found.filter((finding) => finding.severity === 'error'),
      output: found.filter((finding) => finding.severity !== 'error'),
    })),
    ...lacksOf([{ notChecked }]).map(({ reason, codes }) => ({
      ...EMPTY_CASE,
      name: `Not checked: ${reason}`, // readers take cases of one name for one case
      skipped: `${codes.join(', ')}: ${reason}`,
    })),
  ];
  return { name: version === null ? name : `${name} ${version}`, file, cases: cases.length > 0 ? cases : [EMPTY_CASE] };
}

function inputsSuite(problems: readonly Problem[]): Suite {
  const cases = problems.map((problem) => ({ ...EMPTY_CASE, name: problem.file, problem }));
  return { name: 'inputs', file: null, cases };
}

function leftAsideSuite(text: string): Suite {
  return { name: 'left aside', file: null, cases: [{ ...EMPTY_CASE, name: 'Not checked: unchanged', skipped: text }] };
}

function counts(cases: readonly Case[]) {
  return {
    tests: cases.length,
    failures: cases.filter((testCase) => testCase.failures.length > 0).length,
    errors: cases.filter((testCase) => testCase.problem?.severity === 'error').length,
    skipped: cases.filter((testCase) => testCase.skipped !== null).length,
  };
}

function* suitePieces({ name, file, cases }: Suite): Generator<string> {
  const suite = element('testsuite').att({ name: visibleText(name), ...counts(cases) });
  yield* around(suite, 1, [fileOf(file), ...cases.map((testCase) => casePieces(testCase, name))]);
}

function* fileOf(file: string | null): Generator<string> {
  if (file === null) return;
  const properties = element('properties');
  properties.ele('property', { name: 'file', value: visibleText(file) });
  yield written(properties, 2);
}

function* casePieces(testCase: Case, suite: string): Generator<string> {
  const one = element('testcase').att({ name: visibleText(testCase.name), classname: visibleText(suite) });
  writeOutcome(one, testCase);
  yield written(one, 2);
}

/** An element, and what stands in it, of which no more than a piece is held. */
function* around(outer: XMLElement, depth: number, inner: readonly Iterable<string>[]): Generator<string> {
  const tag = written(outer, depth);
  let isEmpty = true;
  for (const pieces of inner) {
    for (const piece of pieces) {
      if (isEmpty) yield tag.replace(/\/>\n$/, '>\n');
      isEmpty = false;
      yield piece;
    }
  }
  yield isEmpty ? tag : `${'  '.repeat(depth)}</${outer.name}>\n`;
}

function element(name: string): XMLElement {
  return create(name, { headless: true });
}

function written(top: XMLElement, depth: number): string {
  return `${top.end({ pretty: true, offset: depth })}\n`;
}

function writeOutcome(element: XMLElement, { failures, output, skipped, problem }: Case): void {
  const [failure] = failures;
  if (skipped !== null) element.ele('skipped', visibleText(skipped));
  if (problem?.severity === 'error') {
    element.ele('error', { message: visibleText(problem.reason), type: 'input' }, problemText(problem));
  }
  if (failure !== undefined) {
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
    const headline = visibleText(`${failure.message}${more}`);
    element.ele(
      'failure',
      { message: headline, type: visibleText(findingCode(failure)) },
      failures.map(findingText).join('\n'),
    );
  }
  if (output.length > 0) element.ele('system-out', output.map(findingText).join('\n'));
  if (problem && problem.severity !== 'error') element.ele('system-out', problemText(problem));
}

function findingText(finding: Finding): string {
  const { location, severity, message, help } = finding;
  const code = visibleText(findingCode(finding));
  return `${placeText(location)}: ${severity} ${code} ${visibleText(message)}\n  Help: ${visibleText(help)}`;
}

function problemText(problem: Problem): string {
  return `${placeText(problem)}: ${problem.severity} ${visibleText(problemReason(problem))}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return groups;
}
