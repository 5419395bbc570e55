import {
  code,
  field,
  list,
  name as nameText,
  type Finding,
  type Location,
  type MapOrder,
  type MarkKind,
  type Problem,
  type ProjectReport,
  type Report,
  type Text,
} from '@dipv/core';
import fc from 'fast-check';
import { NASTY_NAME } from './sample-report.js';

const fragments = [
  ...['\u001b[31m', '\u009b31m', '\r\n', '\n', '\u2028', '\u202e', '\u2066', '\u0000', '\ud800', '\ufffe', '\u{e0001}'],
  ...[
    '::error::x',
    ' ::set-env name=a::b',
    '##[error]x',
    '##vso[task.complete result=Succeeded;]',
    '%0A::error::x',
    '%',
  ],
  ...[
    '<script>',
    ']]>',
    '&lt;',
    '"',
    "'",
    '|',
    '`',
    '``',
    '\\',
    '@everyone',
    '#1',
    '](http://a.example)',
    '[a',
    '<!--',
    '* ',
    '1. ',
  ],
  ...['__proto__', 'constructor', ' ', 'plain words', 'Ünï', '漢字', NASTY_NAME],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 4 })
  .map((parts) => parts.join(''));
const name = fc.option(text);

const location: fc.Arbitrary<Location> = fc
  .record({ file: text, pointer: name, place: fc.option(fc.tuple(fc.integer({ min: 1 }), fc.integer({ min: 1 }))) })
  .map(({ file, pointer, place }) => {
    const [line, column] = place ?? [null, null];
    return { file, pointer, line, column, endLine: line, endColumn: column };
  });

const kind = fc.constantFrom<MarkKind[]>('name', 'field', 'code');
/** Marks that mostly fit no text: out of range, overlapping, through the middle of a character. */
const anyMarks = fc.array(fc.tuple(fc.integer({ min: -2, max: 24 }), fc.integer({ max: 24 }), kind), { maxLength: 3 });
/** A text of which some parts are marked. */
const marked: fc.Arbitrary<Text> = fc.oneof(
  fc.array(fc.tuple(text, fc.option(kind)), { maxLength: 4 }).map((parts) =>
    list(
      parts.map(([part, of]) => (of === null ? part : MARK[of](part))),
      '',
    ),
  ),
  fc.record({ text, marks: anyMarks }),
);
const MARK = { name: nameText, field: (part: string) => field(part), code };

const severity = fc.constantFrom('error', 'warning', 'info');

const finding: fc.Arbitrary<Finding> = fc
  .record({ message: marked, help: marked, rest: restOfFinding() })
  .map(({ message, help, rest }) => ({
    ...rest,
    message: message.text,
    help: help.text,
    marks: { message: message.marks, help: help.marks },
  }));

function restOfFinding(): fc.Arbitrary<Omit<Finding, 'message' | 'help' | 'marks'>> {
  return fc.record({
    code: fc.oneof(fc.constantFrom('DIPV1011', 'DIPV1030'), text),
    variant: name,
    severity,
    title: text,
    docs: text,
    task: name,
    leg: name,
    side: fc.constantFrom('source', 'destination', null),
    environmentType: name,
    table: name,
    field: name,
    sourceField: name,
    destinationField: name,
    location,
    fix: fc.option(
      fc.record({
        title: text,
        edits: fc.array(
          fc.record({
            file: text,
            line: fc.constant(1),
            column: fc.constant(2),
            endLine: fc.constant(1),
            endColumn: fc.constant(3),
            text,
          }),
          { maxLength: 2 },
        ),
      }),
    ),
    fingerprint: fc.oneof(fc.constant('same'), text),
  });
}

const project: fc.Arbitrary<ProjectReport> = fc.record({
  name: text,
  version: name,
  dualWrite: fc.boolean(),
  file: text,
  findings: fc.array(finding, { maxLength: 4 }),
  notChecked: fc.array(fc.record({ code: text, reason: text }), { maxLength: 2 }),
  suppressed: fc.array(fc.record({ finding, reason: text }), { maxLength: 1 }),
  legs: fc.constant([]),
});

const problem: fc.Arbitrary<Problem> = fc.record({
  kind: fc.constantFrom('input', 'foreign', 'not-mended', 'idle-suppression', 'interruption'),
  severity,
  file: text,
  reason: text,
  pointer: name,
  line: fc.option(fc.integer({ min: 1 })),
  column: fc.constant(null),
});

const order: fc.Arbitrary<MapOrder> = fc.record({
  steps: fc.array(
    fc.array(fc.record({ name: text, version: name, file: text, isInCircle: fc.boolean() }), { maxLength: 2 }),
    { maxLength: 2 },
  ),
  open: fc.array(fc.record({ name: text, version: name, reason: text }), { maxLength: 1 }),
});

/** Reports full of hostile names. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .record({
    shard: fc.option(fc.record({ index: fc.integer({ min: 1 }), count: fc.integer({ min: 1 }) })),
    projects: fc.array(project, { maxLength: 3 }),
    problems: fc.array(problem, { maxLength: 2 }),
    order: fc.option(order),
    leftAside: fc.option(fc.record({ maps: fc.nat({ max: 3 }), since: text })),
  })
  .map(({ shard, projects, problems, order: told, leftAside }) => {
    const findings = projects.flatMap((entry) => entry.findings);
    const count = (wanted: string) => findings.filter((entry) => entry.severity === wanted).length;
    return {
      version: 1,
      tool: { name: 'dipv', version: '1.2.3' },
      shard,
      summary: {
        projects: projects.length,
        mappings: 0,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        fixable: findings.filter((entry) => entry.fix !== null).length,
        suppressed: projects.flatMap((entry) => entry.suppressed).length,
        notChecked: projects.flatMap((entry) => entry.notChecked).length,
        problems: problems.filter((entry) => entry.severity !== 'info').length,
      },
      projects,
      problems,
      ...(told === null ? {} : { order: told }),
      ...(leftAside === null ? {} : { leftAside }),
    };
  });
