import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { schemaRules } from './index.js';

it('says what to do with a table that is listed without columns', () => {
  const validator = createValidator({ modules: [schemaRules], config: { only: ['DIPV1020'] } });
  const destination = { name: 'contoso_visits', fields: {} };
  const workspace = buildWorkspace({ name: '', destination, mappings: ['CustomerAccount <> contoso_number'] });
  const [report] = validator.validate(workspace).projects;
  expect(report!.findings.map(({ help }) => help)).toEqual([
    'contoso_visits is there, but without columns: choose Refresh tables in the map, or supply metadata that has them.',
  ]);
});

describe('the help for a table that is missing', () => {
  const validator = createValidator({ modules: [schemaRules], config: { only: ['DIPV1020'] } });
  const REFRESH = (table: string) =>
    `Refresh the tables of the map, or supply CRM metadata that has ${table}. If the name is wrong, correct it.`;

  it.each([
    ['names the nearest table', 'contoso_vists', 'Did you mean contoso_visits?'],
    ['names no table that is far off', 'zzzzzz', REFRESH('zzzzzz')],
    ['speaks of a leg that names none', '', REFRESH('its table')],
  ])('%s', (_what, destinationTable, help) => {
    const visits = { name: 'contoso_visits', fields: { contoso_number: 'text(20)' } };
    const { projects, ...workspace } = buildWorkspace({ name: '', destination: null, related: [visits], mappings: [] });
    const renamed = projects.map((project) => ({
      ...project,
      tasks: project.tasks.map((task) => ({
        ...task,
        legs: task.legs.map((leg) => ({ ...leg, destinationTable, destinationDistinctName: null })),
      })),
    }));
    const [report] = validator.validate({ ...workspace, projects: renamed }).projects;
    expect(report!.findings.map(({ help }) => help)).toEqual([help]);
  });
});
