import type { Field, NotChecked, Table, Workspace } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { buildValidator } from '../build-validator.js';
import { askedBy } from './asked-facts.js';
import { lackOfReason } from './lack-of-reason.js';

const allRules = buildValidator();

/** The tables of a workspace, those of its environments included, made into others. */
function withTables(workspace: Workspace, change: (table: Table) => Table): Workspace {
  return {
    ...workspace,
    tables: workspace.tables.map(change),
    connectionSets: workspace.connectionSets.map((set) => ({
      ...set,
      environments: set.environments.map((entry) => ({
        ...entry,
        environment: entry.environment && {
          ...entry.environment,
          tables: entry.environment.tables?.map(change) ?? null,
        },
      })),
    })),
  };
}

function withFields(workspace: Workspace, change: (field: Field) => Field): Workspace {
  return withTables(workspace, (table) => ({
    ...table,
    fields: new Map([...table.fields].map(([name, field]) => [name, change(field)])),
  }));
}

function withoutMetadata(workspace: Workspace): Workspace {
  return {
    ...workspace,
    tables: [],
    connectionSets: workspace.connectionSets.map((set) => ({
      ...set,
      environments: set.environments.map((entry) => ({
        ...entry,
        environment: entry.environment && { ...entry.environment, tables: null },
      })),
    })),
  };
}

/** What a workspace can be poorer in. */
const POORER: readonly ((workspace: Workspace) => Workspace)[] = [
  (workspace) => workspace,
  (workspace) => ({ ...workspace, connections: null }),
  (workspace) => ({ ...workspace, connectionSets: [] }),
  (workspace) => ({ ...workspace, organizations: { legalEntities: null, businessUnits: null, companies: null } }),
  withoutMetadata,
  (workspace) =>
    withTables(workspace, (table) => ({
      ...table,
      completeness: 'partial',
      keys: [],
      companyContextFields: undefined,
      primaryCompanyContextField: undefined,
    })),
  (workspace) => withFields(workspace, (field) => ({ ...field, requirement: null })),
  (workspace) => withFields(workspace, (field) => ({ ...field, creatable: null, updatable: null })),
  (workspace) => withFields(workspace, (field) => ({ ...field, targets: [] })),
];

const examples = allRules.rules.flatMap(({ examples: { fails, passes } }) => [...fails, ...passes]);
const said: readonly NotChecked[] = POORER.flatMap((poorer) =>
  examples.flatMap((example) =>
    allRules.validate(poorer(buildWorkspace(example))).projects.flatMap(({ notChecked }) => notChecked),
  ),
);

describe('the reasons that rules give', () => {
  it('are all understood', () => {
    expect(said.length).toBeGreaterThan(1000);
    expect([...new Set(said.map(({ reason }) => reason))].filter((reason) => lackOfReason(reason) === null)).toEqual(
      [],
    );
  });

  it('name nothing that the table code by input does not know the code to ask for', () => {
    const rules = new Map(allRules.rules.map((rule) => [rule.code, rule]));
    const strays = said.filter(({ code, reason }) => {
      const fact = lackOfReason(reason)?.fact ?? null;
      return fact !== null && !coveredBy(fact, askedBy(rules.get(code)!).facts);
    });
    expect([...new Set(strays.map(({ code, reason }) => `${code} ${reason}`))]).toEqual([]);
  });

  it('tell whose table it is', () => {
    expect(lackOfReason('no metadata for AX table Customers V3')).toEqual({
      fact: 'table',
      platform: 'finance-and-operations',
    });
    expect(lackOfReason('the table that contoso_a of CRM table accounts relates to is not known')).toEqual({
      fact: 'lookupTargets',
      platform: 'dataverse',
    });
    expect(lackOfReason('whether table msdyn_parties is company-specific is not known')).toEqual({
      fact: 'companyContext',
      platform: null,
    });
  });

  it('are not guessed for rules of one’s own', () => {
    expect(lackOfReason('the price list of Contoso is closed')).toBeNull();
  });
});

/** Without a table there is nothing finer to ask of it, and without a connection set no environment. */
function coveredBy(fact: string, asked: readonly string[]): boolean {
  if (asked.includes(fact)) return true;
  if (fact === 'table') return asked.some((each) => ['metadata', 'completeTable', 'integrationKey'].includes(each));
  return fact === 'connectionSet' && asked.some((each) => ['organizationMapping', 'environments'].includes(each));
}
