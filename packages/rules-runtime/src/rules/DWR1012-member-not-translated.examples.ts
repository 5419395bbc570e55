import type { RuleExamples, TableSketch } from '@dipv/core';

const orders = (status: string): TableSketch => ({
  name: 'Contoso orders',
  fields: { OrderNumber: 'text(20) required', OrderStatus: status, dataAreaId: 'text(4)' },
  integrationKey: ['OrderNumber', 'dataAreaId'],
  company: 'dataAreaId',
});
const source = orders('choice(Open|Closed|OnHold)');
const destination: TableSketch = {
  name: 'contoso_orders',
  fields: { contoso_number: 'text(20)', contoso_status: 'choice(1|2|3)', msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['contoso_number', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};
const tables = { source, destination };
const key = 'OrderNumber <> contoso_number';
const at = '/legs/0/fieldMappings/1/valueTransforms/0/valueMap';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'an element has no counterpart',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {open: 1, closed: 2}'],
      finds: [
        {
          at,
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out OnHold',
          field: 'OrderStatus',
          severity: 'info',
        },
      ],
    },
    {
      name: 'both ways, each side is looked at',
      ...tables,
      mappings: [key, 'OrderStatus <> contoso_status {Open: 1, Closed: 2}'],
      finds: [
        {
          at,
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out OnHold',
          field: 'OrderStatus',
        },
        {
          at,
          message: 'The value map of contoso_status of CRM table contoso_orders leaves out 3',
          field: 'contoso_status',
        },
      ],
    },
    {
      name: 'many members',
      source: orders('choice(A|B|C|D|E|F|G|H)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {A: 1}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap',
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out B, C, D, E, F and 2 more',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'as many members as are shown',
      source: orders('choice(A|B|C|D|E|F)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {A: 1}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap',
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out B, C, D, E, F',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'a filter lets others pass',
      ...tables,
      sourceFilter: '(OrderStatus != "Closed")',
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1}'],
      finds: [
        {
          at,
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out OnHold',
          field: 'OrderStatus',
        },
      ],
    },
    {
      name: 'half of a boolean',
      source: orders('boolean'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {True: 1}'],
      finds: [
        {
          at,
          message: 'The value map of OrderStatus of AX table Contoso orders leaves out false',
          field: 'OrderStatus',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'all members',
      ...tables,
      mappings: [key, 'OrderStatus <> contoso_status {open: 1, closed: 2, onHold: 3}'],
    },
    {
      name: 'one way: what nobody reads need not be there',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1, Closed: 1, OnHold: 1}'],
    },
    {
      name: 'a Default value beside it',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status = 1 {Closed: 2}'],
    },
    {
      name: 'a filter keeps the others back',
      ...tables,
      sourceFilter: '((OrderStatus == Status::Open) || (OrderStatus == "Closed"))',
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1, Closed: 2}'],
    },
    {
      name: 'a filter of Dataverse keeps the others back',
      ...tables,
      reversedSourceFilter: 'contoso_status in (1,2)',
      mappings: [key, 'OrderStatus << contoso_status {Open: 1, Closed: 2}'],
    },
    {
      name: 'a filter that may keep the others back',
      ...tables,
      sourceFilter: '(OrderStatus < 2)',
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1, Closed: 2}'],
      notChecked: ['which values of OrderStatus the filter of AX table Contoso orders lets pass is not known'],
    },
    {
      name: 'a filter by the number of an element',
      ...tables,
      sourceFilter: '(OrderStatus == "0")',
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1, Closed: 2}'],
      notChecked: ['which values of OrderStatus the filter of AX table Contoso orders lets pass is not known'],
    },
    {
      name: 'a filter over a data source, whose column may be the same',
      ...tables,
      sourceFilter: '(Orders.OrderStatus == Status::Open)',
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1, Closed: 2}'],
      notChecked: ['which values of OrderStatus the filter of AX table Contoso orders lets pass is not known'],
    },
    {
      name: 'a label in place of a name is told by DWR1011',
      source: orders('choice(Open=Open order|Closed)'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open order: 1, Closed: 2}'],
    },
    {
      name: 'a boolean, as people write it',
      source: orders('boolean'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {yes: 1, 0: 2}'],
    },
    {
      name: 'the elements are not known',
      source: orders('choice'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1}'],
      notChecked: ['which values OrderStatus of AX table Contoso orders can take is not known'],
    },
    {
      name: 'the types are not known',
      source: orders('unknown'),
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1}'],
      notChecked: ['the metadata of AX table Contoso orders does not say which types columns have'],
    },
    {
      name: 'nothing is known of the entity',
      source: 'unknown',
      destination,
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1}'],
      notChecked: true,
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      ...tables,
      mappings: [key, 'OrderStatus >> contoso_status {Open: 1}'],
    },
  ],
};
