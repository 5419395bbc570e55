import type { RuleExample, RuleExamples } from '@dipv/core';

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

/** Each map rests on the next one, and the last one on the first. */
function ring(length: number): Pick<RuleExample, 'others'> {
  const [own, ...others] = Array.from({ length }, (_, i) => ({
    name: `Map ${i}`,
    source: { name: `Entity ${i}`, fields: { Id: 'text(20) required', Next: 'text(20)' } },
    destination: { name: `tables${i}`, fields: { id: 'text(20)', next: `lookup(tables${(i + 1) % length})` } },
    mappings: ['Id <> id', 'Next <> next.id'],
  }));
  return { ...own, others };
}

/** Accounts rest on some maps, and each of these on that of accounts. */
function star(length: number): Pick<RuleExample, 'destination' | 'mappings' | 'others'> {
  const others = Array.from({ length }, (_, i) => ({
    name: `Map ${i}`,
    source: { name: `Entity ${i}`, fields: { Id: 'text(20) required', Account: 'text(20)' } },
    destination: { name: `tables${i}`, fields: { id: 'text(20)', account: 'lookup(accounts)' } },
    mappings: ['Id <> id', 'Account <> account.accountnumber'],
  }));
  const lookups = others.map(({ destination }, i) => [`l${i}`, `lookup(${destination.name})`] as const);
  return {
    destination: { name: 'accounts', fields: { accountnumber: 'text(20)', ...Object.fromEntries(lookups) } },
    mappings: ['CustomerAccount <> accountnumber', ...lookups.map(([lookup], i) => `L${i} <> ${lookup}.id`)],
    others,
  };
}

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
    {
      ...ring(12),
      name: 'as long a way around as is told',
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'The lookups of 12 maps lead around in a circle: Entity 0 - tables0 (next) → Map 1 (next) → Map 2 (next) → Map 3 (next) → Map 4 (next) → Map 5 (next) → Map 6 (next) → Map 7 (next) → Map 8 (next) → Map 9 (next) → Map 10 (next) → Map 11 (next) → Entity 0 - tables0',
          field: 'next',
        },
      ],
    },
    {
      ...ring(14),
      name: 'a longer way around',
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'The lookups of 14 maps lead around in a circle: Entity 0 - tables0 (next) → Map 1 (next) → Map 2 (next) → Map 3 (next) → Map 4 (next) → Map 5 (next) → Map 6 (next) → Map 7 (next) → Map 8 (next) → Map 9 (next) → Map 10 (next) → Map 11 (next) → 2 more → Entity 0 - tables0',
          field: 'next',
        },
      ],
    },
    {
      ...star(2),
      name: 'another map that hangs together with them',
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'The lookups of 2 maps lead around in a circle: Customers V3 - accounts (l0) → Map 0 (account) → Customers V3 - accounts; 1 more map hangs together with them',
          field: 'l0',
        },
      ],
    },
    {
      ...star(3),
      name: 'other maps that hang together with them',
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'The lookups of 2 maps lead around in a circle: Customers V3 - accounts (l0) → Map 0 (account) → Customers V3 - accounts; 2 more maps hang together with them',
          field: 'l0',
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
    { ...ring(2), name: 'no dual-write map', kind: 'Data Integrator' },
  ],
};
