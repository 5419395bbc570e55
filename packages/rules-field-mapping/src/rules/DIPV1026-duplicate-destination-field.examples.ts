import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'two fields write to one column',
      mappings: ['CustomerName >> name', 'CustomerAccount >> NAME'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message: 'Duplicate destination field NAME: it is written from CustomerAccount and CustomerName',
          field: 'NAME',
        },
      ],
    },
    {
      name: 'a constant and a field write to one column',
      mappings: ['CustomerName >> name', 'none >> name = Contoso'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message: 'Duplicate destination field name: it is written from a constant and CustomerName',
          field: 'name',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'one column is written by one mapping and read by another',
      mappings: ['CustomerName >> name', 'CustomerAccount << name'],
    },
    {
      name: 'seen from the other end, one column resolves two lookups',
      flipped: true,
      mappings: ['contoso_year.contoso_calendar <> CALENDAR', 'contoso_period.contoso_calendar <> CALENDAR'],
    },
    { name: 'the same pair twice is left to DIPV1029', mappings: ['CustomerName >> name', 'CustomerName <> name'] },
  ],
};
