import { createValidator, type Leg, type Task, type Workspace } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { connectionSetRules } from '../index.js';

const validator = createValidator({ modules: [connectionSetRules], config: { only: ['DIPV1007'] } });

/** What it says of a task and a leg that name other environments, in a connection set of this name. */
function check(task: Partial<Task>, leg: Partial<Leg>, name: string | null = 'Contoso') {
  const workspace = buildWorkspace({ name: '' });
  const changed = {
    ...workspace,
    connectionSets: workspace.connectionSets.map((set) => ({ ...set, name })),
    projects: workspace.projects.map((project) => ({
      ...project,
      tasks: project.tasks.map((each) => ({
        ...each,
        connectionSetName: name,
        ...task,
        legs: each.legs.map((one) => ({ ...one, ...leg })),
      })),
    })),
  } as Workspace;
  return validator
    .validate(changed)
    .projects[0]!.findings.map(({ location, side, message }) => [location.pointer, side, message]);
}

const NONE = { leftEnvironment: null, centerEnvironment: null };
const gone = (name: string) => `Environment ${name} does not exist in connection set Contoso`;
const noneOf = (type: string) => `No environment of type ${type} exists in connection set Contoso`;

describe('an environment that does not exist', () => {
  it('of a leg is found at that leg, with its side', () => {
    expect(check(NONE, { sourceEnvironment: 'Fabrikam' })).toEqual([
      ['/legs/0/sourceEnvironment', 'source', gone('Fabrikam')],
    ]);
    expect(check(NONE, { destinationEnvironment: 'Fabrikam' })).toEqual([
      ['/legs/0/destinationEnvironment', 'destination', gone('Fabrikam')],
    ]);
  });

  it('of a task is found there, once, though a leg names it too', () => {
    expect(check({ centerEnvironment: 'Fabrikam' }, { destinationEnvironment: ' FABRIKAM ' })).toEqual([
      ['/centerEnvironment', null, gone('Fabrikam')],
    ]);
  });

  it('is named without the white space around it', () => {
    expect(check({ leftEnvironment: ' Fabrikam ' }, {})).toEqual([['/leftEnvironment', null, gone('Fabrikam')]]);
  });

  it('of a leg that names none is one of its type', () => {
    expect(check(NONE, { sourceEnvironment: ' ', sourceEnvironmentType: 'SQL' })).toEqual([
      ['/legs/0/sourceEnvironmentType', 'source', noneOf('SQL')],
    ]);
    expect(check(NONE, { destinationEnvironment: null, destinationEnvironmentType: 'SQL' })).toEqual([
      ['/legs/0/destinationEnvironmentType', 'destination', noneOf('SQL')],
    ]);
  });

  it('is told once for each name', () => {
    const leg = { sourceEnvironment: 'Fabrikam', destinationEnvironment: 'Northwind' };
    expect(check(NONE, leg).map(([pointer]) => pointer)).toEqual([
      '/legs/0/sourceEnvironment',
      '/legs/0/destinationEnvironment',
    ]);
  });
});
