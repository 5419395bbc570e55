import { say, sideRule } from '@dipv/core';

/** DIPV1003: a table has no integration key. */
export const missingIntegrationKey = sideRule({
  code: 'DIPV1003',
  title: 'Integration keys are missing',
  needs: ['integrationKey'],
  description:
    'The service finds a record on the other side by the integration key of its table. A Dataverse table in a map needs one with at least one field.',
  mend: 'Define an alternate key for the table in Dataverse, then choose Refresh tables in the map and pick the key as integration key.',
  applies: ({ side }) => side.needsIntegrationKey,
  check({ leg, side, report }) {
    if (side.integrationKey !== 'none') return;
    report({
      side: side.side,
      at: leg.at(`${side.side}Schema`),
      detail: say`Integration keys are missing: ${side.label} has none`,
    });
  },
  examples: {
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
          { at: '/legs/0/sourceSchema', message: 'Integration keys are missing: AX table Customers V3 has none' },
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
  },
});
