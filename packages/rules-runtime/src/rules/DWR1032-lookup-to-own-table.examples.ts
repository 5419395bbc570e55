import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    msdyn_billingaccount: 'lookup(accounts)',
    primarycontactid: 'lookup(contacts)',
    customerid: 'lookup(accounts|contacts)',
  },
};
const related = [{ name: 'contacts', fields: { msdyn_contactpersonid: 'text(20)' } }];

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the account that gets the invoice',
      destination: accounts,
      related,
      mappings: ['CustomerAccount <> accountnumber', 'InvoiceAccount <> msdyn_billingaccount.accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'msdyn_billingaccount of CRM table accounts leads to records of the same table, which an initial synchronization may not have brought yet',
          field: 'msdyn_billingaccount',
        },
      ],
    },
    {
      name: 'a path to several tables, the own among them',
      destination: accounts,
      related,
      mappings: ['Customer <> customerid.accounts(accountnumber).contacts(msdyn_contactpersonid)'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'customerid of CRM table accounts leads to records of the same table, which an initial synchronization may not have brought yet',
          field: 'customerid',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'a lookup to another table',
      destination: accounts,
      related,
      mappings: ['ContactPersonId <> primarycontactid.msdyn_contactpersonid'],
    },
    {
      name: 'the key behind it tells that another table is meant',
      destination: accounts,
      related,
      mappings: ['Customer <> customerid.msdyn_contactpersonid'],
    },
    {
      name: 'where the lookup leads is not known',
      destination: 'unknown',
      mappings: ['InvoiceAccount <> msdyn_billingaccount.accountnumber'],
      notChecked: ['the table that msdyn_billingaccount of CRM table accounts relates to is not known'],
    },
    {
      name: 'it may lead to the own table, or to another one',
      destination: accounts,
      mappings: ['Customer <> customerid.accountnumber'],
      notChecked: ['the table that customerid of CRM table accounts relates to is not known'],
    },
  ],
};
