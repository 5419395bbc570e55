import type { RuleExamples, TableSketch } from '@dipv/core';

const ORDER: TableSketch = {
  name: 'contoso_orders',
  fields: { contoso_number: 'text(20)', contoso_site: 'lookup(contoso_sites)' },
};
const SITE: TableSketch = { name: 'contoso_sites', fields: { contoso_siteid: 'text(10)' } };
const KEY = 'contoso_number <> CustomerAccount';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the lookup is mapped bare',
      flipped: true,
      source: ORDER,
      related: [SITE],
      mappings: [KEY, 'contoso_site << CustomerName'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'Map the integration key associated with lookup contoso_site of CRM table contoso_orders: it is mapped without a field of the related table',
          help: 'Map contoso_site.contoso_siteid: contoso_sites is found by it.',
          field: 'contoso_site',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'the key of the related table is mapped',
      flipped: true,
      source: ORDER,
      related: [SITE],
      mappings: [KEY, 'contoso_site.contoso_siteid << CustomerName'],
    },
    { name: 'an F&O source has no lookups to resolve' },
    {
      name: 'the key of the related table is not known',
      flipped: true,
      source: ORDER,
      mappings: [KEY, 'contoso_site.contoso_siteid << CustomerName'],
      notChecked: true,
    },
    {
      name: 'what the lookup relates to is not known',
      flipped: true,
      source: { ...ORDER, fields: { ...ORDER.fields, contoso_site: 'lookup' } },
      mappings: [KEY, 'contoso_site.contoso_siteid << CustomerName'],
      notChecked: true,
    },
  ],
};
