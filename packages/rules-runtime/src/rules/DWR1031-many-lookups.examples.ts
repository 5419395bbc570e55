import type { RuleExamples } from '@dipv/core';

const names = Array.from({ length: 10 }, (_, i) => `msdyn_lookup${i + 1}`);
const orders = {
  name: 'salesorders',
  fields: { ordernumber: 'text(20)', ...Object.fromEntries(names.map((name) => [name, 'lookup(msdyn_terms)'])) },
};
const related = [{ name: 'msdyn_terms', fields: { msdyn_code: 'text(10)' } }];
const lines = names.map((name, i) => `Term${i + 1} <> ${name}.msdyn_code`);

export const examples: RuleExamples = {
  fails: [
    {
      name: 'ten lookups',
      destination: orders,
      related,
      mappings: ['Number <> ordernumber', ...lines],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: `10 lookups of CRM table salesorders are mapped to F&O, and the initial synchronization from Dataverse takes fewer than 10: ${[...names].sort().join(', ')}`,
          side: 'destination',
        },
      ],
    },
    {
      name: 'two are too many where a configuration says so',
      destination: orders,
      related,
      options: { lookups: 2 },
      mappings: ['Term1 <> msdyn_lookup1.msdyn_code', 'Term2 << msdyn_lookup2.msdyn_code'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message:
            '2 lookups of CRM table salesorders are mapped to F&O, and the initial synchronization from Dataverse takes fewer than 2: msdyn_lookup1, msdyn_lookup2',
        },
      ],
    },
  ],
  passes: [
    { name: 'nine lookups', destination: orders, related, mappings: lines.slice(1) },
    {
      name: 'ten lookups that F&O alone writes',
      destination: orders,
      related,
      mappings: lines.map((line) => line.replace('<>', '>>')),
    },
    {
      name: 'one lookup by several fields of its key is one',
      destination: orders,
      related: [{ name: 'msdyn_terms', fields: { msdyn_code: 'text(10)', msdyn_site: 'text(10)' } }],
      mappings: names.slice(1).flatMap((name, i) => [`A${i} <> ${name}.msdyn_code`, `B${i} <> ${name}.msdyn_site`]),
    },
    {
      name: 'without metadata: columns may be lookups',
      destination: 'unknown',
      mappings: names.map((name, i) => `Term${i} <> ${name}`),
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'some columns are known, and others may be lookups',
      destination: { name: 'salesorders', fields: { msdyn_lookup1: 'lookup(msdyn_terms)' }, completeness: 'partial' },
      related,
      mappings: names.map((name, i) => `Term${i} <> ${name}`),
      notChecked: ['only some columns of CRM table salesorders are known'],
    },
    {
      name: 'columns that are no lookups',
      destination: { name: 'salesorders', fields: Object.fromEntries(names.map((name) => [name, 'text(20)'])) },
      mappings: names.map((name, i) => `Term${i} <> ${name}`),
    },
  ],
};
