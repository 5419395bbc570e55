import { createValidator, type Workspace } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { connectionSetRules } from './index.js';

const validator = createValidator({ modules: [connectionSetRules] });

function codesNotChecked(workspace: Workspace): string[] {
  const [report] = validator.validate(workspace).projects;
  expect(report!.findings).toEqual([]);
  return [...new Set(report!.notChecked.map(({ code }) => code))];
}

describe('a map without its connection set', () => {
  it('is silent of environments, but says that it did not see them', () => {
    const workspace = buildWorkspace({ name: '', connections: [] });
    const projects = workspace.projects.map((project) => ({ ...project, environments: [] }));
    expect(codesNotChecked({ ...workspace, projects, connectionSets: [] })).toEqual([
      'DIPV1000',
      'DIPV1005',
      'DIPV1007',
      'DIPV1008',
      'DIPV1016',
      'DIPV1017',
    ]);
  });
});

describe('a lookup to a table that is not known', () => {
  it('is not checked for its organization mapping', () => {
    const workspace = buildWorkspace({
      name: '',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', Customer: 'text(20)' } },
      destination: {
        name: 'contoso_projects',
        fields: { contoso_projectid: 'text(20)', contoso_customer: 'lookup(accounts)' },
      },
      mappings: ['ProjectId >> contoso_projectid', 'Customer >> contoso_customer.accountnumber'],
      organizationMapping: [],
    });
    expect(codesNotChecked(workspace)).toContain('DIPV1017');
  });
});
