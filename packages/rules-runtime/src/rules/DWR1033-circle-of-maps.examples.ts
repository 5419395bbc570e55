import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', primarycontactid: 'lookup(contacts)', msdyn_billingaccount: 'lookup(accounts)' },
};
const contacts = {
  name: 'contacts',
  fields: { msdyn_contactpersonid: 'text(20)', parentcustomerid: 'lookup(accounts)' },
};
const people = { name: 'Contacts V2', fields: { ContactPersonId: 'text(20) required', Customer: 'text(20)' } };
const mappings = ['CustomerAccount <> accountnumber', 'ContactPersonId <> primarycontactid.msdyn_contactpersonid'];

export const examples: RuleExamples = {
  fails: [
    {
      name: 'customers have a contact, and contacts a customer',
      destination: accounts,
      mappings,
      others: [
        {
          source: people,
          destination: contacts,
          mappings: ['ContactPersonId <> msdyn_contactpersonid', 'Customer <> parentcustomerid.accountnumber'],
        },
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'The lookups of 2 maps lead around in a circle: Customers V3 - accounts (primarycontactid) → Contacts V2 - contacts (parentcustomerid) → Customers V3 - accounts',
          field: 'primarycontactid',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'the lookup of one of them is not mapped',
      destination: accounts,
      mappings,
      others: [{ source: people, destination: contacts, mappings: ['ContactPersonId <> msdyn_contactpersonid'] }],
    },
    {
      name: 'a lookup to the own table is no circle: DWR1032 tells of it',
      destination: accounts,
      mappings: ['InvoiceAccount <> msdyn_billingaccount.accountnumber'],
      others: [{ name: 'Customers V3 - accounts', version: '2', destination: accounts, mappings }],
    },
    { name: 'one map alone', destination: accounts, mappings },
    {
      name: 'where a lookup leads is not known',
      destination: 'unknown',
      mappings,
      others: [{ source: people }],
      notChecked: ['the table that primarycontactid of CRM table accounts relates to is not known'],
    },
    {
      name: 'it leads to one of two tables, which no map is of',
      destination: { ...accounts, fields: { ...accounts.fields, ownerid: 'lookup(systemusers|teams)' } },
      mappings: ['CustomerAccount <> accountnumber', 'Keeper >> ownerid.name'],
      others: [{ source: people, destination: contacts, mappings: ['ContactPersonId <> msdyn_contactpersonid'] }],
    },
    {
      name: 'it leads to one of two tables, of which one has a map',
      destination: { ...accounts, fields: { ...accounts.fields, contoso_keeper: 'lookup(contacts|teams)' } },
      mappings: ['CustomerAccount <> accountnumber', 'Keeper >> contoso_keeper.msdyn_contactpersonid'],
      others: [{ source: people, destination: contacts, mappings: ['ContactPersonId <> msdyn_contactpersonid'] }],
      notChecked: ['the table that contoso_keeper of CRM table accounts relates to is not known'],
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      destination: accounts,
      mappings,
      others: [
        {
          source: people,
          destination: contacts,
          mappings: ['ContactPersonId <> msdyn_contactpersonid', 'Customer <> parentcustomerid.accountnumber'],
        },
      ],
    },
  ],
};
