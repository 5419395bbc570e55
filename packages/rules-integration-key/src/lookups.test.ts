import { createValidator, type RuleExample, type TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { integrationKeyRules } from './index.js';

const ORDER: TableSketch = {
  name: 'contoso_orders',
  fields: {
    contoso_number: 'text(20)',
    Contoso_Site: 'lookup(contoso_sites)',
    contoso_partner: 'lookup(accounts|contacts)',
  },
};
const SITE: TableSketch = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)' },
  integrationKey: ['contoso_siteid', 'contoso_region'],
};
const ACCOUNT: TableSketch = { name: 'accounts', fields: { accountnumber: 'text(20)' } };
const CONTACT: TableSketch = { name: 'contacts', fields: { contoso_personid: 'text(20)', contoso_fax: 'text(20)' } };

const validator = createValidator({ modules: [integrationKeyRules] });
const KEY = 'CustomerAccount <> contoso_number';

function check(mappings: readonly string[], more: Omit<RuleExample, 'name'> = {}) {
  const example = {
    name: '',
    destination: ORDER,
    related: [SITE, ACCOUNT, CONTACT],
    ...more,
    mappings: [KEY, ...mappings],
  };
  const [report] = validator.validate(buildWorkspace(example)).projects;
  return {
    found: report!.findings.map(({ code, field }) => `${code} ${field}`),
    messages: report!.findings.map(({ message }) => message),
    help: report!.findings.map(({ help }) => help),
    notChecked: report!.notChecked.map(({ reason }) => reason),
    fingerprints: report!.findings.map(({ fingerprint }) => fingerprint),
  };
}

describe('a lookup outside the key', () => {
  it('is found once, named as the metadata names it, however often it is mapped', () => {
    const { found } = check(['A >> CONTOSO_SITE.contoso_siteid', 'B >> contoso_site.contoso_siteid']);
    expect(found).toEqual(['DIPV1027 Contoso_Site']);
  });

  it('keeps its fingerprint whichever of its mappings comes first, and when another is added', () => {
    const one = check(['A >> contoso_site.contoso_siteid']).fingerprints;
    const two = check(['B << contoso_site.contoso_siteid', 'A >> contoso_site.contoso_siteid']).fingerprints;
    expect(two).toEqual(one);
  });

  it('needs one of its tables in full', () => {
    expect(check(['A >> contoso_partner.accountnumber']).found).toEqual([]);
    expect(check(['A >> contoso_partner.contoso_personid']).found).toEqual([]);
  });

  it('in a polymorphic path needs each named table in full', () => {
    const contact = { ...CONTACT, integrationKey: ['contoso_personid', 'contoso_fax'] };
    const related = [SITE, ACCOUNT, contact];
    const path = 'contoso_partner.accounts(accountnumber).contacts(contoso_personid)';
    expect(check([`A >> ${path}`], { related }).found).toEqual(['DIPV1027 contoso_partner']);
    expect(check([`A >> ${path}`, 'B >> contoso_partner.Contacts(contoso_fax)'], { related }).found).toEqual([]);
  });

  it('is not checked where no key of its table is marked, and none can be guessed', () => {
    const site: TableSketch = { ...SITE, alternateKeys: [] };
    expect(check(['A >> contoso_site.contoso_siteid'], { related: [site] })).toMatchObject({
      found: [],
      notChecked: ['the integration key of contoso_sites is not known'],
    });
  });

  it('is judged by the table whose key is begun', () => {
    const contact = { ...CONTACT, integrationKey: ['contoso_personid', 'contoso_fax'] };
    const { help } = check(['A >> contoso_partner.contoso_personid'], { related: [SITE, ACCOUNT, contact] });
    expect(help).toEqual(['Map contoso_partner.contoso_fax: contacts is found by it.']);
  });

  it('that does not exist behind its head is left to DIPV1025', () => {
    expect(check(['A >> contoso_site.contoso_gone']).found).toEqual([]);
  });
});

describe('a lookup in the key', () => {
  const destination = { ...ORDER, integrationKey: ['contoso_number', 'Contoso_Site'] };
  const site: TableSketch = {
    ...SITE,
    fields: { ...SITE.fields, contoso_company: 'lookup(cdm_companies)', contoso_code: 'text(10)' },
    alternateKeys: [['contoso_code'], ['contoso_siteid', 'contoso_region', 'contoso_company']],
  };

  it('stands for each field of the key that is mapped in full, the company aside', () => {
    const mappings = ['A <> contoso_site.contoso_siteid', 'B >> contoso_site.contoso_region'];
    expect(check(mappings, { destination, related: [site] })).toMatchObject({
      found: ['DIPV1004 Contoso_Site.contoso_region'],
      messages: [
        "Integration key field Contoso_Site.contoso_region of CRM table contoso_orders isn't bi-directionally mapped, if that is the key of contoso_sites",
      ],
    });
  });

  it('that is not mapped says that the key of its table is guessed, and names the candidates', () => {
    const { messages, help } = check([], { destination, related: [site] });
    expect(messages).toEqual([
      'Mapping is missing for integration key field Contoso_Site.contoso_code of CRM table contoso_orders, if that is the key of contoso_sites',
    ]);
    expect(help[0]).toContain(
      'its alternate keys are (contoso_code) or (contoso_siteid, contoso_region, contoso_company)',
    );
  });
});

describe('a key field', () => {
  it('keeps the fingerprint of DIPV1004 whichever of its mappings comes first', () => {
    const destination = {
      ...ORDER,
      integrationKey: ['contoso_number', 'contoso_code'],
      fields: { ...ORDER.fields, contoso_code: 'text(20)' },
    };
    const one = check(['A >> contoso_code', 'B << contoso_code'], { destination });
    const other = check(['B << contoso_code', 'A >> contoso_code'], { destination });
    expect(one.found).toEqual(['DIPV1004 contoso_code']);
    expect(other.fingerprints).toEqual(one.fingerprints);
  });
});

describe('the words about a lookup', () => {
  const guessed: TableSketch = { ...SITE, alternateKeys: [['contoso_siteid', 'contoso_region']] };
  const told = (field: string) =>
    `Map the integration key associated with lookup Contoso_Site of CRM table contoso_orders: ${field}`;

  it('name the field that is missing, and the table that is found by it', () => {
    expect(check(['A >> contoso_site.contoso_siteid'])).toMatchObject({
      messages: [told('Contoso_Site.contoso_region is missing')],
      help: ['Map Contoso_Site.contoso_region: contoso_sites is found by it.'],
    });
  });

  it('say where the key is only guessed', () => {
    const { messages, help } = check(['A >> contoso_site.contoso_siteid'], { related: [guessed] });
    expect(messages).toEqual([told('Contoso_Site.contoso_region is missing, if that is its key')]);
    expect(help[0]).toMatch(
      /^Map Contoso_Site\.contoso_region: contoso_sites is found by it\. The metadata does not say what the integration key of contoso_sites is; /,
    );
  });

  it('name several fields where several are missing', () => {
    const site = { ...SITE, fields: { ...SITE.fields, contoso_gate: 'text(4)' } };
    const integrationKey = ['contoso_siteid', 'contoso_region', 'contoso_gate'];
    const { messages } = check(['A >> contoso_site.contoso_gate'], { related: [{ ...site, integrationKey }] });
    expect(messages).toEqual([told('Contoso_Site.contoso_siteid, Contoso_Site.contoso_region are missing')]);
  });

  it('say of a bare lookup what is mapped without a field', () => {
    expect(check(['A >> contoso_site'])).toMatchObject({
      messages: [told('it is mapped without a field of the related table')],
      notChecked: [],
    });
  });
});

describe('a lookup outside the key', () => {
  it('whose related table is not known is not checked', () => {
    expect(check(['A >> contoso_site.contoso_siteid'], { related: [] })).toMatchObject({
      found: [],
      notChecked: [expect.any(String)],
    });
  });

  it('that is bare is found, and not said to be unknown, though its table is', () => {
    expect(check(['A >> contoso_site'], { related: [] })).toMatchObject({
      found: ['DIPV1027 Contoso_Site'],
      notChecked: [],
    });
  });

  it('of which a field may stand in a guessed key is not checked', () => {
    const related = [
      { ...SITE, fields: { ...SITE.fields, contoso_note: 'text(10)' }, alternateKeys: [['contoso_siteid']] },
    ];
    expect(check(['A >> contoso_site.contoso_note'], { related }).notChecked).toEqual([
      'the integration key of contoso_sites is not known',
    ]);
    expect(check(['A >> contoso_site.contoso_gone'], { related }).notChecked).toEqual([]);
  });

  it('to the company is left to the service', () => {
    const destination = { ...ORDER, fields: { ...ORDER.fields, contoso_company: 'lookup(cdm_companies)' } };
    expect(check(['A >> contoso_company', 'B >> contoso_company.cdm_companycode'], { destination }).found).toEqual([]);
  });

  it('is found by the rule of its side only', () => {
    const more = { flipped: true, source: ORDER, destination: { name: 'Orders', fields: { A: 'text(20)' } } };
    expect(check(['contoso_site << A'], { ...more, organizationMapping: [] }).found).toContain('DIPV1028 Contoso_Site');
    expect(check(['contoso_site << A'], more).found.join()).not.toContain('DIPV1027');
  });

  it('is resolved by a plain path too, where a polymorphic one names its tables', () => {
    const contact = { ...CONTACT, integrationKey: ['contoso_personid', 'contoso_fax'] };
    const related = [SITE, ACCOUNT, contact];
    const mappings = ['A >> contoso_partner.contacts(contoso_personid)', 'B >> contoso_partner.contoso_fax'];
    expect(check(mappings, { related }).found).toEqual([]);
    expect(check(mappings.slice(0, 1), { related }).found).toEqual(['DIPV1027 contoso_partner']);
  });

  it('of two tables is judged by the first where no key is begun', () => {
    const { help } = check(['A >> contoso_partner']);
    expect(help).toEqual(['Map contoso_partner.accountnumber: accounts is found by it.']);
  });
});

describe('a lookup of the key', () => {
  const destination = { ...ORDER, integrationKey: ['contoso_number', 'Contoso_Site'] };

  it('that is mapped in part misses the rest of its key', () => {
    expect(check(['A <> contoso_site.contoso_siteid'], { destination }).found).toEqual([
      'DIPV1015 Contoso_Site.contoso_region',
    ]);
  });

  it('that is mapped bare is found, though nothing is known of its table', () => {
    expect(check(['A <> contoso_site'], { destination, related: [] })).toMatchObject({
      found: ['DIPV1015 Contoso_Site'],
    });
  });

  it('that is not mapped at all is found, though nothing is known of its table', () => {
    expect(check([], { destination, related: [] })).toMatchObject({ found: ['DIPV1015 Contoso_Site'], notChecked: [] });
  });

  it('is resolved where a field behind it is mapped, though its table is not known', () => {
    const { found } = check(['A <> contoso_site.contoso_siteid', 'B <> contoso_site'], { destination, related: [] });
    expect(found).toEqual([]);
  });

  it('whose table has a guessed key says so of both keys', () => {
    const site = { ...SITE, alternateKeys: [['contoso_siteid']] };
    const both = { ...ORDER, alternateKeys: [['contoso_number', 'Contoso_Site']] };
    const { messages, help } = check([], { destination: both, related: [site] });
    expect(messages).toEqual([
      'Mapping is missing for integration key field Contoso_Site.contoso_siteid of CRM table contoso_orders, if that is the key of contoso_orders and contoso_sites',
    ]);
    expect(help[0]).toContain('by hand, supply an integration-key list. The metadata does not say');
  });

  it('is both ways where two mappings of the same fields are, one for each way', () => {
    const mappings = [
      'A >> contoso_site.contoso_siteid',
      'A << contoso_site.contoso_siteid',
      'B <> contoso_site.contoso_region',
    ];
    expect(check(mappings, { destination }).found).toEqual([]);
    const apart = [
      'A >> contoso_site.contoso_siteid',
      'C << contoso_site.contoso_siteid',
      'B <> contoso_site.contoso_region',
    ];
    expect(check(apart, { destination }).found).toEqual(['DIPV1004 Contoso_Site.contoso_siteid']);
    expect(check([...mappings, 'D >> contoso_site.contoso_siteid'], { destination }).found).toEqual([]);
  });
});

describe('a field of the key that stands behind a lookup', () => {
  const destination = { ...ORDER, integrationKey: ['contoso_number', 'Contoso_Site.contoso_siteid'] };

  it('is itself what must be mapped, and both ways', () => {
    expect(check(['A >> contoso_site.contoso_siteid'], { destination }).found).toEqual([
      'DIPV1004 Contoso_Site.contoso_siteid',
    ]);
    expect(check(['A <> contoso_site.contoso_siteid'], { destination }).found).toEqual([]);
    expect(check([], { destination }).found).toEqual(['DIPV1015 Contoso_Site.contoso_siteid']);
  });
});

describe('a bare lookup of the key', () => {
  const destination = { ...ORDER, integrationKey: ['contoso_number', 'Contoso_Site'] };

  it('must work both ways itself where nothing behind it is mapped', () => {
    expect(check(['A >> contoso_site'], { destination, related: [] }).found).toEqual([
      'DIPV1004 Contoso_Site',
      'DIPV1015 Contoso_Site',
    ]);
  });

  it('must work both ways in what is mapped behind it, though that is not all', () => {
    expect(check(['A >> contoso_site.contoso_siteid'], { destination }).found).toEqual([
      'DIPV1004 Contoso_Site.contoso_siteid',
      'DIPV1015 Contoso_Site.contoso_region',
    ]);
  });
});

it('a lookup that is mapped bare and behind it counts as mapped behind it', () => {
  expect(check(['A >> contoso_site', 'B >> contoso_site.contoso_siteid']).messages).toEqual([
    'Map the integration key associated with lookup Contoso_Site of CRM table contoso_orders: Contoso_Site.contoso_region is missing',
  ]);
});

it('a lookup of which no table is told leads to the one that the map notes', () => {
  const workspace = buildWorkspace({
    name: '',
    destination: { ...ORDER, fields: { ...ORDER.fields, contoso_partner: 'lookup' } },
    related: [SITE, ACCOUNT, CONTACT],
    mappings: [KEY, 'A >> contoso_partner', 'B >> contoso_partner'],
  });
  const noting = (...notes: readonly (string | null)[]) => {
    const projects = workspace.projects.map((project) => ({
      ...project,
      tasks: project.tasks.map((task) => ({
        ...task,
        legs: task.legs.map((leg) => ({
          ...leg,
          mappings: leg.mappings.map((mapping, i) => ({ ...mapping, destinationRelatedEntity: notes[i - 1] ?? null })),
        })),
      })),
    }));
    return validator.validate({ ...workspace, projects }).projects[0]!.findings.map(({ code, help }) => [code, help]);
  };
  const map = (field: string, table: string) => ['DIPV1027', `Map contoso_partner.${field}: ${table} is found by it.`];
  expect(noting('accounts')).toContainEqual(map('accountnumber', 'accounts'));
  expect(noting(null, 'contacts')).toContainEqual(map('contoso_personid', 'contacts'));
});

describe('a lookup of which no table is told', () => {
  const fields = { ...ORDER.fields, contoso_partner: 'lookup' };

  it('is not checked where it is mapped behind it', () => {
    expect(check(['A >> contoso_partner.contoso_code'], { destination: { ...ORDER, fields } })).toMatchObject({
      found: [],
      notChecked: [expect.any(String)],
    });
  });

  it('may be the company, where it stands in the key', () => {
    const destination = { ...ORDER, fields, integrationKey: ['contoso_number', 'contoso_partner'] };
    expect(check([], { destination }).found).toEqual([]);
    expect(check([], { destination }).notChecked).not.toEqual([]);
  });
});

it('a lookup of the key to a table that only the company tells apart needs no mapping, but none that is bare', () => {
  const destination = { ...ORDER, integrationKey: ['contoso_number', 'Contoso_Site'] };
  const site = {
    name: 'contoso_sites',
    fields: { contoso_siteid: 'text(10)', contoso_company: 'lookup(cdm_companies)' },
    integrationKey: ['contoso_company.cdm_companycode'],
  };
  expect(check([], { destination, related: [site] }).found).toEqual([]);
  expect(check(['A <> contoso_site'], { destination, related: [site] }).found).toEqual(['DIPV1015 Contoso_Site']);
});
