import {
  createValidator,
  defineModule,
  replace,
  type Module,
  type RuleExample,
  type TableSketch,
  type Workspace,
} from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules, TYPE_COMPATIBILITY, type TypeCompatibility } from '../index.js';

const CUSTOMER: TableSketch = {
  name: 'Customers V3',
  fields: { Code: 'text(10)', OnHold: 'choice(No|Yes)', Count: 'integer(32)', Opened: 'datetime' },
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    contoso_code: 'text(10)',
    contoso_onhold: 'boolean',
    contoso_kind: 'choice(1|2)',
    contoso_count: 'integer(32)',
    contoso_opened: 'datetime',
    contoso_site: 'lookup(contoso_sites)',
  },
};
const SITE: TableSketch = { name: 'contoso_sites', fields: { contoso_number: 'integer(32)' } };

const ONLY = { only: ['DIPV1030'] };

function workspace(mappings: readonly string[], more: Partial<RuleExample> = {}): Workspace {
  return buildWorkspace({ name: '', source: CUSTOMER, destination: ACCOUNT, related: [SITE], mappings, ...more });
}

function found(given: Workspace, ...more: Module[]): string[] {
  const report = createValidator({ modules: [fieldMappingRules, ...more], config: ONLY }).validate(given);
  return report.projects.flatMap(({ findings }) =>
    findings.map(({ side, field, location }) => `${side} ${field} ${location.pointer}`),
  );
}

describe('DIPV1030', () => {
  it('compares both directions of a two-way mapping', () => {
    expect(found(workspace(['Code <> contoso_count']))).toEqual([
      'destination contoso_count /legs/0/fieldMappings/0/destinationField',
    ]);
    expect(found(workspace(['Count <> contoso_code']))).toEqual(['source Count /legs/0/fieldMappings/0/sourceField']);
  });

  it('compares an expanded path by its last step', () => {
    expect(found(workspace(['Count >> contoso_site.contoso_number']))).toEqual([]);
    expect(found(workspace(['Code >> contoso_site.contoso_number']))).toHaveLength(1);
  });

  it('lets the values of a value map take the place of the type that is read', () => {
    expect(found(workspace(['OnHold <> contoso_onhold {No: 0, Yes: 1}']))).toEqual([]);
    expect(found(workspace(['Code >> contoso_count {one: 1, two: 2}']))).toEqual([]);
  });

  it('checks the keys of a value map when it writes back', () => {
    const pointer = '/legs/0/fieldMappings/0/valueTransforms/0/valueMap/Maybe';
    expect(found(workspace(['OnHold <> contoso_onhold {No: 0, Maybe: 1}']))).toEqual([`source OnHold ${pointer}`]);
    expect(found(workspace(['OnHold >> contoso_onhold {No: 0, Maybe: 1}']))).toEqual([]);
  });

  it('checks the values of a value map when it writes to the destination', () => {
    expect(found(workspace(['OnHold >> contoso_kind {No: 1, Yes: 3}']))).toHaveLength(1);
    expect(found(workspace(['OnHold << contoso_kind {No: 1, Yes: 3}']))).toEqual([]);
  });

  it('escapes a value with a slash in the pointer', () => {
    expect(found(workspace(['Code >> contoso_count {a/b~c: x}']))).toEqual([
      'destination contoso_count /legs/0/fieldMappings/0/valueTransforms/0/valueMap/a~1b~0c',
    ]);
  });

  it.each([
    ['Count >> contoso_count = 1', 0],
    ['Count >> contoso_count = one', 1],
    ['Opened << contoso_opened = yesterday', 1],
    ['Opened <> contoso_opened = yesterday', 1],
    ['none >> contoso_onhold = maybe', 1],
    ['Count << none = 7', 0],
    ['Count << none = seven', 1],
  ])('takes a constant for the field that is written, in a two-way mapping the destination: %s', (mapping, count) => {
    expect(found(workspace([mapping]))).toHaveLength(count);
  });

  it.each([
    ['CRM', 'CDS', []],
    ['SQL', 'SQL', []],
    ['SQL', 'SALESFORCE', ['destination contoso_kind /legs/0/fieldMappings/0/destinationField']],
    ['AX', 'CRM', ['destination contoso_kind /legs/0/fieldMappings/0/destinationField']],
  ])(
    'takes choices of %s and %s for alike only where both are of one environment type',
    (source, destination, expected) => {
      const given = workspace(['OnHold >> contoso_kind'], { kind: 'Data Integrator', organizationMapping: null });
      const [project] = given.projects;
      const [task] = project!.tasks;
      const leg = { ...task!.legs[0]!, sourceEnvironmentType: source, destinationEnvironmentType: destination };
      expect(found({ ...given, projects: [{ ...project!, tasks: [{ ...task!, legs: [leg] }] }] })).toEqual(expected);
    },
  );

  it('leaves a mapping with a blank or missing field to other codes', () => {
    expect(found(workspace(['Code >> contoso_gone', 'Gone >> contoso_count', 'none <> contoso_count = x']))).toEqual(
      [],
    );
  });

  it('asks another matrix where a custom build binds one', () => {
    const lenient: TypeCompatibility = {
      compare: () => ({ verdict: 'compatible' }),
      accepts: () => ({ verdict: 'compatible' }),
    };
    const module = defineModule({ name: 'contoso', apiVersion: 1, services: [replace(TYPE_COMPATIBILITY, lenient)] });
    const faulty = workspace(['Code >> contoso_count', 'none >> contoso_onhold = maybe']);
    expect(found(faulty)).toHaveLength(2);
    expect(found(faulty, module)).toEqual([]);
  });

  it('says in words what is wrong with constants, and what is to be done', () => {
    const said = (mapping: string) => {
      const [report] = createValidator({ modules: [fieldMappingRules], config: ONLY }).validate(
        workspace([mapping]),
      ).projects;
      return report!.findings.map(({ message, help }) => [message, help]);
    };
    const mend = 'Correct the value, so that the field that is written can take it.';
    expect(said('Code >> contoso_count {a: x}')).toEqual([
      [
        'Data type mismatch from Code to contoso_count of CRM table accounts: the value "x" cannot be written to integer',
        mend,
      ],
    ]);
    expect(said('Code >> contoso_count {a: x, b: y, c: z}')).toEqual([
      [
        'Data type mismatch from Code to contoso_count of CRM table accounts: 3 values of the value map ("x", "y", "z") cannot be written to integer',
        mend,
      ],
    ]);
    expect(said('Code >> contoso_count {a: w, b: x, c: y, d: z}')).toEqual([
      [
        'Data type mismatch from Code to contoso_count of CRM table accounts: 4 values of the value map ("w", "x", "y" and 1 more) cannot be written to integer',
        mend,
      ],
    ]);
    expect(said('none >> contoso_count = x')).toEqual([
      [
        'Data type mismatch from a constant to contoso_count of CRM table accounts: the value "x" cannot be written to integer',
        mend,
      ],
    ]);
    expect(said('OnHold >> contoso_onhold')).toEqual([
      [
        'Data type mismatch from OnHold to contoso_onhold of CRM table accounts: choice cannot be written to boolean',
        'Add a value map that gives each value of the choice its counterpart.',
      ],
    ]);
    expect(said('Code >> contoso_count')[0]![1]).toBe(
      'Map fields of compatible types, or translate the values with a value map. For a narrowing, widen the field that is written.',
    );
  });

  it('takes a constant of nothing for none', () => {
    expect(found(workspace(['none >> contoso_count = ']))).toEqual([]);
  });

  it('keeps a finding apart from that of another value, however many values are at fault', () => {
    const fingerprint = (mapping: string) => {
      const { projects } = createValidator({ modules: [fieldMappingRules], config: ONLY }).validate(
        workspace([mapping]),
      );
      return projects[0]!.findings[0]!.fingerprint;
    };
    const one = fingerprint('Code >> contoso_count {a: x}');
    expect(fingerprint('Code >> contoso_count {b: x}')).not.toBe(one);
    expect(fingerprint('Code >> contoso_count {a: x, b: x}')).not.toBe(one);
    expect(fingerprint('Code >> contoso_count {b: x, c: x}')).toBe(fingerprint('Code >> contoso_count {a: x, b: x}'));
    expect(fingerprint('Code >> contoso_count')).not.toBe(one);
  });

  describe('is not checked', () => {
    const lacks = (given: Workspace) => {
      const { projects } = createValidator({ modules: [fieldMappingRules], config: ONLY }).validate(given);
      return projects[0]!.notChecked.length;
    };

    it('where a transform is none that it knows', () => {
      const given = workspace(['Code >> contoso_count', 'Count >> contoso_count']);
      const [project] = given.projects;
      const [task] = project!.tasks;
      const [leg] = task!.legs;
      const [first, second] = leg!.mappings;
      const mappings = [{ ...first!, transforms: [{ type: 'Other' as const }] }, second!];
      const changed = { ...given, projects: [{ ...project!, tasks: [{ ...task!, legs: [{ ...leg!, mappings }] }] }] };
      expect([found(changed), lacks(changed)]).toEqual([[], 1]);
      expect([found(given).length, lacks(given)]).toEqual([1, 0]);
    });

    it.each([
      ['the other table is not known', { source: 'unknown' }],
      ['columns of the table are not known', { destination: { ...ACCOUNT, completeness: 'partial' } }],
      ['columns of the other table are not known', { source: { ...CUSTOMER, completeness: 'partial' } }],
      [
        'a column is of one of several kinds',
        { destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_count: 'unknown(integer|guid)' } } },
      ],
    ] as const)('where %s', (_why, more) => {
      expect(lacks(workspace(['Code >> contoso_code', 'Count >> contoso_count'], more))).toBeGreaterThan(0);
    });

    it('only there: all is known', () => {
      expect(lacks(workspace(['Code >> contoso_code', 'Count >> contoso_count']))).toBe(0);
    });
  });
});
