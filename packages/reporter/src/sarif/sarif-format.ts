import type {
  Failure,
  Finding,
  Fix,
  Problem,
  ProjectReport,
  Render,
  Report,
  RuleInfo,
  Severity,
  Text,
} from '@dipv/core';
import type {
  ArtifactChange,
  Fix as SarifFix,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
  LogicalLocation,
  Message,
} from 'sarif';
import { findingCode } from '../finding-code.js';
import { jsonText, laterList } from '../json-text.js';
import { markdownText } from '../markdown/markdown-text.js';
import { helpOf, messageOf } from '../marked-text.js';
import { leftAsideText } from '../left-aside.js';
import { lacksOf } from '../not-checked-groups.js';
import { problemReason } from '../problem-reason.js';
import { artifactUri } from './artifact-uri.js';

const LEVEL: Readonly<Record<Severity, NonNullable<Notification['level']>>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * SARIF 2.1.0. A variant of a code is a rule of its own, since it has a level of its own. Problems with inputs and what
 * was not checked, once for each map and reason, and how many maps were left aside are notifications of the invocation, which failed where an input could
 * not be read, or the run was cut short.
 */
export const renderSarif: Render = (report, context) => {
  const rules = ruleDescriptors(report, context.rules);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: report.tool.name, version: report.tool.version, rules } },
        invocations: [
          {
            executionSuccessful: isWhole(report, context.failures),
            toolExecutionNotifications: laterList(notifications(report), (each) => each) as Notification[],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: laterList(resultsOf(report, ruleIndex), (result) => result) as Result[],
      },
    ],
  };
  return jsonText(log);
};

function isWhole({ problems }: Report, failures: readonly Failure[]): boolean {
  const cutShort = failures.some(({ kind }) => kind === 'interrupted' || kind === 'missing-shards');
  return !cutShort && !problems.some((problem) => problem.severity === 'error');
}

/** The rules of the run; then those that only the findings name, as in reports of another build. */
function ruleDescriptors({ projects }: Report, rules: readonly RuleInfo[]): ReportingDescriptor[] {
  const descriptors = new Map(rules.flatMap(descriptorsOf).map((rule) => [rule.id, rule]));
  for (const finding of projects.flatMap(allFindings)) {
    const id = findingCode(finding);
    if (!descriptors.has(id)) {
      descriptors.set(id, {
        id,
        shortDescription: { text: finding.title },
        defaultConfiguration: { level: LEVEL[finding.severity] },
        ...helpUri(finding.docs),
      });
    }
  }
  return [...descriptors.values()];
}

function descriptorsOf(rule: RuleInfo): readonly ReportingDescriptor[] {
  const base = descriptorOf(rule, rule.code, rule.severity, rule.description);
  const variants = rule.variants.map((variant) =>
    descriptorOf(rule, `${rule.code}/${variant.name}`, variant.severity, variant.description),
  );
  return [base, ...variants];
}

function descriptorOf(rule: RuleInfo, id: string, severity: Severity, description: Text): ReportingDescriptor {
  return {
    id,
    name: ruleName(rule.title),
    shortDescription: { text: rule.title },
    fullDescription: { text: description.text, markdown: markdownText(description) },
    help: { text: rule.mend.text, markdown: markdownText(rule.mend) },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['dual-write', ...(rule.fixable ? ['fixable'] : [])] },
    ...helpUri(rule.docs),
  };
}

/** SARIF wants a name in Pascal case. */
function ruleName(title: string): string {
  const words = title.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function helpUri(docs: string | null): Pick<ReportingDescriptor, 'helpUri'> {
  return docs !== null && /^https?:/.test(docs) && URL.canParse(docs) ? { helpUri: docs } : {};
}

function allFindings({ findings, suppressed }: ProjectReport): readonly Finding[] {
  return [...findings, ...suppressed.map(({ finding }) => finding)];
}

function* resultsOf({ projects }: Report, ruleIndex: ReadonlyMap<string, number>): Generator<Result> {
  for (const project of projects) yield* projectResults(project, ruleIndex);
}

/** `suppressions` is set on every result: SARIF has them all say whether they are suppressed, or none. */
function* projectResults(project: ProjectReport, ruleIndex: ReadonlyMap<string, number>): Generator<Result> {
  const toResult = (finding: Finding, suppressions: Result['suppressions']): Result => ({
    ruleId: findingCode(finding),
    ruleIndex: ruleIndex.get(findingCode(finding)) ?? -1,
    level: LEVEL[finding.severity],
    message: {
      ...plainMessage(`${finding.message}\nHelp: ${finding.help}`),
      markdown: `${markdownText(messageOf(finding))}\n\nHelp: ${markdownText(helpOf(finding))}`,
    },
    locations: [{ ...physicalLocation(finding.location), logicalLocations: logicalLocations(project, finding) }],
    partialFingerprints: { 'dipv/v1': finding.fingerprint },
    ...(finding.fix === null || finding.fix.edits.length === 0 ? {} : { fixes: [sarifFix(finding.fix)] }),
    suppressions,
  });
  for (const finding of project.findings) yield toResult(finding, []);
  for (const { finding, reason } of project.suppressed) {
    yield toResult(finding, [{ kind: 'external', justification: reason }]);
  }
}

/** A viewer makes a link of `[text](target)` even in plain text; the backslash keeps it text. */
function plainMessage(text: string): Message {
  return { text: text.replaceAll('](', ']\\(') };
}

interface FilePlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine?: number | null;
  readonly endColumn?: number | null;
}

function physicalLocation(place: FilePlace): Location {
  const region = sarifRegion(place);
  return {
    physicalLocation: { artifactLocation: { uri: artifactUri(place.file) }, ...(region === null ? {} : { region }) },
  };
}

function sarifRegion({ line, column, endLine = null, endColumn = null }: FilePlace): Region | null {
  if (line === null) return null;
  return {
    startLine: line,
    ...(column === null ? {} : { startColumn: column }),
    ...(endLine === null ? {} : { endLine }),
    ...(endColumn === null ? {} : { endColumn }),
  };
}

function logicalLocations(project: ProjectReport, { leg, field }: Finding): LogicalLocation[] {
  const steps = [
    { kind: 'map', name: project.name },
    ...(leg === null ? [] : [{ kind: 'leg', name: leg }]),
    ...(field === null ? [] : [{ kind: 'field', name: field }]),
  ];
  return steps.map(({ kind, name }, index) => ({
    kind,
    name,
    fullyQualifiedName: steps
      .slice(0, index + 1)
      .map((step) => step.name)
      .join('/'),
  }));
}

function sarifFix({ title, edits }: Fix): SarifFix {
  const files = [...new Set(edits.map((edit) => edit.file))];
  const artifactChanges = files.map((file): ArtifactChange => ({
    artifactLocation: { uri: artifactUri(file) },
    replacements: edits
      .filter((edit) => edit.file === file)
      .map(({ line, column, endLine, endColumn, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        insertedContent: { text },
      })),
  }));
  return { description: plainMessage(title), artifactChanges };
}

function* notifications(report: Report): Generator<Notification> {
  const { projects, problems } = report;
  for (const problem of problems) yield problemNotification(problem);
  for (const project of projects) {
    for (const { reason, codes } of lacksOf([project])) {
      yield {
        level: 'note',
        message: plainMessage(`Not checked (${codes.join(', ')}): ${reason}`),
        ...associatedRule(codes),
        locations: [
          {
            ...physicalLocation({ file: project.file, line: null, column: null }),
            logicalLocations: [{ kind: 'map', name: project.name, fullyQualifiedName: project.name }],
          },
        ],
        properties: { codes },
      };
    }
  }
  const aside = leftAsideText(report);
  if (aside !== null) yield { level: 'note', message: plainMessage(aside) };
}

/** SARIF knows one rule of a notification; where there are several, `properties` has them. */
function associatedRule(codes: readonly string[]): Pick<Notification, 'associatedRule'> {
  const [code] = codes;
  return code === undefined || codes.length > 1 ? {} : { associatedRule: { id: code } };
}

function problemNotification(problem: Problem): Notification {
  return {
    level: LEVEL[problem.severity],
    message: plainMessage(problemReason(problem)),
    locations: [physicalLocation(problem)],
  };
}
