import type { RuleExamples, TableSketch } from '@dipv/core';

const orders = (status: string): TableSketch => ({
  name: 'Contoso orders',
  fields: { OrderNumber: 'text(20) required', OrderStatus: status, dataAreaId: 'text(4)' },
  integrationKey: ['OrderNumber', 'dataAreaId'],
  company: 'dataAreaId',
});
const source = orders('choice(Open=Open order|Closed=Shut|OnHold)');
const destination: TableSketch = {
  name: 'contoso_orders',
  fields: { contoso_number: 'text(20)', contoso_status: 'choice(1|2|3)', msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['contoso_number', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};
const tables = { source, destination };
const key = 'OrderNumber <> contoso_number';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'labels in place of names',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1, shut: 2, OnHold: 3}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/Open order',
          message:
            'The value map of OrderStatus of AX table Contoso orders translates "Open order", "shut", which it never holds',
          field: 'OrderStatus',
          help: 'Open order is the label of Open: write Open; shut is the label of Closed: write Closed.',
        },
      ],
    },
    {
      name: 'a slip, on the way back alone',
      ...tables,
      mappings: [key, 'OrderStatus << contoso_status {Open: 1, Closed: 22}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/Closed',
          message: 'The value map of contoso_status of CRM table contoso_orders translates "22", which it never holds',
          field: 'contoso_status',
          help: 'For 22 write 2.',
        },
      ],
    },
    {
      name: 'many values, and one mapping in both directions',
      ...tables,
      mappings: [
        key,
        'OrderStatus <> contoso_status {Open: 1}',
        'OrderStatus >> contoso_status {Aa: 1, Bb: 2, Cc: 3, Dd: 1, Ee: 2}',
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/valueTransforms/0/valueMap/Aa',
          message:
            'The value map of OrderStatus of AX table Contoso orders translates "Aa", "Bb", "Cc" and 2 more, which it never holds',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'as many values as are shown',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Aa: 1, Bb: 2, Cc: 3}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/Aa',
          message:
            'The value map of OrderStatus of AX table Contoso orders translates "Aa", "Bb", "Cc", which it never holds',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'advice is given for the values that are shown',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Aa: 1, Bb: 2, Cc: 3, Shut: 1}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/Aa',
          message:
            'The value map of OrderStatus of AX table Contoso orders translates "Aa", "Bb", "Cc" and 1 more, which it never holds',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'labels of a boolean',
      source: orders('boolean'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Active: 1, no: 2}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/Active',
          message: 'The value map of OrderStatus of AX table Contoso orders translates "Active", which it never holds',
          field: 'OrderStatus',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'booleans, as people write them',
      source: orders('boolean'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {YES: 1, False: 2}'],
    },
    {
      name: 'names in any case',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {open: 1, CLOSED: 2, onHold: 3}'],
    },
    { name: 'a blank one means no value', ...tables, mappings: [key, 'OrderStatus >> contoso_status {Open: 1, : 2}'] },
    {
      name: 'in both directions it is left to DIPV1030',
      ...tables,
      mappings: [key, 'OrderStatus <> contoso_status {Open order: 1}'],
    },
    {
      name: 'a text may hold anything',
      source: orders('text(20)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1}'],
    },
    {
      name: 'the elements are not known',
      source: orders('choice'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1}'],
      notChecked: ['which values OrderStatus of AX table Contoso orders can take is not known'],
    },
    {
      name: 'the field is not among those that are known',
      source: { ...orders('choice(Open|Closed)'), completeness: 'partial' },
      destination,
      mappings: [key, 'OrderState >> contoso_status {Open order: 1}'],
      notChecked: ['only some columns of AX table Contoso orders are known'],
    },
    {
      name: 'a field that may be a boolean',
      source: orders('unknown(text|boolean)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Active: 1}'],
      notChecked: ['the metadata of AX table Contoso orders does not say which types columns have'],
    },
    {
      name: 'a field that may be a choice',
      source: orders('unknown(text|choice)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Active: 1}'],
      notChecked: ['the metadata of AX table Contoso orders does not say which types columns have'],
    },
    {
      name: 'nothing is known of the entity',
      source: 'unknown',
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1}'],
      notChecked: true,
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1}'],
    },
    {
      name: 'in both directions, beside another one',
      ...tables,
      mappings: [key, 'OrderStatus <> contoso_status {Open order: 1}', 'OrderStatus >> contoso_status {Open: 1}'],
    },
  ],
};
