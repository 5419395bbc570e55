import type { Field, NotChecked, Table, Workspace } from '@dipv/core';
import { INPUT_KINDS } from '@dipv/formats';
import { checkableTable, inputsAgainst } from '@dipv/host/checkable';
import { buildWorkspace } from '@dipv/testing';
import { allRules } from './test-data/all-rules.js';

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

describe('what rules lack', () => {
  it('is said as data, not in words of their own', () => {
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter(({ lack }) => lack === undefined)).toEqual([]);
  });

  it('is of the platform of a table in the map, or of none', () => {
    const platforms = new Set(said.map(({ lack }) => lack?.platform));
    expect(platforms).toEqual(new Set([null, 'dataverse', 'finance-and-operations']));
  });

  it.each(allRules.rules.map((rule) => [rule.code, rule] as const))(
    'of %s is what the rule asks for, and told by the inputs that the table marks',
    (code, rule) => {
      const [row] = checkableTable([rule], INPUT_KINDS);
      const asked = new Set([...rule.needs, ...rule.asks].map((each) => each.split('.')[0]));
      const strays = said.flatMap(({ lack, ...each }) => {
        if (each.code !== code || lack === undefined || lack.fact === null) return [];
        const { fact, platform, reason } = lack;
        const offered = inputsAgainst(lack, fact, INPUT_KINDS);
        const marked = INPUT_KINDS.filter(
          (input, i) =>
            row?.marks[i] != null &&
            input.isDerived !== true &&
            input.tells[fact] !== undefined &&
            (platform === null || input.platforms.includes(platform)),
        );
        const agrees = offered.length > 0 && offered.every((input) => marked.includes(input));
        return agrees && marked.length === offered.length && isCovered(fact, asked) ? [] : [reason];
      });
      expect([...new Set(strays)]).toEqual([]);
    },
  );
});

/** Without a table there is nothing finer to ask of it, and without a connection set no environment. */
function isCovered(fact: string, asked: ReadonlySet<string | undefined>): boolean {
  if (asked.has(fact)) return true;
  if (fact === 'table') return ['metadata', 'completeTable', 'integrationKey'].some((each) => asked.has(each));
  return fact === 'connectionSet' && ['organizationMapping', 'environments'].some((each) => asked.has(each));
}
