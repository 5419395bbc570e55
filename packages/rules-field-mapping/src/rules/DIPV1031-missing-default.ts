import { say, sideRule, type MappedField, type TableSketch } from '@dipv/core';
import { isInAnyKey } from '../any-key.js';
import { soundFlowsTo } from '../sound-flow.js';

const CUSTOMER: TableSketch = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100)', GroupId: 'text(10) required' },
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20) required',
    name: 'text(160) required',
    contoso_code: 'text(10) fills-itself required',
  },
};
const KEY = 'CustomerAccount <> accountnumber';

/** DIPV1031: a required column is written from a field that may be empty, without a constant to fall back on. */
export const missingDefault = sideRule({
  code: 'DIPV1031',
  title: 'Missing default transform for mandatory destination field',
  severity: 'warning',
  needs: ['table', 'table.other'],
  description:
    'A required field is written from one that may be empty. A record without a value there cannot be created, unless a Default transform gives one. Key fields are exempt, since a constant makes no key; so are company fields and columns that fill themselves in.',
  mend: 'Add a Default transform with a value that may stand where the source has none, or make the source field mandatory.',
  applies: ({ leg, side }) => leg.flowsTo(side.side).length > 0,
  check({ leg, side, other, report, notChecked }) {
    for (const end of [side, other]) if (end.lackOfColumns !== null) notChecked(end.lackOfColumns);
    for (const { mapping, from, to } of soundFlowsTo(leg, side.side)) {
      if (mapping.hasDefault || from.head === null || from.head.requirement === 'required') continue;
      if (to.head === null || !mayNeedValue(to) || isKeyField(to) || isKeyField(from)) continue;
      const untold = [to, from].find((end) => end.head?.requirement === null);
      if (untold !== undefined) {
        notChecked(`the metadata of ${untold.side.label.text} does not say which columns are required`);
        continue;
      }
      report({
        side: side.side,
        at: mapping.at(`${side.side}Field`),
        mapping,
        field: to.text,
        detail: say`Missing default transform for mandatory field ${to.label ?? ''} of ${side.label}: ${from.label ?? ''} may be empty`,
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'an optional field feeds a required column',
        source: CUSTOMER,
        destination: ACCOUNT,
        mappings: [KEY, 'CustomerName >> name'],
        finds: [
          {
            at: '/legs/0/fieldMappings/1/destinationField',
            message:
              'Missing default transform for mandatory field name of CRM table accounts: CustomerName may be empty',
            field: 'name',
          },
        ],
      },
      {
        name: 'a Default of nothing supplies nothing',
        source: CUSTOMER,
        destination: ACCOUNT,
        mappings: [KEY, 'CustomerName >> name = '],
        finds: [
          {
            at: '/legs/0/fieldMappings/1/destinationField',
            message:
              'Missing default transform for mandatory field name of CRM table accounts: CustomerName may be empty',
            field: 'name',
          },
        ],
      },
      {
        name: 'a column that fills itself in may be empty where it is read',
        source: CUSTOMER,
        destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_score: 'text(10) fills-itself' } },
        mappings: [KEY, 'GroupId << contoso_score'],
        finds: [
          {
            at: '/legs/0/fieldMappings/1/sourceField',
            message:
              'Missing default transform for mandatory field GroupId of AX table Customers V3: contoso_score may be empty',
            field: 'GroupId',
          },
        ],
      },
    ],
    passes: [
      { name: 'a required field feeds it', source: CUSTOMER, destination: ACCOUNT, mappings: [KEY, 'GroupId >> name'] },
      {
        name: 'a constant stands in',
        source: CUSTOMER,
        destination: ACCOUNT,
        mappings: [KEY, 'CustomerName >> name = Unnamed'],
      },
      {
        name: 'a key takes no constant',
        source: { ...CUSTOMER, fields: { ...CUSTOMER.fields, CustomerAccount: 'text(20)' } },
        destination: ACCOUNT,
        mappings: [KEY],
      },
      {
        name: 'the column fills itself in',
        source: CUSTOMER,
        destination: ACCOUNT,
        mappings: [KEY, 'CustomerName >> contoso_code'],
      },
      { name: 'no metadata of one side was supplied', source: 'unknown', notChecked: true },
    ],
  },
});

/** Whether a column must have a value, as far as the metadata tells. */
function mayNeedValue(to: MappedField): boolean {
  const { head, side } = to;
  if (head === null || to.isCompanyContext || side.isSystemSupplied(head)) return false;
  if (head.requirement !== 'required' && head.requirement !== null) return false;
  return head.creatable !== false || head.updatable !== false;
}

function isKeyField({ side, path }: MappedField): boolean {
  return path !== null && isInAnyKey(side, path.text);
}
