import type { RuleExamples, TableSketch } from '@dipv/core';

const PARTY: TableSketch = {
  name: 'msdyn_parties',
  fields: { msdyn_partynumber: 'text(20)', msdyn_name: 'text(100)' },
  integrationKey: ['msdyn_partynumber'],
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    name: 'text(160)',
    customerid: 'lookup(accounts|contacts)',
    msdyn_partyid: 'lookup(msdyn_parties)',
  },
};
const CONTACT: TableSketch = { name: 'contacts', fields: { msdyn_contactpersonid: 'text(20)', fullname: 'text(100)' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the column was deleted',
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName >> contoso_oldname'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message: 'Missing destination field contoso_oldname in the schema of CRM table accounts',
          field: 'contoso_oldname',
        },
      ],
    },
    {
      name: 'the field behind the lookup is not in the integration key of the related table',
      destination: ACCOUNT,
      related: [PARTY],
      mappings: ['CustomerAccount <> msdyn_partyid.msdyn_name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message: 'Missing destination field msdyn_partyid.msdyn_name in the schema of CRM table accounts',
          field: 'msdyn_partyid.msdyn_name',
        },
      ],
    },
    {
      name: 'the field behind the lookup stands in no alternate key, and the metadata marks no integration key',
      destination: ACCOUNT,
      related: [{ ...PARTY, alternateKeys: [['msdyn_partynumber']] }],
      mappings: ['CustomerAccount <> msdyn_partyid.msdyn_name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Missing destination field msdyn_partyid.msdyn_name in the schema of CRM table accounts, unless people added it to the integration key of msdyn_parties by hand',
          field: 'msdyn_partyid.msdyn_name',
          variant: 'guessed-key',
        },
      ],
    },
    {
      name: 'most columns of one publisher are missing',
      mappings: [
        'CustomerAccount <> accountnumber',
        'CustomerName >> contoso_group',
        'CustomerName >> contoso_limit',
        'CustomerName >> contoso_terms',
      ],
      finds: [
        ...['contoso_group', 'contoso_limit', 'contoso_terms'].map((field, i) => ({
          at: `/legs/0/fieldMappings/${i + 1}/destinationField`,
          message: `Missing destination field ${field} in the schema of CRM table accounts`,
          field,
        })),
        {
          at: '/legs/0/destinationSchema',
          message:
            '3 of 3 columns with the prefix contoso_ that the map uses are missing in CRM table accounts: the solution that brings them does not seem to be installed in that environment',
          variant: 'absent-solution',
        },
      ],
    },
    {
      name: 'one target of a polymorphic path names a field outside its key',
      destination: ACCOUNT,
      related: [CONTACT],
      mappings: ['CustomerAccount <> customerid.accounts(accountnumber).contacts(fullname)'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Missing destination field customerid.accounts(accountnumber).contacts(fullname) in the schema of CRM table accounts',
          field: 'customerid.accounts(accountnumber).contacts(fullname)',
        },
      ],
    },
    {
      name: 'a path goes through a column that is no lookup',
      mappings: ['CustomerAccount <> name.accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message: 'Missing destination field name.accountnumber in the schema of CRM table accounts',
          field: 'name.accountnumber',
        },
      ],
    },
  ],
  passes: [
    { name: 'names differ in case only', mappings: ['CustomerAccount <> AccountNumber'] },
    {
      name: 'only some columns of the table are known',
      destination: { name: 'accounts', fields: { name: 'text(160)' }, completeness: 'partial' },
      notChecked: true,
    },
    { name: 'a blank field is left to DIPV1024', mappings: ['CustomerName << none = Contoso'] },
    {
      name: 'the field behind the lookup is in the integration key of the related table',
      destination: ACCOUNT,
      related: [PARTY],
      mappings: ['CustomerAccount <> msdyn_partyid.MSDYN_PARTYNUMBER'],
    },
    {
      name: 'the related table is not known',
      destination: ACCOUNT,
      mappings: ['CustomerAccount <> msdyn_partyid.msdyn_name'],
    },
    {
      name: 'each target of a polymorphic path is resolved by its key',
      destination: ACCOUNT,
      related: [CONTACT],
      mappings: ['CustomerAccount <> customerid.accounts(accountnumber).contacts(msdyn_contactpersonid)'],
    },
    {
      name: 'a path goes through two lookups, each in the key of its table',
      destination: {
        name: 'msdyn_assignments',
        fields: { msdyn_category: 'lookup(msdyn_categories)' },
      },
      related: [
        {
          name: 'msdyn_categories',
          fields: { msdyn_name: 'text(20)', msdyn_hierarchy: 'lookup(msdyn_hierarchies)' },
          integrationKey: ['msdyn_name', 'msdyn_hierarchy.msdyn_hierarchyname'],
        },
        { name: 'msdyn_hierarchies', fields: { msdyn_hierarchyname: 'text(20)' } },
      ],
      mappings: ['CustomerAccount <> msdyn_category.msdyn_hierarchy.msdyn_hierarchyname'],
    },
  ],
};
