import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a cross-company table points to company-specific accounts',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', CustomerAccount: 'text(20)' } },
      destination: {
        name: 'contoso_projects',
        fields: { contoso_projectid: 'text(20)', contoso_customer: 'lookup(accounts)' },
      },
      related: [
        {
          name: 'accounts',
          fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
          integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
          company: 'msdyn_company.cdm_companycode',
        },
      ],
      mappings: ['ProjectId >> contoso_projectid', 'CustomerAccount >> contoso_customer.accountnumber'],
      organizationMapping: [],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookup contoso_customer of CRM table contoso_projects relates to the company-specific table accounts, but the organization mapping between its environments is empty',
          field: 'contoso_customer',
        },
      ],
    },
    {
      name: 'a polymorphic path names the company-specific table itself',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', CustomerAccount: 'text(20)' } },
      destination: {
        name: 'contoso_projects',
        fields: { contoso_projectid: 'text(20)', contoso_customer: 'lookup' },
      },
      related: [
        {
          name: 'accounts',
          fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
          integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
          company: 'msdyn_company.cdm_companycode',
        },
      ],
      mappings: ['ProjectId >> contoso_projectid', 'CustomerAccount >> contoso_customer.accounts(accountnumber)'],
      organizationMapping: [],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookup contoso_customer of CRM table contoso_projects relates to the company-specific table accounts, but the organization mapping between its environments is empty',
          field: 'contoso_customer',
        },
      ],
    },
  ],
  passes: [
    { name: 'organizations are mapped' },
    {
      name: 'a company-specific table is left to DIPV1016',
      organizationMapping: [],
      mappings: ['CustomerAccount >> accountnumber'],
    },
    {
      name: 'a column that does not exist is no lookup',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', Party: 'text(20)' } },
      destination: { name: 'contoso_projects', fields: { contoso_projectid: 'text(20)' } },
      mappings: ['ProjectId >> contoso_projectid', 'Party >> contoso_gone'],
      organizationMapping: [],
    },
    {
      name: 'what a lookup relates to is not known',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', Party: 'text(20)' } },
      destination: {
        name: 'contoso_projects',
        fields: { contoso_projectid: 'text(20)', contoso_party: 'lookup' },
      },
      mappings: ['ProjectId >> contoso_projectid', 'Party >> contoso_party'],
      organizationMapping: [],
      notChecked: true,
    },
    {
      name: 'the related table is cross-company too',
      source: { name: 'Projects', fields: { ProjectId: 'text(20)', Party: 'text(20)' } },
      destination: {
        name: 'contoso_projects',
        fields: { contoso_projectid: 'text(20)', contoso_party: 'lookup(msdyn_parties)' },
      },
      related: [{ name: 'msdyn_parties', fields: { msdyn_partynumber: 'text(20)' } }],
      mappings: ['ProjectId >> contoso_projectid', 'Party >> contoso_party.msdyn_partynumber'],
      organizationMapping: [],
    },
    { name: 'no connection set was supplied', organizationMapping: null, notChecked: true },
    {
      name: 'no metadata was supplied',
      destination: 'unknown',
      mappings: ['CustomerAccount >> accountnumber'],
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'the metadata does not tell whether the table is company-specific',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)' },
        company: null,
        completeness: 'partial',
      },
      mappings: ['CustomerAccount >> contoso_number'],
      organizationMapping: [],
      notChecked: ['whether CRM table contoso_visits is company-specific is not known'],
    },
  ],
};
