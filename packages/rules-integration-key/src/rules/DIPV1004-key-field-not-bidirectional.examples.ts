import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the key goes one way and the name both ways',
      mappings: ['CustomerAccount >> accountnumber', 'CustomerName <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/syncDirection',
          message: "Integration key field accountnumber of CRM table accounts isn't bi-directionally mapped",
          field: 'accountnumber',
        },
      ],
    },
    {
      name: 'a lookup of the key is resolved by two fields, of which one goes one way',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_site: 'lookup(contoso_sites)' },
        integrationKey: ['contoso_number', 'contoso_site'],
      },
      related: [
        {
          name: 'contoso_sites',
          fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)' },
          integrationKey: ['contoso_siteid', 'contoso_region'],
        },
      ],
      mappings: [
        'CustomerAccount <> contoso_number',
        'CustomerName <> contoso_site.contoso_siteid',
        'CustomerName >> contoso_site.contoso_region',
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/syncDirection',
          message:
            "Integration key field contoso_site.contoso_region of CRM table contoso_visits isn't bi-directionally mapped",
          field: 'contoso_site.contoso_region',
        },
      ],
    },
  ],
  passes: [
    { name: 'the key is mapped both ways', mappings: ['CustomerAccount <> accountnumber', 'CustomerName <> name'] },
    { name: 'nothing works both ways', mappings: ['CustomerAccount >> accountnumber', 'CustomerName >> name'] },
    {
      name: 'the key is mapped twice, once both ways',
      mappings: ['CustomerName >> accountnumber', 'CustomerAccount <> accountnumber'],
    },
    { name: 'a key field that is not mapped is left to DIPV1014', mappings: ['CustomerName <> name'] },
    { name: 'no metadata was supplied', destination: 'unknown', notChecked: true },
  ],
};
