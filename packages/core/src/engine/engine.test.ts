import { createValidator } from '../create-validator.js';
import { parseFieldPath } from '../field-path.js';
import { lacksConnectionSet } from '../knowledge/lacks.js';
import type { FieldMapping, Leg, Project } from '../model/project.js';
import type { ProjectReport, Report } from '../model/report.js';
import { defineModule } from '../modules/module.js';
import { legRule, projectRule, sideRule, taskRule, type Rule } from '../rule.js';
import { document, LEG, only, project, run, runModules, told, workspaceOf } from '../test-data/run.js';
import type { Suppression, ValidatorConfig } from '../validator-config.js';
import type { CheckOptions } from './engine.js';

const sound = legRule({ ...told('SOUND'), check: ({ leg, report }) => report({ at: leg.at('id'), detail: 'found' }) });
const codes = ({ findings }: ProjectReport) => findings.map(({ code }) => code);

describe('a rule that throws', () => {
  const fail = () => {
    throw new TypeError('the screw is loose');
  };
  const throwing: readonly [string, Rule][] = [
    ['project', projectRule({ ...told('BROKEN'), check: fail })],
    ['task', taskRule({ ...told('BROKEN'), check: fail })],
    ['leg', legRule({ ...told('BROKEN'), check: fail })],
    ['side', sideRule({ ...told('BROKEN'), check: fail })],
    ['leg, before it checks', legRule({ ...told('BROKEN'), applies: fail, check: () => undefined })],
  ];

  it.each(throwing)('of a %s becomes DIPV1001 in a dual-write map, and every other rule still runs', (_, rule) => {
    const report = run([rule, sound], [project('A'), project('B')]);
    expect(report.projects.map(({ name }) => name)).toEqual(['A', 'B']);
    for (const each of report.projects) {
      expect(new Set(codes(each))).toEqual(new Set(['DIPV1001', 'SOUND']));
      const { message, severity } = each.findings.find(({ code }) => code === 'DIPV1001')!;
      expect(severity).toBe('error');
      expect(message).toMatch(/^Exception in BROKEN of module test: TypeError: the screw is loose\n\s+at /);
    }
  });

  it.each(throwing)('of a %s becomes DIPV1006 in another project', (_, rule) => {
    const report = run([rule, sound], [project('A', { isDualWrite: false })]);
    expect(new Set(codes(only(report)))).toEqual(new Set(['DIPV1006', 'SOUND']));
  });

  it('is placed at the leg that it was about', () => {
    const [, rule] = throwing[2]!;
    const [finding] = only(run([rule], [project('A')])).findings;
    expect(finding).toMatchObject({ task: 'Customers V3 - accounts', leg: '001', location: { pointer: '/legs/0' } });
  });

  it('is placed at the whole map where it was about that', () => {
    const [finding] = only(run([throwing[0]![1]], [project('A')])).findings;
    expect(finding).toMatchObject({ task: null, leg: null, location: { pointer: '' } });
  });

  it('while it helps keeps its finding, with the general help', () => {
    const rule = legRule({ ...told('BROKEN'), help: fail, check: ({ report }) => report({ at: '', detail: 'odd' }) });
    const { findings } = only(run([rule, sound], [project('A')]));
    expect(findings.map(({ code, help }) => `${code}: ${help}`).sort()).toEqual([
      expect.stringMatching(/^BROKEN: Mend it\.$/),
      expect.stringMatching(/^DIPV1001: /),
      expect.stringMatching(/^SOUND: /),
    ]);
  });

  it('keeps what the rule found before', () => {
    const rule = legRule({
      ...told('BROKEN'),
      check({ report }) {
        report({ at: '', detail: 'one thing' });
        fail();
      },
    });
    expect(codes(only(run([rule], [project('A')]))).sort()).toEqual(['BROKEN', 'DIPV1001']);
  });

  it('may throw what is no error', () => {
    const rule = projectRule({
      ...told('BROKEN'),
      check() {
        throw 'a plain text';
      },
    });
    expect(only(run([rule], [project('A')])).findings[0]?.message).toBe(
      'Exception in BROKEN of module test: a plain text',
    );
  });
});

describe('what is not checked', () => {
  it('is told once a project, code and reason', () => {
    const rule = legRule({ ...told('NEEDY'), needs: ['connectionSet'], check: () => assertNeverRun() });
    const legs = [LEG, { ...LEG, id: '002', pointer: '/legs/1' }];
    const report = run([rule], [project('A', {}, legs), project('B')]);
    const lack = lacksConnectionSet(null, false);
    const notChecked = [{ code: 'NEEDY', reason: 'no connection set was supplied', lack }];
    expect(report.projects.map((each) => each.notChecked)).toEqual([notChecked, notChecked]);
    expect(report.summary).toMatchObject({ notChecked: 2, errors: 0 });
  });

  it('names every reason, in the order of codes', () => {
    const two = legRule({ ...told('TWO'), needs: ['table.source', 'table.destination'], check: () => undefined });
    const one = taskRule({ ...told('ONE'), needs: ['connections'], check: () => undefined });
    expect(only(run([two, one], [project('A')])).notChecked).toMatchObject([
      { code: 'ONE', reason: 'no connections snapshot was supplied', lack: { fact: 'connections', side: null } },
      { code: 'TWO', reason: 'no metadata for AX table Customers V3', lack: { fact: 'table', side: 'source' } },
      { code: 'TWO', reason: 'no metadata for CRM table accounts', lack: { fact: 'table', side: 'destination' } },
    ]);
  });

  it('is told by a rule of a part of its check', () => {
    const rule = legRule({ ...told('PARTLY'), check: ({ notChecked }) => notChecked('half of it is not known') });
    expect(only(run([rule], [project('A')])).notChecked).toEqual([
      { code: 'PARTLY', reason: 'half of it is not known' },
    ]);
  });

  it('leaves out rules that do not apply', () => {
    const rule = legRule({ ...told('IDLE'), needs: ['connectionSet'], applies: () => false, check: () => undefined });
    expect(only(run([rule], [project('A')])).notChecked).toEqual([]);
  });
});

describe('a rule', () => {
  it('of sides is asked once a side, with the other at hand', () => {
    const rule = sideRule({
      ...told('SIDES'),
      check: ({ side, other, report }) =>
        report({ side: side.name, at: '', detail: `${side.label}, not ${other.label}` }),
    });
    expect(only(run([rule], [project('A')])).findings.map(({ message }) => message)).toEqual([
      'AX table Customers V3, not CRM table accounts',
      'CRM table accounts, not AX table Customers V3',
    ]);
  });

  it('need say only what it found: names, table and help are the engine’s', () => {
    const rule = legRule({
      ...told('NAMES'),
      help: ({ source }) => `Look at ${source.tableName}.`,
      check: ({ report }) => report({ side: 'destination', at: '/legs/0/id', detail: 'wrong', field: 'name' }),
    });
    expect(only(run([rule], [project('A', { version: '1.0.0.2' })])).findings).toEqual([
      expect.objectContaining({
        code: 'NAMES',
        variant: null,
        severity: 'error',
        message: 'wrong',
        help: 'Look at Customers V3.',
        task: 'Customers V3 - accounts',
        leg: '001',
        side: 'destination',
        environmentType: 'CRM',
        table: 'accounts',
        field: 'name',
        sourceField: null,
        destinationField: null,
        fix: null,
      }),
    ]);
  });
});

describe('what rules of every scope are asked with', () => {
  const help = ({ options }: { readonly options: object }) => `Options: ${JSON.stringify(options)}.`;
  const detail = (...given: readonly ({ readonly model: object } | { readonly label: object })[]) =>
    given.map((each) => ('model' in each ? 'model' : 'label')).join();
  const rules: readonly Rule[] = [
    projectRule({ ...told('OF1'), help, check: ({ project: of, report }) => report({ at: '', detail: detail(of) }) }),
    taskRule({
      ...told('OF2'),
      help,
      check: ({ project: of, task, report }) => report({ at: '', detail: detail(of, task) }),
    }),
    legRule({
      ...told('OF3'),
      help,
      check: ({ project: of, task, leg, source, destination, report }) =>
        report({ at: '', detail: detail(of, task, leg, source, destination) }),
    }),
    sideRule({
      ...told('OF4'),
      help,
      applies: ({ side }) => side.isDataverse,
      check: ({ project: of, task, leg, side, other, report }) =>
        report({ at: '', detail: detail(of, task, leg, side, other) }),
    }),
  ];

  it('is the context of their scope, which also helps', () => {
    const { findings } = only(run(rules, [project('A')]));
    expect(findings.map(({ code, message, help: told }) => `${code}: ${message}. ${told}`)).toEqual([
      'OF1: model. Options: {}.',
      'OF2: model,model. Options: {}.',
      'OF3: model,model,model,label,label. Options: {}.',
      'OF4: model,model,model,label,label. Options: {}.',
    ]);
  });

  it('may say that something was not checked, by a lack or in words', () => {
    const lack = lacksConnectionSet(null, false);
    const rule = taskRule({
      ...told('PARTLY'),
      check({ notChecked }) {
        notChecked(lack);
        notChecked('in words');
      },
    });
    expect(only(run([rule], [project('A')])).notChecked).toEqual([
      { code: 'PARTLY', reason: 'in words' },
      { code: 'PARTLY', reason: lack.reason, lack },
    ]);
  });

  it('is nothing where the rule is off', () => {
    let asked = 0;
    const rule = legRule({ ...told('OFF'), check: () => void asked++ });
    const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [rule, sound] })];
    runModules(modules, workspaceOf([project('A')]), { rules: { OFF: 'off' } });
    expect(asked).toBe(0);
  });
});

describe('order', () => {
  it('of projects is by file, name and version, and of problems by file and place', () => {
    const file = (name: string) => ({ document: document(name) });
    const problem = (name: string, line: number | null) =>
      ({ kind: 'input', severity: 'warning', file: name, reason: 'odd', pointer: null, line, column: line }) as const;
    const report = run(
      [sound],
      [
        project('B', file('b')),
        project('Z', file('a')),
        project('B', { ...file('a'), version: '2' }),
        project('B', { ...file('a'), version: '1' }),
      ],
      { problems: [problem('b', 1), problem('a', 9), problem('a', 2)] },
    );
    expect(report.projects.map(({ file: f, name, version }) => `${f} ${name} ${version}`)).toEqual([
      'a B 1',
      'a B 2',
      'a Z null',
      'b B null',
    ]);
    expect(report.problems.map(({ file: f, line }) => `${f} ${line}`)).toEqual(['a 2', 'a 9', 'b 1']);
  });

  it('of problems in one line is by column and reason, those of the whole file first', () => {
    const problem = (line: number | null, column: number | null, reason: string) =>
      ({ kind: 'input', severity: 'warning', file: 'a', reason, pointer: null, line, column }) as const;
    const given = [
      problem(2, 5, 'c'),
      problem(2, 3, 'e'),
      problem(2, 3, 'd'),
      problem(1, 9, 'b'),
      problem(2, null, 'x'),
      problem(null, null, 'a'),
    ];
    for (const problems of [given, [...given].reverse()])
      expect(
        run([sound], [], { problems })
          .problems.map(({ reason }) => reason)
          .join(''),
      ).toBe('abxdec');
  });

  it('of versions is by their names, a map without one first', () => {
    const versions = [null, '1', '2'];
    const maps = versions.map((version) => project('A', { version }));
    for (const projects of [maps, [...maps].reverse()])
      expect(run([sound], projects).projects.map(({ version }) => version)).toEqual(versions);
  });

  it('of findings without places is by code and message, in whatever order rules find them', () => {
    const rule = (code: string) =>
      projectRule({
        ...told(code),
        check({ report }) {
          report({ at: '/2', detail: 'second' });
          report({ at: '/1', detail: 'first' });
        },
      });
    const { findings } = only(run([rule('B'), rule('A')], [project('A')]));
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'A first',
      'A second',
      'B first',
      'B second',
    ]);
  });

  it('of nothing is an empty report', () => {
    expect(run([sound], [])).toMatchObject({
      version: 1,
      projects: [],
      problems: [],
      summary: { projects: 0, errors: 0 },
    });
  });
});

describe('names from inputs', () => {
  it.each(['__proto__', 'constructor', '\u001b[31m', '<script>', '::error::', '/etc/passwd'])(
    'such as %j are data',
    (name) => {
      const leg: Leg = {
        ...LEG,
        id: name,
        sourceTable: name,
        destinationTable: name,
        sourceEnvironment: name,
        mappings: [
          {
            direction: 3,
            rawDirection: 3,
            sourceField: name,
            destinationField: `${name}.${name}`,
            destinationRelatedEntity: name,
            transforms: [{ type: 'ValueMap', entries: [[name, name]] }],
            raw: null,
          },
        ],
      };
      const asking = sideRule({
        ...told('ASKING'),
        check({ side, report }) {
          const { outcome } = side.paths.resolve(parseFieldPath(name), name);
          const mapped = side.paths.mappingsOf(name).length;
          report({
            at: `/${name}`,
            field: name,
            detail: `${outcome} ${mapped} ${side.tables.related(name).table?.name ?? 'none'}`,
          });
        },
      });
      const report = run([asking], [project(name, {}, [leg])]);
      expect(only(report).name).toBe(name);
      expect(only(report).findings.map(({ message }) => message)).toEqual(['unknown 1 none', 'unknown 1 none']);
    },
  );
});

const NAME: FieldMapping = {
  direction: 1,
  rawDirection: 1,
  sourceField: 'Name',
  destinationField: 'name',
  destinationRelatedEntity: null,
  transforms: [],
  raw: null,
};

/** Checks as a host does that asks for more than everything. */
function check(projects: readonly Project[], options: CheckOptions, config: ValidatorConfig = {}) {
  const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [sound] })];
  const checking = createValidator({ modules, config }).check(workspaceOf(projects), options);
  const told: string[] = [];
  for (;;) {
    const { done, value } = checking.next();
    if (done === true) return { told, report: value };
    told.push(value.report.name);
  }
}

describe('a check of some maps', () => {
  const maps = [project('A'), project('B')];
  const onlyB = ({ name }: Project) => name === 'B';
  const reasons = ({ problems }: Report) => problems.map(({ reason }) => reason);

  it('tells each once it is checked, and reports no other', () => {
    expect(check(maps, {}).told).toEqual(['A', 'B']);
    const { told, report } = check(maps, { filter: onlyB });
    expect(told).toEqual(['B']);
    expect(report.projects.map(({ name }) => name)).toEqual(['B']);
    expect(report.summary).toMatchObject({ projects: 1, errors: 1 });
  });

  it('calls no suppression idle that may match in another, unless all others are checked elsewhere', () => {
    const suppress: Suppression[] = [{ code: 'SOUND', map: 'A', reason: 'agreed' }];
    expect(reasons(check(maps, {}, { suppress }).report)).toEqual([]);
    expect(reasons(check(maps, { filter: onlyB }, { suppress }).report)).toEqual([]);
    expect(reasons(check(maps, { filter: onlyB, isShard: true }, { suppress }).report)).toEqual([
      'the suppression of SOUND of A matches no finding; remove it',
    ]);
    expect(reasons(check([project('B')], {}, { suppress }).report)).toEqual([
      'the suppression of SOUND of A matches no map of this run',
    ]);
  });

  it('tells how long each rule took in all of them', () => {
    let now = 0;
    const took: (readonly [string, number])[] = [];
    check(maps, { timer: { now: () => (now += 3), add: (...each) => took.push(each) } });
    expect(took).toEqual([
      ['SOUND', 3],
      ['SOUND', 3],
    ]);
  });
});

describe('a report', () => {
  const legs = [
    { ...LEG, mappings: [NAME, { ...NAME, sourceField: null, direction: 2 as const }] },
    { ...LEG, id: '002', pointer: '/legs/1', mappings: [NAME] },
  ];

  it('outlines the legs and mappings of each map', () => {
    expect(only(run([sound], [project('A', {}, legs)])).legs).toEqual([
      {
        task: 'Customers V3 - accounts',
        leg: '001',
        sourceTable: 'Customers V3',
        sourceType: 'AX',
        destinationTable: 'accounts',
        destinationType: 'CRM',
        mappings: [
          { sourceField: 'Name', destinationField: 'name', direction: 1, pointer: '/legs/0/fieldMappings/0' },
          { sourceField: null, destinationField: 'name', direction: 2, pointer: '/legs/0/fieldMappings/1' },
        ],
      },
      {
        task: 'Customers V3 - accounts',
        leg: '002',
        sourceTable: 'Customers V3',
        sourceType: 'AX',
        destinationTable: 'accounts',
        destinationType: 'CRM',
        mappings: [{ sourceField: 'Name', destinationField: 'name', direction: 1, pointer: '/legs/1/fieldMappings/0' }],
      },
    ]);
  });

  it('outlines what a picture shows of them only where that is asked for', () => {
    const transforms = [
      { type: 'Default', value: '3' },
      { type: 'ValueMap', entries: [['Yes', 'password=Geheim123']] },
    ] as const;
    const mapping = { ...NAME, transforms };
    const maps = [project('A', {}, [{ ...LEG, sourceFilter: 'Name != ""', mappings: [mapping] }])];
    const legOf = (pictures: boolean) => only(check(maps, { pictures }).report).legs[0];
    expect(legOf(false)).not.toHaveProperty('source');
    expect(legOf(true)).toMatchObject({
      source: { filter: 'Name != ""' },
      destination: { filter: null },
      mappings: [{ constant: '3', values: [['Yes', 'password=*********']] }],
    });
  });

  it('counts what it holds', () => {
    const changes = [{ kind: 'remove', pointer: '/legs/0' }] as const;
    const rule = legRule({
      ...told('COUNTED'),
      fixable: true,
      variants: [
        { name: 'less', severity: 'warning', description: '' },
        { name: 'least', severity: 'info', description: '' },
      ],
      check({ leg, report, notChecked }) {
        report({ at: leg.at('id'), detail: 'wrong', fix: { title: 'Remove it', changes } });
        report({ at: leg.at('id'), detail: 'odd', variant: 'less' });
        report({ at: leg.at('id'), detail: 'curious', variant: 'least' });
        notChecked('half of it is not known');
      },
    });
    const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    const mendable = { ...document('a.json'), edits: () => [{ place, text: '' }] };
    const problem = { kind: 'input', file: 'b', reason: 'odd', pointer: null, line: null, column: null } as const;
    const suppress = [{ code: 'COUNTED', field: 'none', reason: 'idle' }];
    const report = runModules(
      [defineModule({ name: 'acme', apiVersion: 1, rules: [rule] })],
      workspaceOf([project('A', { document: mendable }, legs), project('B')], {
        problems: [
          { ...problem, severity: 'error' },
          { ...problem, severity: 'info' },
        ],
      }),
      { suppress: [...suppress, { code: 'COUNTED/less', map: 'A', reason: 'agreed' }] },
    );
    expect(report.summary).toEqual({
      projects: 2,
      mappings: 3,
      errors: 3,
      warnings: 1,
      infos: 3,
      fixable: 2,
      suppressed: 2,
      notChecked: 2,
      problems: 2, // an error, and a suppression that does nothing
    });
  });

  it('tells of a map that a reader made wrong, beside all that are right', () => {
    const broken = { ...NAME, transforms: null } as unknown as FieldMapping;
    const [first, second] = run([sound], [project('A', {}, [{ ...LEG, mappings: [broken] }]), project('B')]).projects;
    expect(first?.findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Exception in the map could not be prepared for its rules: TypeError: /),
    ]);
    expect(codes(second!)).toEqual(['SOUND']);
  });
});

function assertNeverRun(): never {
  throw new Error('a rule ran without what it needs');
}
