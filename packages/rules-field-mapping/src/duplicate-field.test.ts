import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules } from './index.js';

const validator = createValidator({ modules: [fieldMappingRules], config: { only: ['DIPV1026', 'DIPV1021'] } });

it.each(['', '  '])('a message calls a blank field (%j) by words', (blank) => {
  const workspace = buildWorkspace({ name: '', mappings: ['CustomerName >> name', 'Other >> name = Contoso'] });
  const projects = workspace.projects.map((project) => ({
    ...project,
    tasks: project.tasks.map((task) => ({
      ...task,
      legs: task.legs.map((leg) => ({
        ...leg,
        mappings: leg.mappings.map((mapping) =>
          mapping.sourceField === 'Other' ? { ...mapping, sourceField: blank } : mapping,
        ),
      })),
    })),
  }));
  const [report] = validator.validate({ ...workspace, projects }).projects;
  expect(report!.findings.map(({ message }) => message)).toEqual([
    'Duplicate destination field name: it is written from a constant and CustomerName',
  ]);
});

it('a message names the fields in one order, whichever mapping comes first', () => {
  const messages = (mappings: string[]) =>
    validator
      .validate(buildWorkspace({ name: '', mappings }))
      .projects[0]!.findings.map(({ message, fingerprint }) => [message, fingerprint]);
  const one = messages(['A >> name', 'B >> name']);
  expect(one).toHaveLength(1);
  expect(messages(['B >> name', 'A >> name'])).toEqual(one);
});
