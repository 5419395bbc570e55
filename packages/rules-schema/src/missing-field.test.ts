import { createValidator, type Leg, type RuleExample, type Workspace } from '@dipv/core';
import { buildTable, buildWorkspace } from '@dipv/testing';
import { schemaRules } from './index.js';

const validator = createValidator({ modules: [schemaRules], config: { only: ['DIPV1022', 'DIPV1025'] } });

/** What DIPV1022 and DIPV1025 say of an example whose leg is changed. */
function check(example: Omit<RuleExample, 'name'>, change: (leg: Leg) => Leg = (leg) => leg) {
  const workspace = buildWorkspace({ name: '', ...example });
  const projects = workspace.projects.map((project) => ({
    ...project,
    tasks: project.tasks.map((task) => ({ ...task, legs: task.legs.map(change) })),
  }));
  return reportOf({ ...workspace, projects });
}

function reportOf(workspace: Workspace) {
  const [report] = validator.validate(workspace).projects;
  return {
    found: report!.findings.map(({ message }) => message),
    help: report!.findings.map(({ help }) => help),
    notChecked: report!.notChecked.map(({ reason }) => reason),
  };
}

const PARTY = {
  name: 'msdyn_parties',
  fields: { msdyn_partynumber: 'text(20)', msdyn_name: 'text(100)' },
  integrationKey: ['msdyn_partynumber'],
};
const ACCOUNT = { name: 'accounts', fields: { accountnumber: 'text(20)', msdyn_partyid: 'lookup(msdyn_parties)' } };

describe('the help for a missing field', () => {
  it('is to add a column of the related table to its integration key', () => {
    const { help } = check({
      destination: ACCOUNT,
      related: [PARTY],
      mappings: ['CustomerName >> msdyn_partyid.msdyn_name'],
    });
    expect(help).toEqual([
      'Add msdyn_name to the integration key of msdyn_parties and refresh the tables of the map, or map what is in that key: msdyn_partyid.msdyn_partynumber.',
    ]);
  });

  it('names the alternate keys that the integration key was guessed from', () => {
    const { help } = check({
      destination: ACCOUNT,
      related: [{ ...PARTY, alternateKeys: [['msdyn_partynumber']] }],
      mappings: ['CustomerName >> msdyn_partyid.msdyn_name'],
    });
    expect(help).toEqual([
      'The metadata does not say what the integration key of msdyn_parties is; its alternate key is (msdyn_partynumber). If people chose another one by hand, supply an integration-key list.',
    ]);
  });
});

describe('the help for a missing field of the table', () => {
  const PLAIN =
    'Correct the name of the field. If the field is new, choose Refresh tables in the map, or supply newer metadata.';

  it.each([
    ['names the nearest column', 'accountnumbr', 'Did you mean accountnumber?'],
    ['names no column that is far off', 'zzzzzz', PLAIN],
    [
      'says what is no lookup',
      'accountnumber.name',
      'accountnumber is no lookup, so nothing can be mapped behind it: map accountnumber itself.',
    ],
    [
      'names the nearest column behind a lookup',
      'msdyn_partyid.msdyn_partynumbr',
      'Did you mean msdyn_partyid.msdyn_partynumber?',
    ],
    [
      'says what can be mapped behind a lookup',
      'msdyn_partyid.zzzzzz',
      'Behind msdyn_partyid only the integration key of msdyn_parties can be mapped: msdyn_partyid.msdyn_partynumber.',
    ],
  ])('%s', (_what, field, help) => {
    const example = { destination: ACCOUNT, related: [PARTY], mappings: [`CustomerName >> ${field}`] };
    expect(check(example).help).toEqual([help]);
  });

  it('is to remove white space', () => {
    const example = { destination: ACCOUNT, mappings: ['CustomerName >> accountnumber'] };
    const { help } = check(example, (leg) => ({
      ...leg,
      mappings: leg.mappings.map((mapping) => ({ ...mapping, destinationField: ' accountnumber.name' })),
    }));
    expect(help).toEqual(['The name has white space around it: remove that.']);
  });

  it('names the column that has the name as its label', () => {
    const example = {
      destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, accountnumber: 'text(20) "ACCOUNT_number"' } },
      mappings: ['CustomerName >> Account_Number'],
    };
    expect(check(example).help).toEqual(['Account_Number is the label of accountnumber: map accountnumber.']);
  });

  it('compares the names of a hundred mappings, and no more', () => {
    const mappings = Array.from({ length: 101 }, () => 'CustomerName >> accountnumbr');
    const { help } = check({ destination: ACCOUNT, mappings });
    expect(help.slice(0, 100)).toEqual(Array(100).fill('Did you mean accountnumber?'));
    expect(help.slice(100)).toEqual([PLAIN]);
  });
});

describe('the help behind a lookup', () => {
  const behind = (fields: Record<string, string>, integrationKey: string[], field: string) =>
    check({
      destination: ACCOUNT,
      related: [{ ...PARTY, fields, integrationKey }],
      mappings: [`CustomerName >> msdyn_partyid.${field}`],
    }).help;

  it('names all that can be mapped, as far as that is a hundred fields', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `msdyn_part${i}`);
    const columns = (count: number) => Object.fromEntries(fields(count).map((each) => [each, 'text(20)']));
    expect(behind(columns(100), fields(100), 'zzzzzz')[0]).toMatch(/^Behind msdyn_partyid only the integration key/);
    expect(behind(columns(101), fields(101), 'zzzzzz')).toEqual(['msdyn_parties has no such column.']);
  });

  it('names the column with its label where that is no lookup', () => {
    const destination = { ...ACCOUNT, fields: { ...ACCOUNT.fields, accountnumber: 'text(20) "Account"' } };
    expect(check({ destination, mappings: ['CustomerName >> accountnumber.name'] }).help).toEqual([
      'accountnumber (Account) is no lookup, so nothing can be mapped behind it: map accountnumber itself.',
    ]);
  });
});

it('of columns with one label the first is named', () => {
  const fields = { ...ACCOUNT.fields, contoso_a: 'text(20) "Trade name"', contoso_b: 'text(20) "Trade name"' };
  expect(check({ destination: { ...ACCOUNT, fields }, mappings: ['CustomerName >> Trade name'] }).help).toEqual([
    'Trade name is the label of contoso_a: map contoso_a.',
  ]);
});

describe('a solution that is absent', () => {
  const used = (missing: number, present: number) => {
    const there = Array.from({ length: present }, (_, i) => `contoso_b${i}`);
    const gone = Array.from({ length: missing }, (_, i) => `contoso_a${i}`);
    const fields = Object.fromEntries(['accountnumber', ...there].map((each) => [each, 'text(20)']));
    const mappings = ['accountnumber', ...there, ...gone].map((field) => `CustomerName >> ${field}`);
    const [report] = validator.validate(
      buildWorkspace({ name: '', destination: { name: 'accounts', fields }, mappings }),
    ).projects;
    return report!.findings
      .filter(({ variant }) => variant === 'absent-solution')
      .map(({ message, help }) => [message, help]);
  };

  it.each([
    [2, 0],
    [3, 3],
    [3, 4],
  ])('is not said of %i missing columns beside %i that are there', (missing, present) => {
    expect(used(missing, present)).toEqual([]);
  });

  it('is said where most are missing, with what to do', () => {
    expect(used(3, 2)).toEqual([
      [
        '3 of 5 columns with the prefix contoso_ that the map uses are missing in CRM table accounts: the solution that brings them does not seem to be installed in that environment',
        'Install or update that solution there and refresh the tables of the map, or supply the metadata of the environment that the map runs in.',
      ],
    ]);
  });

  it('is not said where the lookup is there, and what stands behind it is not', () => {
    const destination = { ...ACCOUNT, fields: { accountnumber: 'text(20)', contoso_a: 'lookup(msdyn_parties)' } };
    const mappings = ['x', 'y', 'z'].map((field) => `CustomerName >> contoso_a.${field}`);
    const { found } = check({ destination, related: [PARTY], mappings });
    expect(found).toHaveLength(3);
    expect(found.join()).not.toContain('prefix');
  });

  it('is not said of F&O, whose fields have no prefixes', () => {
    const mappings = ['contoso_a', 'contoso_b', 'contoso_c'].map((field) => `${field} >> accountnumber`);
    expect(check({ mappings }).found).toHaveLength(3);
  });
});

describe('a query of the leg', () => {
  const mappings = ['CustomerAccount <> accountnumber', 'Label >> name'];

  it('leaves open which columns the source has', () => {
    const { found, notChecked } = check({ mappings }, (leg) => ({ ...leg, hasOwnQuery: true }));
    expect(found).toEqual([]);
    expect(notChecked).toEqual(['the query of the leg may add columns to AX table Customers V3']);
  });

  it('counts by its own columns, where they are told', () => {
    const fields = { CustomerAccount: 'text(20)', Label: 'text(20)' };
    const querySchema = buildTable({ name: 'Customers V3', fields }, 'finance-and-operations');
    const withQuery = (leg: Leg): Leg => ({ ...leg, hasOwnQuery: true, querySchema });
    expect(check({ mappings }, withQuery)).toEqual({ found: [], help: [], notChecked: [] });
    expect(check({ mappings: [...mappings, 'CustomerName >> name'] }, withQuery).found).toEqual([
      'Missing source field CustomerName in the schema of AX table Customers V3',
    ]);
  });
});

describe('the table that a map notes for a lookup', () => {
  const noting = (relatedEntity: string) => (leg: Leg) => ({
    ...leg,
    mappings: leg.mappings.map((mapping) => ({ ...mapping, destinationRelatedEntity: relatedEntity })),
  });
  const example = {
    destination: ACCOUNT,
    related: [PARTY],
    mappings: ['CustomerName >> msdyn_partyid.msdyn_partynumber'],
  };

  it('is said to be unknown where no metadata has it', () => {
    expect(check(example, noting('msdyn_partys')).notChecked).toEqual([
      'no metadata for CRM table msdyn_partys, which the map names for lookup msdyn_partyid (destinationLookupFieldRelatedEntity) (did you mean msdyn_parties?)',
    ]);
  });

  it('is said to be unknown where the metadata tells what the lookup relates to', () => {
    expect(check(example, noting('zzzz_unknowns')).notChecked).toEqual([
      'no metadata for CRM table zzzz_unknowns, which the map names for lookup msdyn_partyid (destinationLookupFieldRelatedEntity)',
    ]);
  });

  it('is nothing to speak of where it is blank, or the field is', () => {
    expect(check(example, noting(' ')).notChecked).toEqual([]);
    expect(check({ ...example, mappings: ['CustomerName >> none'] }, noting('zzzz_unknowns')).notChecked).toEqual([]);
  });

  describe('behind a lookup of which no target is told', () => {
    const open = { ...example, destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, msdyn_partyid: 'lookup' } } };

    it('is said to be unknown where the whole environment lacks it', () => {
      expect(check(open, noting('zzzz_unknowns')).notChecked).toEqual([
        'no metadata for CRM table zzzz_unknowns, which the map names for lookup msdyn_partyid (destinationLookupFieldRelatedEntity)',
      ]);
    });

    it('is nothing to speak of where only single tables were supplied, but for a slip', () => {
      const single = (relatedEntity: string) => {
        const workspace = buildWorkspace({ name: '', ...open });
        const projects = workspace.projects.map((project) => ({
          ...project,
          tasks: project.tasks.map((task) => ({ ...task, legs: task.legs.map(noting(relatedEntity)) })),
        }));
        const tables = workspace.connectionSets.flatMap((set) =>
          set.environments.flatMap(({ environment }) => environment?.tables ?? []),
        );
        const connectionSets = workspace.connectionSets.map((set) => ({
          ...set,
          environments: set.environments.map((entry) => ({
            ...entry,
            environment: entry.environment && { ...entry.environment, tables: null },
          })),
        }));
        return reportOf({ ...workspace, projects, connectionSets, tables }).notChecked;
      };
      expect(single('zzzz_unknowns')).toEqual([]);
      expect(single('msdyn_partys')).toEqual([expect.stringContaining('did you mean msdyn_parties?')]);
    });
  });

  it('is nothing to speak of where it is known', () => {
    expect(check(example, noting('MSDYN_parties')).notChecked).toEqual([]);
  });
});

describe('a field behind a column', () => {
  const depot = {
    name: 'contoso_depots',
    fields: { contoso_code: 'text(10)', contoso_place: 'text(10)' },
    integrationKey: ['contoso_code'],
  };
  const destination = {
    name: 'contoso_visits',
    fields: { contoso_number: 'text(20)', contoso_depot: 'lookup(contoso_depots)' },
  };

  it('is missing where the column of the related table is no lookup', () => {
    const mappings = ['CustomerAccount <> contoso_number', 'CustomerName >> contoso_depot.contoso_code.contoso_part'];
    const { found, help } = check({ destination, related: [depot], mappings });
    expect(found).toEqual([
      'Missing destination field contoso_depot.contoso_code.contoso_part in the schema of CRM table contoso_visits',
    ]);
    expect(help).toEqual([
      'contoso_depot.contoso_code is no lookup, so nothing can be mapped behind it: map contoso_depot.contoso_code itself.',
    ]);
  });

  it('of a table that the lookup is not known to relate to is not checked', () => {
    const other = { ...depot, name: 'contoso_docks' };
    const mappings = ['CustomerAccount <> contoso_number', 'CustomerName >> contoso_depot.contoso_dock(contoso_code)'];
    const { found, notChecked } = check({ destination, related: [depot, other], mappings });
    expect(found).toEqual([]);
    expect(notChecked).toEqual([
      'the metadata does not say that lookup contoso_depot of CRM table contoso_visits relates to contoso_dock',
    ]);
  });

  it('may be of a related table by another of its names', () => {
    const mappings = ['CustomerAccount <> contoso_number', 'CustomerName >> contoso_depot.contoso_depot(contoso_code)'];
    expect(check({ destination, related: [depot], mappings })).toEqual({ found: [], help: [], notChecked: [] });
  });
});

describe('a label that several tables of the environment share', () => {
  const sharing = (name: string) => ({
    ...buildTable({ name, fields: { SiteId: 'text(10)' } }, 'finance-and-operations'),
    names: [name, 'Sites'],
    technicalNames: [name],
  });

  it.each([
    [
      'stands for none of them',
      ['ContosoSites', 'ContosoSitesV2'],
      ['several tables are called Sites (ContosoSites, ContosoSitesV2): name the one that is meant'],
    ],
    ['gives way to a technical name', ['Sites', 'ContosoSitesV2'], []],
  ])('%s', (_, names, notChecked) => {
    const workspace = buildWorkspace({ name: '', source: { name: 'Sites' }, mappings: ['Wrong <> accountnumber'] });
    const connectionSets = workspace.connectionSets.map((set) => ({
      ...set,
      environments: set.environments.map((entry) =>
        entry.environment?.targetType === 'AX'
          ? { ...entry, environment: { ...entry.environment, tables: names.map(sharing) } }
          : entry,
      ),
    }));
    const report = reportOf({ ...workspace, connectionSets });
    expect(report.notChecked).toEqual(notChecked);
    expect(report.found).toHaveLength(notChecked.length === 0 ? 1 : 0);
  });
});
