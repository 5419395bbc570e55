import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'two columns write back to one field',
      mappings: ['CustomerName <> name', 'CustomerName <> accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message: 'Duplicate source field CustomerName: it is written from accountnumber and name',
          field: 'CustomerName',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'one source field feeds two destinations one way',
      mappings: ['CustomerName >> name', 'CustomerName >> accountnumber'],
    },
    {
      name: 'one field resolves two lookups',
      mappings: ['CALENDAR <> contoso_year.contoso_calendar', 'CALENDAR <> contoso_period.contoso_calendar'],
    },
    { name: 'the same pair twice is left to DIPV1029', mappings: ['CustomerName <> name', 'CustomerName << name'] },
  ],
};
