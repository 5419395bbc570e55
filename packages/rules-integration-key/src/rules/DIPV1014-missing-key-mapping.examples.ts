import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the account number is in the key and not in the map',
      mappings: ['CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'Mapping is missing for integration key field accountnumber of CRM table accounts',
          field: 'accountnumber',
        },
      ],
    },
    {
      name: 'of two alternate keys none is mapped, and the metadata does not say which one counts',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20) "Number"', contoso_code: 'text(20)', contoso_note: 'text(20)' },
        alternateKeys: [['contoso_number'], ['contoso_code']],
      },
      mappings: ['CustomerAccount >> contoso_note'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message:
            'Mapping is missing for integration key field contoso_number (Number) of CRM table contoso_visits, if that is its key',
          help: 'Map the key field, or take it out of the integration key. The metadata does not say what the integration key of contoso_visits is; its alternate keys are (contoso_number) or (contoso_code). If people chose another one by hand, supply an integration-key list.',
          field: 'contoso_number',
        },
      ],
    },
  ],
  passes: [
    { name: 'the key is mapped and the company is left to the service' },
    { name: 'names differ in case only', mappings: ['CustomerAccount <> ACCOUNTNUMBER'] },
    { name: 'a constant maps the key too', mappings: ['none >> accountnumber = 1'] },
    {
      name: 'of two alternate keys one is fully mapped',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_code: 'text(20)' },
        alternateKeys: [['contoso_code'], ['contoso_number']],
      },
      mappings: ['CustomerAccount >> contoso_number'],
    },
    {
      name: 'a lookup in the key is left to DIPV1015',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_account: 'lookup(accounts)' },
        integrationKey: ['contoso_account'],
      },
      mappings: ['CustomerName >> contoso_name'],
    },
    { name: 'no metadata was supplied', destination: 'unknown', notChecked: true },
  ],
};
