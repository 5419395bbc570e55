import type { RuleExamples, TableSketch } from '@dipv/core';

const source: TableSketch = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', BirthDate: 'date', ClosedAt: 'datetime', dataAreaId: 'text(4)' },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};
const accounts = (birthdate: string): TableSketch => ({
  name: 'accounts',
  fields: { accountnumber: 'text(20)', contoso_birthdate: birthdate, msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
});
const mappings = ['CustomerAccount <> accountnumber', 'BirthDate <> contoso_birthdate'];
const finding = {
  at: '/legs/0/fieldMappings/1/destinationField',
  message:
    'The date BirthDate is written to contoso_birthdate of CRM table accounts, which shows each user a time of their own: it may be another day there',
  field: 'contoso_birthdate',
};

export const examples: RuleExamples = {
  fails: [
    { name: 'a date and time', source, destination: accounts('datetime(user-local)'), mappings, finds: [finding] },
    {
      name: 'a column that shows the date alone and keeps a moment all the same',
      source,
      destination: accounts('date(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'BirthDate >> contoso_birthdate'],
      finds: [finding],
    },
    {
      name: 'a map from Dataverse',
      flipped: true,
      source: accounts('datetime(user-local)'),
      destination: source,
      mappings: ['accountnumber <> CustomerAccount', 'contoso_birthdate << BirthDate'],
      finds: [{ ...finding, at: '/legs/0/fieldMappings/1/sourceField' }],
    },
    {
      name: 'a column that can be set on create alone',
      source,
      destination: accounts('datetime(user-local) create-only'),
      mappings,
      finds: [finding],
    },
  ],
  passes: [
    { name: 'a column of dates', source, destination: accounts('date(date-only)'), mappings },
    {
      name: 'a column that is the same for all',
      source,
      destination: accounts('datetime(time-zone-independent)'),
      mappings,
    },
    {
      name: 'a moment into a moment',
      source,
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'ClosedAt <> contoso_birthdate'],
    },
    {
      name: 'it is only read',
      source,
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'BirthDate << contoso_birthdate'],
    },
    {
      name: 'the metadata does not tell how the column behaves',
      source,
      destination: accounts('datetime'),
      mappings,
      notChecked: ['whether contoso_birthdate of CRM table accounts follows the time zone of its user is not known'],
    },
    {
      name: 'nothing is known of the entity',
      source: 'unknown',
      destination: accounts('datetime(user-local)'),
      mappings,
      notChecked: ['no metadata for AX table Customers V3'],
    },
    {
      name: 'a column that cannot be written is told by DIPV1011',
      source,
      destination: accounts('datetime(user-local) readonly'),
      mappings,
    },
    { name: 'no column of dates is written, whatever is read', source: 'unknown' },
    { name: 'nothing is known of the table', source, destination: 'unknown', mappings, notChecked: true },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      source,
      destination: accounts('datetime(user-local)'),
      mappings,
    },
    {
      name: 'values that are translated',
      source,
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'BirthDate <> contoso_birthdate {a: b}'],
    },
    {
      name: 'a constant',
      source: 'unknown',
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'none >> contoso_birthdate = 2020-01-01'],
    },
    {
      name: 'a text',
      source: { ...source, fields: { ...source.fields, BirthDate: 'text(10)' } },
      destination: accounts('datetime(user-local)'),
      mappings,
    },
    {
      name: 'a column that the table lacks',
      source,
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'BirthDate >> contoso_other'],
    },
    {
      name: 'the column is not among those that are known',
      source,
      destination: { ...accounts('datetime(user-local)'), completeness: 'partial' },
      mappings: ['CustomerAccount <> accountnumber', 'BirthDate >> contoso_other'],
      notChecked: ['only some columns of CRM table accounts are known'],
    },
    {
      name: 'the field is not among those that are known',
      source: { ...source, completeness: 'partial' },
      destination: accounts('datetime(user-local)'),
      mappings: ['CustomerAccount <> accountnumber', 'Founded >> contoso_birthdate'],
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
    {
      name: 'the metadata does not tell the type of the field',
      source: { ...source, fields: { ...source.fields, BirthDate: 'unknown' } },
      destination: accounts('datetime(user-local)'),
      mappings,
      notChecked: ['the metadata of AX table Customers V3 does not say which types columns have'],
    },
    {
      name: 'the metadata does not tell the type of the column',
      source,
      destination: accounts('unknown'),
      mappings,
      notChecked: ['whether contoso_birthdate of CRM table accounts follows the time zone of its user is not known'],
    },
  ],
};
