import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the table has no key at all',
      destination: { name: 'contoso_visits', fields: { contoso_number: 'text(20)' }, integrationKey: [] },
      mappings: ['CustomerAccount >> contoso_number'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'Integration keys are missing: CRM table contoso_visits has none',
        },
      ],
    },
    {
      name: 'an F&O environment that asks for integration keys',
      source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20)' }, integrationKey: [] },
      sourceEntry: 'needs integration key',
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'Integration keys are missing: AX table Customers V3 has none',
          help: 'Give the data entity a key in F&O, then choose Refresh tables in the map.',
        },
      ],
    },
  ],
  passes: [
    { name: 'the table has an integration key' },
    {
      name: 'an alternate key serves where the metadata does not mark integration keys',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)' },
        alternateKeys: [['contoso_number']],
      },
      mappings: ['CustomerAccount >> contoso_number'],
    },
    {
      name: 'an F&O entity needs none by itself',
      source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20)' }, integrationKey: [] },
    },
    {
      name: 'only some keys of the table are known',
      destination: {
        name: 'accounts',
        fields: { accountnumber: 'text(20)' },
        alternateKeys: [],
        completeness: 'partial',
      },
      notChecked: true,
    },
  ],
};
