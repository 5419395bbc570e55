import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'accounts are company-specific and no organizations are mapped',
      source: { name: 'Customer groups', fields: { CustomerGroupId: 'text(10)' } },
      mappings: ['CustomerGroupId >> accountnumber'],
      organizationMapping: [],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message:
            'CRM table accounts is company-specific, but the organization mapping between its environments is empty',
        },
      ],
    },
    {
      name: 'the map writes back to a company-specific entity only',
      mappings: ['CustomerAccount << accountnumber'],
      organizationMapping: [],
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message:
            'AX table Customers V3 is company-specific, but the organization mapping between its environments is empty',
        },
      ],
    },
  ],
  passes: [
    { name: 'organizations are mapped' },
    {
      name: 'a cross-company table needs no organizations',
      destination: { name: 'msdyn_parties', fields: { msdyn_partynumber: 'text(20)' } },
      mappings: ['CustomerAccount >> msdyn_partynumber'],
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
