import assert from 'node:assert';
import {
  createValidator,
  foldName,
  type Finding,
  type Module,
  type ProjectReport,
  type RuleExample,
  type RuleInfo,
  type SourceDocument,
  type Workspace,
} from '@dipv/core';
import { buildWorkspace } from './build-workspace.js';
import { assertSame } from './check-example.js';
import { LACKS, SILENCES } from './deprive.js';
import { isPlace, type ExampleDocument } from './example-document.js';
import { fixedExample, fixOutput } from './fix-output.js';
import { exampleConfig } from './run-example.js';

/** A rule of a package, and how to run it. */
export interface Subject {
  readonly rule: RuleInfo;
  /** The whole build. */
  readonly modules: readonly Module[];
}

/** What holds for every rule, by the name of its test. */
export const CONFORMANCE: readonly (readonly [name: string, check: (subject: Subject) => void])[] = [
  ['says what it is about', isDescribed],
  ['has an example for every variant, and for every lack', hasExamples],
  ['says the same of the same map', isDeterministic],
  ['judges by plain data', judgesByPlainData],
  ['ignores the case of field names', ignoresCase],
  ['changes nothing of what it is given', changesNothing],
  ['finds nothing at a place that is not there', hasPlaces],
  ['mends by each fix what it found, and adds nothing', mends],
  ['says so where it cannot be checked', isNeverSilent],
];

/** No AssertionError, of which Jest would show two values that there are not. */
function fail(message: string): never {
  throw new Error(message);
}

function isDescribed({ rule }: Subject): void {
  const { code, title, description, mend, docs, variants } = rule;
  const texts = [
    ['title', title],
    ['description', description.text],
    ['mend', mend.text],
    ...variants.map(({ name, description: ofVariant }) => [`description of the variant ${name}`, ofVariant.text]),
  ] as const;
  const blank = texts.find(([, text]) => (text ?? '').trim() === '');
  if (blank !== undefined) fail(`${code}: its ${blank[0]} is blank, but is shown to people`);
  if (docs !== null && !URL.canParse(docs)) fail(`${code}: its docs are no address: ${docs}`);
  const names = allExamples(rule).map(({ name }) => name);
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin !== undefined) fail(`${code} has two examples called ${JSON.stringify(twin)}`);
}

function hasExamples(subject: Subject): void {
  const { rule } = subject;
  const { code, examples, variants, options } = rule;
  const found = new Set(examples.fails.flatMap(({ finds }) => [...finds].map(({ variant }) => variant)));
  const missing = variants.find(({ name }) => !found.has(name));
  if (missing !== undefined) fail(`${code} has no failing example for its variant ${missing.name}`);
  if (options !== null && allExamples(rule).every((example) => example.options === undefined))
    fail(`${code} takes options, but no example sets any`);
  const shown = new Set(lacksIn(allExamples(rule).map((example) => run(subject, example))));
  const unshown = wantedFacts(subject).find((fact) => !shown.has(fact));
  if (unshown !== undefined) fail(`${code} is not checked without ${unshown}, but no example shows it: say notChecked`);
}

/** What is told as lacking in the place of a need, since that is looked up in it. */
const TOLD_AS: Readonly<Record<string, string>> = { metadata: 'table', organizationMapping: 'connectionSet' };

/** The facts that a rule needs, and those that it turns out to lack where metadata says less than in its examples. */
function wantedFacts(subject: Subject): readonly string[] {
  const { needs } = subject.rule;
  const needed = needs.map((need) => need.split('.')[0] ?? need).map((fact) => TOLD_AS[fact] ?? fact);
  const told = allExamples(subject.rule).flatMap((example) => {
    const workspace = buildWorkspace(example);
    return lacksIn(SILENCES.map((deprive) => check(subject, example, deprive(workspace))));
  });
  return [...needed, ...told];
}

function lacksIn(reports: readonly ProjectReport[]): readonly string[] {
  return reports.flatMap(({ notChecked }) => notChecked.flatMap(({ lack }) => lack?.fact ?? []));
}

function isDeterministic(subject: Subject): void {
  for (const example of allExamples(subject.rule)) {
    const [once, again] = [run(subject, example), run(subject, example)];
    assertSame(again, once, `${label(subject, example)}: two runs over the same map differ`);
  }
}

/** What is told of maps, and judged by that, comes from other threads and earlier runs as JSON. */
function judgesByPlainData(subject: Subject): void {
  const { rule, modules } = subject;
  if (rule.scope !== 'workspace') return;
  for (const example of allExamples(rule)) {
    const validator = createValidator({ modules, config: { ...exampleConfig(rule, example), only: [rule.code] } });
    const checking = validator.check(buildWorkspace(example), { judge: (maps) => sent(validator.judge(sent(maps))) });
    const [report] = new Map([...checking].map((each) => [each.project, each.report])).values(); // the later one of a map holds
    assertSame(
      report,
      run(subject, example),
      `${label(subject, example)}: by facts that came as JSON it says something else`,
    );
  }
}

function sent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** The service itself compares names so. */
function ignoresCase(subject: Subject): void {
  const tell = ({ findings, notChecked }: ProjectReport) => ({
    findings: findings.map(({ code, variant, severity, side, message, location }) => [
      code,
      variant,
      severity,
      side,
      foldName(message),
      location.pointer,
    ]),
    notChecked: notChecked.map(({ reason }) => foldName(reason)),
  });
  for (const example of allExamples(subject.rule)) {
    const workspace = buildWorkspace(example);
    const shouted = { ...workspace, projects: workspace.projects.map(withUpperCase) };
    assertSame(
      tell(check(subject, example, shouted)),
      tell(check(subject, example, workspace)),
      `${label(subject, example)}: the case of field names changes what it says; compare with foldName of @dipv/core`,
    );
  }
}

function withUpperCase(project: Workspace['projects'][number]): Workspace['projects'][number] {
  const upper = (name: string | null) => name?.toUpperCase() ?? null;
  const tasks = project.tasks.map((task) => ({
    ...task,
    legs: task.legs.map((leg) => ({
      ...leg,
      mappings: leg.mappings.map((mapping) => ({
        ...mapping,
        sourceField: upper(mapping.sourceField),
        destinationField: upper(mapping.destinationField),
      })),
    })),
  }));
  return { ...project, tasks };
}

/** A rule that is no strict code changes nothing either, and is not told: the model cannot be changed. */
function changesNothing(subject: Subject): void {
  for (const example of allExamples(subject.rule)) {
    const workspace = buildWorkspace(example);
    const before = pictureOf(workspace);
    const { findings } = check(subject, example, workspace);
    const fault = findings.find(({ code }) => code !== subject.rule.code);
    if (fault !== undefined) fail(`${label(subject, example)}: ${fault.message}`);
    assertSame(pictureOf(workspace), before, `${label(subject, example)}: the model is another one after the check`);
  }
}

function pictureOf(workspace: Workspace): unknown {
  const plain = (_: string, value: unknown) => (value instanceof Map ? [...(value as Map<unknown, unknown>)] : value);
  return JSON.parse(JSON.stringify(workspace, plain));
}

function hasPlaces(subject: Subject): void {
  for (const example of allExamples(subject.rule)) {
    const workspace = buildWorkspace(example);
    for (const { location, message } of check(subject, example, workspace).findings) {
      const content = contentOf(workspace, location.file);
      if (content !== undefined && isPlace(content, location.pointer ?? '')) continue;
      fail(
        `${label(subject, example)}: there is nothing at ${JSON.stringify(location.pointer)} of ${location.file}, where it finds: ${message}`,
      );
    }
  }
}

function contentOf(workspace: Workspace, file: string): ExampleDocument['content'] | undefined {
  const documents = [...workspace.projects, ...workspace.connectionSets].map(({ document }) => document);
  return documents.filter(isExampleDocument).find((each) => each.file === file)?.content;
}

function isExampleDocument(document: SourceDocument): document is ExampleDocument {
  return 'content' in document;
}

function mends(subject: Subject): void {
  const { rule } = subject;
  let fixes = 0;
  for (const example of rule.examples.fails) {
    const before = runAll(subject, example);
    for (const finding of before.findings.filter(({ code }) => code === rule.code)) {
      if (finding.fix === null) continue;
      fixes++;
      const output = fixOutput(finding.fix);
      if (output === null) continue; // of another file than the map, which an example cannot show
      const after = runAll(subject, fixedExample(example, output));
      const head = `${label(subject, example)}, fix ${JSON.stringify(finding.fix.title)}`;
      if (count(after.findings, finding) >= count(before.findings, finding))
        fail(`${head}: what it mends is still found: ${finding.message}`);
      const added = after.findings.find((each) => count(after.findings, each) > count(before.findings, each));
      if (added !== undefined) fail(`${head}: it adds ${added.code}: ${added.message}`);
    }
  }
  if (rule.fixable && fixes === 0) fail(`${rule.code} says that it is fixable, but no failing example has a fix`);
  if (!rule.fixable && fixes > 0) fail(`${rule.code} has fixes: let it say fixable: true`);
}

/** By what it says, since places move where something is removed. */
function count(findings: readonly Finding[], { code, variant, message }: Finding): number {
  return findings.filter((each) => each.code === code && each.variant === variant && each.message === message).length;
}

/** What is found with all inputs is found without one of them, or told as not checked: silence would be taken for praise. */
function isNeverSilent(subject: Subject): void {
  for (const example of subject.rule.examples.fails) {
    for (const [what, without] of LACKS) {
      const { findings, notChecked } = check(subject, example, without(buildWorkspace(example)));
      if (findings.length > 0 || notChecked.length > 0) continue;
      fail(
        `${label(subject, example)}: without ${what} it finds nothing, and does not say that it was not checked; declare what it needs, or call notChecked`,
      );
    }
  }
}

function allExamples({ examples: { fails, passes } }: RuleInfo): readonly RuleExample[] {
  return [...fails, ...passes];
}

function label({ rule }: Subject, { name }: RuleExample): string {
  return `${rule.code}, example ${JSON.stringify(name)}`;
}

function run(subject: Subject, example: RuleExample): ProjectReport {
  return check(subject, example, buildWorkspace(example));
}

/** What the rule alone says of the one map of a workspace. */
function check({ rule, modules }: Subject, example: RuleExample, workspace: Workspace): ProjectReport {
  const config = { ...exampleConfig(rule, example), only: [rule.code] };
  return onlyProject(createValidator({ modules, config }).validate(workspace).projects);
}

/** What all rules of the build say. */
function runAll({ rule, modules }: Subject, example: RuleExample): ProjectReport {
  const config = exampleConfig(rule, example);
  return onlyProject(createValidator({ modules, config }).validate(buildWorkspace(example)).projects);
}

function onlyProject([report]: readonly ProjectReport[]): ProjectReport {
  assert.ok(report);
  return report;
}
