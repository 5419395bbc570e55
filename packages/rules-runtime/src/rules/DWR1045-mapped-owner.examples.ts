import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', ownerid: 'lookup(systemuser|team) required' },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the responsible worker owns the account',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'EmployeeResponsible >> ownerid.internalemailaddress'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message: 'ownerid.internalemailaddress of CRM table accounts is written, whose owner dual-write sets itself',
          field: 'ownerid.internalemailaddress',
        },
      ],
    },
  ],
  passes: [
    { name: 'the owner is not mapped', destination: accounts },
    {
      name: 'the owner is only read',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Note << ownerid.internalemailaddress'],
    },
  ],
};
