import type { OrganizationPair, RuleExample, Workspace } from '@dipv/core';
import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { connectionSetRules } from '../index.js';

const validator = createValidator({ modules: [connectionSetRules], config: { only: ['DIPV1008'] } });

/** The organizations of the example, paired as legal entities or as data partitions. */
function check(kind: 'legal entity' | 'data partition', example: Omit<RuleExample, 'name'>) {
  const workspace = buildWorkspace({ name: '', ...example });
  const connectionSets = workspace.connectionSets.map((set) => ({
    ...set,
    organizationMapping: set.organizationMapping.map((pair) => ({ ...pair, kind })),
  }));
  const [report] = validator.validate({ ...workspace, connectionSets } satisfies Workspace).projects;
  return { found: report!.findings.length, notChecked: report!.notChecked.map(({ reason }) => reason) };
}

const NO_COMPANIES = 'no list of companies was supplied';
const NO_UNITS = 'no list of business units was supplied';

describe('an organization of Dataverse', () => {
  it.each([
    ['legal entity', { companies: ['USMF'] }, 0, []],
    ['legal entity', { companies: ['DEMF'] }, 1, []],
    ['legal entity', { companies: ['DEMF'], businessUnits: ['USMF'] }, 1, []],
    ['legal entity', { businessUnits: ['DEMF'] }, 0, [NO_COMPANIES]],
    ['data partition', { companies: ['USMF'] }, 0, []],
    ['data partition', { businessUnits: ['USMF'] }, 0, []],
    ['data partition', { companies: ['DEMF'], businessUnits: ['usmf '] }, 0, []],
    ['data partition', { companies: ['DEMF'], businessUnits: ['DEMF'] }, 1, []],
    ['data partition', { companies: ['DEMF'] }, 0, [NO_UNITS]],
    ['data partition', { businessUnits: ['DEMF'] }, 0, [NO_COMPANIES]],
  ] as const)('of a %s, where these exist: %j', (kind, lists, found, notChecked) => {
    expect(check(kind, { legalEntities: ['USMF'], ...lists })).toEqual({ found, notChecked });
  });
});

describe('a pair of organizations that a task names', () => {
  const lists = { legalEntities: ['USMF', 'DEMF'], companies: ['USMF', 'DEMF'] };

  it.each([
    [['USMF', 'USMF'], 0],
    [['DEMF', 'usmf'], 0],
    [['USMF', 'DEMF'], 0],
    [['DEMF', 'DEMF'], 1],
    [['GBSI', 'USMF'], 1],
    [['USMF', ''], 0],
  ] as const)('may be the pair of the organization mapping either way round: %j', (partitions, found) => {
    const organizationMapping = [
      ['USMF', 'USMF'],
      ['USMF', 'DEMF'],
    ] as const;
    expect(check('legal entity', { ...lists, partitions, organizationMapping }).found).toBe(found);
  });

  it('is left to other codes where no organizations are mapped', () => {
    expect(check('legal entity', { ...lists, partitions: ['USMF', 'DEMF'], organizationMapping: [] }).found).toBe(0);
  });

  it('is not checked where an environment of the task is not known', () => {
    const { found, notChecked } = check('legal entity', {
      ...lists,
      partitions: ['USMF', 'GBSI'],
      sourceEnvironment: 'Fabrikam',
    });
    expect({ found, reasons: notChecked.length }).toEqual({ found: 0, reasons: 1 });
  });
});

describe('organizations of the organization mapping', () => {
  const report = (
    organizationMapping: RuleExample['organizationMapping'],
    change: (pair: OrganizationPair) => OrganizationPair = (pair) => pair,
    more: Partial<RuleExample> = {},
  ) => {
    const workspace = buildWorkspace({
      name: '',
      organizationMapping: organizationMapping ?? [],
      legalEntities: ['USMF'],
      companies: ['USMF'],
      ...more,
    });
    const connectionSets = workspace.connectionSets.map((set) => ({
      ...set,
      organizationMapping: set.organizationMapping.map(change),
    }));
    const [first] = validator.validate({ ...workspace, connectionSets }).projects;
    return {
      found: first!.findings.map(({ location, message }) => [location.pointer, message]),
      fingerprints: first!.findings.map(({ fingerprint }) => fingerprint),
      notChecked: first!.notChecked.map(({ reason }) => reason),
    };
  };
  const gone = (name: string, type: string) =>
    `Organization ${name} of the organization mapping does not exist in the ${type} environment`;

  it('that are gone on both sides are told for each side, once', () => {
    const { found, fingerprints } = report([
      ['GONE', 'GONE'],
      ['gone ', 'USMF'],
    ]);
    expect(found).toEqual([
      ['/dualWriteDetail/legalEntityMappings/mappings/0/left/name', gone('GONE', 'AX')],
      ['/dualWriteDetail/legalEntityMappings/mappings/0/right/name', gone('GONE', 'CRM')],
    ]);
    expect(new Set(fingerprints).size).toBe(2);
  });

  it.each(['firstEnvironment', 'secondEnvironment'])('of pairs that do not say their %s are not checked', (end) => {
    expect(report([['USMF', 'USMF']], (pair) => ({ ...pair, [end]: '' })).notChecked).toHaveLength(1);
    expect(report([['USMF', 'USMF']]).notChecked).toEqual([]);
  });

  it('in an environment that is not known are left to that', () => {
    expect(report([['GONE', 'USMF']], (pair) => ({ ...pair, firstEnvironment: 'Fabrikam' })).found).toEqual([]);
  });

  it('whose list is missing are not checked', () => {
    const workspace = { legalEntities: undefined } as unknown as Partial<RuleExample>;
    expect(report([['USMF', 'USMF']], (pair) => pair, workspace).notChecked).toEqual([
      'no list of legal entities was supplied',
    ]);
  });

  it.each([
    [null, 'DEMF'],
    ['DEMF', null],
    [' ', 'DEMF'],
    [null, null],
  ])('are no pair of a task that names but one (%s, %s)', (left, center) => {
    const workspace = buildWorkspace({ name: '', legalEntities: ['USMF'], companies: ['USMF'] });
    const projects = workspace.projects.map((project) => ({
      ...project,
      tasks: project.tasks.map((task) => ({ ...task, leftPartitionName: left, centerPartitionName: center })),
    }));
    expect(validator.validate({ ...workspace, projects }).projects[0]!.findings).toEqual([]);
  });
});
