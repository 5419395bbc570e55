import fc from 'fast-check';
import { cabinetOf, zipOf, type ZipEntry } from './archives.js';
import { brokenFilter, soundFilter } from './filters.js';
import { contentOf, type Content, type FuzzCase } from './fuzz-case.js';
import { encoded, mutatedJson, mutatedXml, torn } from './mutations.js';
import { KEPT_FILE } from './kept-runs.js';
import { NEIGHBOUR, SOUND_PROJECT, type Shape } from './shapes.js';

/** A way to make cases. */
export interface CaseMaker {
  readonly name: string;
  readonly cases: fc.Arbitrary<FuzzCase>;
}

const NEIGHBOUR_FILE = 'neighbour.json';

interface Subject {
  readonly shape: Shape;
  readonly bytes: Buffer;
}

function inputs(file: string, bytes: Uint8Array, shape: Shape | null, hasNeighbour: boolean): FuzzCase {
  const companions = shape === null || file !== shape.file ? {} : shape.companions;
  return {
    target: 'inputs',
    subject: file,
    ...(shape?.mayBeIdle === true ? { mayBeIdle: true } : {}),
    files: { ...companions, [file]: contentOf(bytes), ...(hasNeighbour ? { [NEIGHBOUR_FILE]: NEIGHBOUR } : {}) },
  };
}

const asText = (value: unknown): Content => `${JSON.stringify(value, null, 2)}\n`;

/** All ways to make cases, over these shapes. */
export function caseMakers(shapes: readonly Shape[]): readonly CaseMaker[] {
  const anyShape = fc.constantFrom(...shapes);
  const mutated = ({ text }: Shape): fc.Arbitrary<string> =>
    text.trimStart().startsWith('<') ? mutatedXml(text) : mutatedJson(text);
  const subject: fc.Arbitrary<Subject> = anyShape.chain((shape) =>
    mutated(shape)
      .chain(encoded)
      .map((bytes) => ({ shape, bytes })),
  );
  const tornSubject: fc.Arbitrary<Subject> = anyShape.chain((shape) =>
    encoded(shape.text)
      .chain(torn)
      .map((bytes) => ({ shape, bytes })),
  );
  /** Alone, or beside a neighbour. */
  const laid = (subjects: fc.Arbitrary<Subject>, file: string | null = null): fc.Arbitrary<FuzzCase> =>
    fc
      .tuple(subjects, fc.boolean())
      .map(([{ shape, bytes }, hasNeighbour]) => inputs(file ?? shape.file, bytes, shape, hasNeighbour));
  const packed = ({ shape, bytes }: Subject): { path: string; content: Buffer }[] => [
    ...Object.entries(shape.companions).map(([path, text]) => ({ path, content: Buffer.from(text) })),
    { path: shape.file, content: bytes },
  ];
  const zip = fc
    .tuple(subject, fc.array(zipEntry, { maxLength: 3 }), fc.constantFrom('', 'a comment'), fc.constantFrom('', 'junk'))
    .map(([each, others, comment, lead]) => ({
      shape: each.shape,
      bytes: zipOf([...packed(each), ...others], comment, lead),
    }));
  const cabinet = subject.map((each) => ({ shape: each.shape, bytes: cabinetOf(packed(each)) }));
  const nested = zip.map(({ shape, bytes }) => ({ shape, bytes: zipOf([{ path: 'a/inner.zip', content: bytes }]) }));
  const tornArchive = (archive: fc.Arbitrary<Subject>): fc.Arbitrary<Subject> =>
    archive.chain(({ shape, bytes }) => torn(bytes).map((less) => ({ shape, bytes: less })));

  // maps with metadata of both sides, each of them mutated or not, reach what no single input does
  const several = fc
    .array(fc.tuple(subject, anyShape, fc.boolean()), { minLength: 2, maxLength: 5 })
    .map((subjects): FuzzCase => {
      const files = subjects.map(([{ bytes }, other, isSound], i) => {
        const extension = other.file.split('.').at(-1) ?? 'json';
        const content = isSound ? other.text : contentOf(bytes);
        return [`${i}.${isSound ? extension : 'json'}`, content] as const;
      });
      const [subjectFile = ''] = files[0] ?? [];
      return {
        target: 'inputs',
        subject: subjectFile,
        mayBeIdle: true,
        files: { ...Object.fromEntries(files), [NEIGHBOUR_FILE]: NEIGHBOUR },
      };
    });

  const maps = shapes.filter(({ name, text }) => MAP_SHAPES.test(name) && ONLY_IN_MAPS.test(text));
  const cutMap = fc
    .constantFrom(...maps)
    .chain(({ text }) => fc.nat(text.length - 2).map((less) => text.slice(0, text.length - 2 - less)))
    .map((text) => ({
      ...inputs('subject.json', Buffer.from(text), null, true),
      ...(ONLY_IN_MAPS.test(text) ? { isCutMap: true } : { mayBeIdle: true }),
    }));

  return [
    { name: 'structure', cases: laid(subject) },
    { name: 'torn', cases: laid(tornSubject) },
    { name: 'workspaces of several', cases: several },
    { name: 'maps cut short', cases: cutMap },
    {
      name: 'bytes',
      cases: fc
        .tuple(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('json', 'xml', 'zip', 'cab', 'config'))
        .map(([bytes, extension]) => inputs(`subject.${extension}`, bytes, null, true)),
    },
    { name: 'zip', cases: laid(fc.oneof(zip, nested), 'subject.zip') },
    { name: 'zip, torn', cases: laid(tornArchive(zip), 'subject.zip') },
    { name: 'cabinet', cases: laid(fc.oneof(cabinet, tornArchive(cabinet)), 'subject.cab') },
    {
      name: 'filters that are sound',
      cases: soundFilter.map((filter) => ({ ...filterCase(filter), isSound: true })),
    },
    { name: 'filters that are broken', cases: brokenFilter.map(filterCase) },
    {
      name: 'configuration',
      cases: hostFile('configuration', 'dipv.config.json', CONFIGURATION, {}),
    },
    {
      name: 'baseline',
      cases: hostFile('baseline', 'baseline.json', BASELINE, {}),
    },
  ];
}

const MAP_SHAPES = /^(?:mapping|map records?|project|contoso\/maps.*)$/;
/** Names that hardly stand in anything but a map, with what begins their value. */
const ONLY_IN_MAPS =
  /"(?:fieldMappings|entityMappingTasks|msdyn_mapping|leftEnvironmentType|sourceEnvironmentType|destinationSchema)": ?["[]/;

const harmful = fc.constantFrom(
  '../outside.json',
  '/etc/outside.json',
  'C:\\outside.json',
  'a\\b.json',
  'folder/',
  'a.json',
  'subject.json',
  '__proto__',
  'name\u001b[31m.json',
  'a!/b.json',
  '\ud83d\ude00.json',
  'x'.repeat(300),
);

const zipEntry: fc.Arbitrary<ZipEntry> = fc.record(
  {
    path: harmful,
    content: fc.constantFrom(Buffer.alloc(0), Buffer.from('{}'), Buffer.from(NEIGHBOUR), Buffer.alloc(200_000)),
    method: fc.constantFrom(0, 8, 9, 12, 14, 99),
    flags: fc.constantFrom(0, 1, 8, 0x800, 0x2000),
    claimedSize: fc.constantFrom(0, 1, 2, 1_000_000_000),
    crc: fc.constantFrom(0, 0xffffffff),
    comment: fc.constantFrom('a note', '\u001b[2J'),
    extra: fc.constantFrom(
      Buffer.from([1, 0, 0, 0]),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      Buffer.from('UT\x05\0\x03abcd', 'latin1'),
    ),
    mode: fc.constantFrom(0o120777, 0o100755, 0o40755),
  },
  { requiredKeys: ['path', 'content'] },
);

function filterCase(filter: string): FuzzCase {
  const project = JSON.parse(SOUND_PROJECT) as { entityMappingTasks: { legs: { reversedSourceFilter: string }[] }[] };
  for (const leg of project.entityMappingTasks.flatMap(({ legs }) => legs)) leg.reversedSourceFilter = filter;
  return {
    target: 'filter',
    subject: 'subject.json',
    files: { 'subject.json': asText(project), [NEIGHBOUR_FILE]: NEIGHBOUR },
  };
}

const CONFIGURATION = JSON.stringify({
  customRules: [
    {
      code: 'ACME0001',
      title: 'A constant',
      severity: 'warning',
      scope: 'mapping',
      when: 'destination.name.like("acme_*") && (mapping.hasDefault || destination.length < 20)',
      message: '{destination.name} gets {mapping.default}',
      help: 'Map a field.',
    },
    {
      code: 'ACME0002',
      title: 'Keys',
      scope: 'leg',
      when: 'leg.mappings.filter(m, m.source.isExpanded).size() > 1 || "a" in leg.source.integrationKey',
      message: '{leg.source.name}',
      help: 'Map a field.',
      examples: {
        fails: [{ name: 'a', mappings: ['A >> b'], finds: [{ at: '/legs/0', message: 'm' }] }],
        passes: [{ name: 'b' }],
      },
    },
  ],
  rules: { DIPV1031: 'off', 'DIPV1030/narrowing': 'error' },
  overrides: [{ maps: ['msdyn_*', 'maps/**'], rules: { DIPV1013: 'warning' } }],
  suppress: [{ code: 'DIPV1011', map: 'Pumps*', field: 'a', reason: 'known', until: '2030-01-01' }],
  metadata: ['./snapshot.json'],
  connectionSet: './set.json',
  integrationKeys: './keys.json',
  crossCompanySharing: ['CustCustomerGroup'],
  failOn: 'warning',
  maxWarnings: 5,
  formats: ['json:report.json'],
  plugins: ['@acme/dipv-rules'],
  extends: './other.json',
});

const BASELINE = JSON.stringify({
  version: 1,
  findings: [
    { fingerprint: '0123456789abcdef', code: 'DIPV1013', map: 'Pumps', field: 'contoso_code' },
    { fingerprint: 'fedcba9876543210', code: 'DIPV1030/narrowing', map: 'Pumps', field: null },
  ],
});

/** A file that the host reads, beside a map. */
function hostFile(
  target: 'configuration' | 'baseline' | 'reports',
  file: string,
  sound: string,
  more: Readonly<Record<string, string>>,
): fc.Arbitrary<FuzzCase> {
  const mutated = mutatedJson(sound);
  const bytes = fc.oneof(
    { weight: 4, arbitrary: mutated.chain(encoded) },
    { weight: 1, arbitrary: mutated.chain((text) => torn(Buffer.from(text))) },
  );
  return bytes.map((content) => ({
    target,
    subject: file,
    files: { ...more, [file]: contentOf(content), [NEIGHBOUR_FILE]: NEIGHBOUR },
  }));
}

/** What this build writes itself, as an input: reports, snapshots and what it keeps for the next run. */
export function ownFileCases(own: {
  readonly report: string;
  readonly snapshot: string;
  readonly kept: string;
}): readonly CaseMaker[] {
  const [signature = '', content = ''] = own.kept.split('\n');
  return [
    { name: 'reports', cases: hostFile('reports', 'report.json', own.report, {}) },
    {
      name: 'snapshots',
      cases: mutatedJson(own.snapshot)
        .chain(encoded)
        .map((bytes): FuzzCase => {
          const files = { 'map.json': SOUND_PROJECT, 'subject.json': contentOf(bytes), [NEIGHBOUR_FILE]: NEIGHBOUR };
          return { target: 'inputs', subject: 'subject.json', mayBeIdle: true, files };
        }),
    },
    {
      name: 'caches',
      cases: fc
        .oneof(
          mutatedJson(content).map((text) => Buffer.from(`${signature}\n${text}`)),
          mutatedJson(content).map((text) => Buffer.from(text)),
          torn(Buffer.from(own.kept)),
        )
        .map((bytes) => ({ target: 'cache', subject: KEPT_FILE, files: { [KEPT_FILE]: contentOf(bytes) } })),
    },
  ];
}
