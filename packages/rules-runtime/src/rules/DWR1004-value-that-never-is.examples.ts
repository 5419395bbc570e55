import type { RuleExamples, TableSketch } from '@dipv/core';

const source: TableSketch = {
  name: 'Customers V3',
  fields: {
    CustomerAccount: 'text(20) required',
    CustomerName: 'text(100)',
    BirthDate: 'date',
    ClosedAt: 'datetime',
    Rank: 'integer',
    PartyType: 'choice(None|Person)',
    dataAreaId: 'text(4)',
  },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};
const finding = (field: string, nothing: string, help: string) => ({
  at: '/legs/0/sourceFilter',
  message: `The filter of AX table Customers V3 compares ${field} with ${nothing}, which it never is`,
  field,
  help,
});

export const examples: RuleExamples = {
  fails: [
    {
      name: 'an empty text stands for a date, a number and an element',
      source,
      sourceFilter: '((BirthDate == "") && (Rank != "") && (PartyType == ""))',
      finds: [
        finding('BirthDate', '""', 'Write 1\\1\\1900: a field of type date without a value holds that.'),
        finding('PartyType', '""', 'Name the element of value 0: an enumeration without a value holds that.'),
        finding('Rank', '""', 'Write 0: a field of type integer without a value holds that.'),
      ],
    },
    {
      name: 'null, which X++ does not know',
      source,
      sourceFilter: '((ClosedAt == null) || (CustomerName != null))',
      finds: [
        finding('ClosedAt', 'null', 'Write 1900-01-01T00:00:00: a field of type datetime without a value holds that.'),
        finding('CustomerName', 'null', 'Write "": a field of type text without a value holds that.'),
      ],
    },
    {
      name: 'beside a value that may be',
      source,
      sourceFilter: '((Rank == 1) && (BirthDate == ""))',
      finds: [finding('BirthDate', '""', 'Write 1\\1\\1900: a field of type date without a value holds that.')],
    },
  ],
  passes: [
    { name: 'what each type counts as empty', source, sourceFilter: '((Rank == 0) && (BirthDate != 1\\1\\1900))' },
    { name: 'a text that is not empty: null is left out, too', source, sourceFilter: '(CustomerName != "")' },
    { name: 'a text that is always set', source, sourceFilter: '(CustomerAccount == "")' },
    {
      name: 'a text of the entity, which may be null',
      source,
      sourceFilter: '(CustomerName == "")',
      notChecked: [
        'whether CustomerName of AX table Customers V3 can be null, which is not equal to "", is told by no metadata',
      ],
    },
    { name: 'nothing is known of the entity', source: 'unknown', sourceFilter: '(BirthDate == "")', notChecked: true },
    {
      name: 'the field is not among those that are known',
      source: { ...source, completeness: 'partial' },
      sourceFilter: '(CustomerGroup == "")',
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
    {
      name: 'the metadata does not tell the type of the field',
      source: { ...source, fields: { ...source.fields, BirthDate: 'unknown' } },
      sourceFilter: '(BirthDate == "")',
      notChecked: ['the metadata of AX table Customers V3 does not say which types columns have'],
    },
    {
      name: 'a text of a key',
      source: { ...source, fields: { ...source.fields, CustomerAccount: 'text(20)' } },
      sourceFilter: '(CustomerAccount == "")',
    },
    {
      name: 'a text of no key that is always set',
      source: { ...source, fields: { ...source.fields, Title: 'text(20) required' } },
      sourceFilter: '(Title == "")',
    },
    { name: 'a field that the entity lacks: DWR1002 tells of it', source, sourceFilter: '(CustomerGroup == "")' },
    { name: 'other values', source, sourceFilter: '((BirthDate == "1900") && (Rank == true))' },
    { name: 'an order', source, sourceFilter: '((BirthDate > "") && (Rank like ""))' },
    {
      name: 'other values of an entity of which nothing is known',
      source: { ...source, completeness: 'partial' },
      sourceFilter: '(CustomerGroup == "A")',
    },
  ],
};
