import {
  createValidator,
  lacksOneConnection,
  type ConnectionSet,
  type Environment,
  type RuleExample,
} from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { connectionSetRules } from './index.js';

const validator = createValidator({ modules: [connectionSetRules] });

/** What the rules find in an example whose connection set is changed. */
function codesFound(example: Omit<RuleExample, 'name'>, change: (set: ConnectionSet) => ConnectionSet): string[] {
  const workspace = buildWorkspace({ name: '', ...example });
  const changed = { ...workspace, connectionSets: workspace.connectionSets.map(change) };
  return validator.validate(changed).projects.flatMap(({ findings }) => findings.map(({ code }) => code));
}

const withEnvironments =
  (change: (environment: Environment) => Environment) =>
  (set: ConnectionSet): ConnectionSet => ({
    ...set,
    environments: set.environments.map((entry) => ({
      ...entry,
      environment: entry.environment && change(entry.environment),
    })),
  });

describe('an environment', () => {
  it.each(['UNDEFINED', 'undefined', ' '])('of type %j has no type', (targetType) => {
    const change = withEnvironments((environment) =>
      environment.targetType === 'CRM' ? { ...environment, targetType } : environment,
    );
    expect(codesFound({}, change)).toEqual(['DIPV1005']);
  });
});

describe('an organization mapping', () => {
  it('is empty where all its pairs have a blank end', () => {
    const blank = (set: ConnectionSet): ConnectionSet => ({
      ...set,
      organizationMapping: set.organizationMapping.map((pair) => ({ ...pair, secondPartition: ' ' })),
    });
    expect(codesFound({ mappings: ['CustomerAccount >> accountnumber'] }, blank)).toEqual(['DIPV1016']);
    expect(codesFound({ mappings: ['CustomerAccount >> accountnumber'] }, (set) => set)).toEqual([]);
  });
});

describe('connections of one name', () => {
  const connection = (status: string) => ({ name: 'Contoso Sales connection', status });
  const operations = { name: 'Contoso Operations connection', status: 'Connected' };

  it.each([
    ['the working one first', ['Connected', 'Error']],
    ['the working one last', ['Error', 'Connected']],
  ])('of which only some work are not checked, whatever their order: %s', (_, statuses) => {
    const workspace = buildWorkspace({ name: '', connections: [operations, ...statuses.map(connection)] });
    const [report] = validator.validate(workspace).projects;
    expect(report!.findings).toEqual([]);
    expect(report!.notChecked).toContainEqual({
      code: 'DIPV1000',
      reason: 'several connections are called Contoso Sales connection, and only some of them work',
      lack: lacksOneConnection('Contoso Sales connection'),
    });
  });

  it('of which none works are told together', () => {
    const workspace = buildWorkspace({ name: '', connections: [operations, connection('Error'), connection('Off')] });
    const [report] = validator.validate(workspace).projects;
    expect(report!.findings.map(({ message }) => message)).toEqual([
      'Connection Contoso Sales connection of the CRM environment is not connected: Error; Off',
    ]);
  });
});
