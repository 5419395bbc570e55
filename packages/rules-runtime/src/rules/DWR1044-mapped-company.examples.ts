import type { RuleExamples, TableSketch } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    accountname: 'text(160)',
    msdyn_company: 'lookup(cdm_companies)',
    msdyn_partner: 'lookup(cdm_companies)',
  },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};
const customers = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', dataAreaId: 'text(4)' },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};
/** As the solution of somebody else brings it. */
const extended: TableSketch = { name: 'accounts', completeness: 'partial', alternateKeys: [], company: null };
const titles = { name: 'msdyn_titles', fields: { msdyn_code: 'text(10)', msdyn_company: 'lookup(cdm_companies)' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the company of F&O',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'the company of the key in Dataverse',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'the company of F&O as a text',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId >> accountname'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message: 'dataAreaId of AX table Customers V3 holds the company, which dual-write sets itself',
          field: 'dataAreaId',
        },
      ],
    },
    {
      name: 'a constant',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'none >> msdyn_company.cdm_companycode = USMF'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'written otherwise',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'DATAAREAID <> MSDYN_COMPANY.CDM_COMPANYCODE'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'MSDYN_COMPANY.CDM_COMPANYCODE of CRM table accounts holds the company, which dual-write sets itself',
          field: 'MSDYN_COMPANY.CDM_COMPANYCODE',
        },
      ],
    },
    {
      name: 'a map from Dataverse, whose end is named',
      flipped: true,
      source: accounts,
      destination: customers,
      mappings: ['accountnumber <> CustomerAccount', 'msdyn_company.cdm_companycode <> dataAreaId'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'a company that is no part of the key',
      destination: { ...accounts, integrationKey: ['accountnumber'] },
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'a key that a list tells, without metadata',
      destination: 'unknown',
      keyList: ['accountnumber', 'msdyn_company.cdm_companycode'],
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'the lookup itself',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message: 'msdyn_company of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'without metadata any column may be the lookup',
      destination: 'unknown',
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company'],
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'a list tells the lookup of the key, so that no other column is it',
      destination: 'unknown',
      keyList: ['accountnumber', 'msdyn_company.cdm_companycode'],
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_partner'],
    },
    {
      name: 'a column that is not among the known ones',
      destination: { ...extended, fields: { accountnumber: 'text(20)' } },
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company'],
      notChecked: ['only some columns of CRM table accounts are known'],
    },
    {
      name: 'a lookup that leads nobody knows where',
      destination: { ...extended, fields: { accountnumber: 'text(20)', msdyn_company: 'lookup' } },
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company'],
      notChecked: ['whether CRM table accounts is company-specific is not known'],
    },
    {
      name: 'a column whose type is not known',
      destination: { ...extended, fields: { accountnumber: 'text(20)', msdyn_company: 'unknown' } },
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company'],
      notChecked: ['whether CRM table accounts is company-specific is not known'],
    },
    {
      name: 'a company, where nobody knows whether the table is company-specific',
      destination: { ...extended, fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' } },
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      notChecked: ['whether CRM table accounts is company-specific is not known'],
    },
    {
      name: 'columns that are no lookup to a company',
      destination: { ...extended, fields: { accountnumber: 'text(20)', parentaccountid: 'lookup(accounts)' } },
      mappings: ['CustomerAccount <> accountnumber', 'Parent >> parentaccountid'],
    },
    {
      name: 'a lookup to the company of a partner',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Partner <> msdyn_partner.cdm_companycode'],
    },
    {
      name: 'the company of a lookup',
      destination: { ...accounts, fields: { ...accounts.fields, msdyn_day: 'lookup(msdyn_days)' } },
      related: [
        {
          name: 'msdyn_days',
          fields: { msdyn_company: 'lookup(cdm_companies)' },
          company: 'msdyn_company.cdm_companycode',
        },
      ],
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_day.msdyn_company.cdm_companycode'],
    },
    {
      name: 'a table of all companies',
      source: { name: 'Titles', fields: { Code: 'text(10)', Company: 'text(4)' } },
      destination: titles,
      mappings: ['Code <> msdyn_code', 'Company <> msdyn_company.cdm_companycode'],
    },
    {
      name: 'without metadata of Dataverse',
      destination: 'unknown',
      mappings: ['dataAreaId <> msdyn_company.cdm_companycode'],
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'another column of the company',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'CompanyName >> msdyn_company.cdm_name'],
    },
    {
      name: 'the company of F&O for a partner',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_partner.cdm_companycode'],
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_company.cdm_companycode'],
    },
    {
      name: 'nobody knows whether F&O has it by company, and Dataverse has not',
      source: 'unknown',
      destination: titles,
      mappings: ['CustomerAccount <> msdyn_code', 'dataAreaId >> msdyn_name'],
    },
    {
      name: 'a company of which nobody knows whether it is the own',
      destination: 'unknown',
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_partner.cdm_companycode'],
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'without metadata of F&O',
      source: 'unknown',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      notChecked: ['whether AX table Customers V3 is company-specific is not known'],
    },
    {
      name: 'a table that the metadata lack',
      destination: null,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_company.cdm_companycode'],
      notChecked: ['CRM table accounts is missing in the metadata (see DIPV1020)'],
    },
  ],
};
