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
