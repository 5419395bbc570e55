import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the name of a field has a slip',
      mappings: ['CustomerAcount <> accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/sourceField',
          message: 'Missing source field CustomerAcount in the schema of AX table Customers V3',
          field: 'CustomerAcount',
        },
      ],
    },
    {
      name: 'the field behind the lookup stands in no alternate key, and the metadata marks no integration key',
      flipped: true,
      source: { name: 'accounts', fields: { accountnumber: 'text(20)', msdyn_partyid: 'lookup(msdyn_parties)' } },
      related: [
        {
          name: 'msdyn_parties',
          fields: { msdyn_partynumber: 'text(20)', msdyn_name: 'text(100)' },
          alternateKeys: [['msdyn_partynumber']],
        },
      ],
      mappings: ['msdyn_partyid.msdyn_name <> CustomerAccount'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/sourceField',
          message:
            'Missing source field msdyn_partyid.msdyn_name in the schema of CRM table accounts, unless people added it to the integration key of msdyn_parties by hand',
          field: 'msdyn_partyid.msdyn_name',
          variant: 'guessed-key',
        },
      ],
    },
    {
      name: 'most columns of one publisher are missing',
      flipped: true,
      mappings: ['contoso_group >> CustomerName', 'contoso_limit >> CustomerName', 'contoso_terms >> CustomerName'],
      finds: [
        ...['contoso_group', 'contoso_limit', 'contoso_terms'].map((field, i) => ({
          at: `/legs/0/fieldMappings/${i}/sourceField`,
          message: `Missing source field ${field} in the schema of CRM table accounts`,
          field,
        })),
        {
          at: '/legs/0/sourceSchema',
          message:
            '3 of 3 columns with the prefix contoso_ that the map uses are missing in CRM table accounts: the solution that brings them does not seem to be installed in that environment',
          variant: 'absent-solution',
        },
      ],
    },
  ],
  passes: [
    { name: 'names differ in case only', mappings: ['CUSTOMERACCOUNT <> accountnumber'] },
    { name: 'a blank field is left to DIPV1021', mappings: ['none >> name = Contoso'] },
    {
      name: 'only some columns of the table are known',
      source: { name: 'Customers V3', fields: { CustomerName: 'text(100)' }, completeness: 'partial' },
      notChecked: true,
    },
  ],
};
