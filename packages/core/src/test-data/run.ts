import { createValidator } from '../create-validator.js';
import type { Leg, Project } from '../model/project.js';
import type { ProjectReport, Report } from '../model/report.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Workspace } from '../model/workspace.js';
import { defineModule, type Module } from '../modules/module.js';
import type { Rule } from '../rule.js';
import type { ValidatorConfig } from '../validator-config.js';

export function document(file: string): SourceDocument {
  return {
    file,
    locate: (pointers) => pointers.map(() => null),
    locateInString: () => null,
    edits: () => null,
  };
}

export const LEG: Leg = {
  id: '001',
  sourceEnvironment: null,
  sourceEnvironmentType: 'AX',
  sourceTable: 'Customers V3',
  sourceDistinctName: null,
  sourceFilter: null,
  destinationEnvironment: null,
  destinationEnvironmentType: 'CRM',
  destinationTable: 'accounts',
  destinationDistinctName: null,
  reversedSourceFilter: null,
  hasOwnQuery: false,
  querySchema: null,
  mappings: [],
  pointer: '/legs/0',
};

export function project(name: string, more: Partial<Project> = {}, legs: readonly Leg[] = [LEG]): Project {
  return {
    name,
    version: null,
    isDualWrite: true,
    environments: [],
    tasks: [
      {
        name: 'Customers V3 - accounts',
        connectionSetName: null,
        leftEnvironment: null,
        leftEnvironmentType: null,
        centerEnvironment: null,
        centerEnvironmentType: null,
        leftPartitionName: null,
        centerPartitionName: null,
        legs,
        pointer: '',
      },
    ],
    document: document(`${name}.json`),
    ...more,
  };
}

/** What a rule must tell of itself. */
export const told = (code: string) => ({
  code,
  title: code,
  description: '',
  mend: 'Mend it.',
  examples: { fails: [], passes: [] },
});

/** A workspace of these maps, of which nothing else is known. */
export function workspaceOf(projects: readonly Project[], more: Partial<Workspace> = {}): Workspace {
  return {
    projects,
    connectionSets: [],
    tables: [],
    integrationKeys: [],
    connections: null,
    organizations: { legalEntities: null, businessUnits: null, companies: null },
    problems: [],
    ...more,
  };
}

export function run(rules: readonly Rule[], projects: readonly Project[], more: Partial<Workspace> = {}): Report {
  return runModules([defineModule({ name: 'test', apiVersion: 1, rules })], workspaceOf(projects, more));
}

export function runModules(modules: readonly Module[], workspace: Workspace, config: ValidatorConfig = {}): Report {
  return createValidator({ modules, config }).validate(workspace);
}

export function only(report: Report): ProjectReport {
  const [first, ...others] = report.projects;
  if (first === undefined || others.length > 0) throw new Error(`${report.projects.length} maps in place of one`);
  return first;
}
