import type { RuleExample, Workspace } from '@dipv/core';
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
