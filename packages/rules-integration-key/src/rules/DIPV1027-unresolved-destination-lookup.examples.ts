import type { RuleExamples, TableSketch } from '@dipv/core';

const ORDER: TableSketch = {
  name: 'contoso_orders',
  fields: {
    contoso_number: 'text(20)',
    contoso_site: 'lookup(contoso_sites)',
    contoso_customer: 'lookup(accounts|contacts)',
  },
};
const SITE: TableSketch = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)' },
  integrationKey: ['contoso_siteid', 'contoso_region'],
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
};
const CONTACT: TableSketch = {
  name: 'contacts',
  fields: { msdyn_contactpersonid: 'text(20)', emailaddress1: 'text(100)' },
  integrationKey: ['msdyn_contactpersonid', 'emailaddress1'],
};
const KEY = 'CustomerAccount <> contoso_number';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'one of two key fields of the related table is mapped',
      destination: ORDER,
      related: [SITE],
      mappings: [KEY, 'CustomerName >> contoso_site.contoso_siteid'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Map the integration key associated with lookup contoso_site of CRM table contoso_orders: contoso_site.contoso_region is missing',
          help: 'Map contoso_site.contoso_region: contoso_sites is found by it.',
          field: 'contoso_site',
        },
      ],
    },
    {
      name: 'the company alone finds no related record',
      destination: { ...ORDER, fields: { ...ORDER.fields, contoso_buyer: 'lookup(accounts)' } },
      related: [ACCOUNT],
      mappings: [KEY, 'CustomerName >> contoso_buyer.msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Map the integration key associated with lookup contoso_buyer of CRM table contoso_orders: contoso_buyer.accountnumber is missing',
          help: 'Map contoso_buyer.accountnumber: accounts is found by it.',
          field: 'contoso_buyer',
        },
      ],
    },
    {
      name: 'the lookup is mapped bare',
      destination: ORDER,
      mappings: [KEY, 'CustomerName >> contoso_site'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Map the integration key associated with lookup contoso_site of CRM table contoso_orders: it is mapped without a field of the related table',
          field: 'contoso_site',
        },
      ],
    },
    {
      name: 'a polymorphic path leaves out a key field of one target',
      destination: ORDER,
      related: [ACCOUNT, CONTACT],
      mappings: [KEY, 'CustomerName >> contoso_customer.accounts(accountnumber).contacts(msdyn_contactpersonid)'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Map the integration key associated with lookup contoso_customer of CRM table contoso_orders: contoso_customer.emailaddress1 is missing',
          help: 'Map contoso_customer.emailaddress1: contacts is found by it.',
          field: 'contoso_customer',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'the whole key of the related table is mapped',
      destination: ORDER,
      related: [SITE],
      mappings: [KEY, 'CustomerName >> contoso_site.contoso_siteid', 'CustomerName >> contoso_site.contoso_region'],
    },
    {
      name: 'the company of the related key is left to the service',
      destination: ORDER,
      related: [ACCOUNT],
      mappings: [KEY, 'CustomerName >> contoso_customer.accounts(accountnumber)'],
    },
    {
      name: 'the key of the related table is not known',
      destination: ORDER,
      mappings: [KEY, 'CustomerName >> contoso_site.contoso_siteid'],
      notChecked: true,
    },
    {
      name: 'a lookup in the table’s own key is left to DIPV1015',
      destination: { ...ORDER, integrationKey: ['contoso_number', 'contoso_site'] },
      related: [SITE],
      mappings: [KEY, 'CustomerName >> contoso_site.contoso_siteid'],
    },
    {
      name: 'what the lookup relates to is not known',
      destination: { ...ORDER, fields: { ...ORDER.fields, contoso_site: 'lookup' } },
      mappings: [KEY, 'CustomerName >> contoso_site.contoso_siteid'],
      notChecked: true,
    },
  ],
};
