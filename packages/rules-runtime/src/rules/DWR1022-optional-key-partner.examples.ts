import type { RuleExamples } from '@dipv/core';

const groups = {
  name: 'Customer groups',
  fields: { GroupId: 'text(20)', Code: 'text(20)', Name: 'text(60) required "Description"' },
  integrationKey: ['GroupId'],
};

const accounts = { name: 'accounts', fields: { accountnumber: 'text(20)', name: 'text(160)' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a field outside of the entity’s key',
      source: groups,
      mappings: ['Code <> accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/sourceField',
          message:
            'Code of AX table Customer groups fills the key field accountnumber of CRM table accounts, and is not mandatory',
          field: 'Code',
          side: 'source',
        },
      ],
    },
    {
      name: 'a guessed key, the whole of which is mapped',
      source: groups,
      destination: { ...accounts, alternateKeys: [['accountnumber', 'name']] },
      mappings: ['GroupId <> accountnumber', 'Code <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'Code of AX table Customer groups fills the key field name of CRM table accounts, and is not mandatory',
          field: 'Code',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'a guessed key, a part of which is not mapped',
      source: groups,
      destination: { ...accounts, alternateKeys: [['accountnumber', 'name']] },
      mappings: ['Code <> accountnumber'],
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
    {
      name: 'a table without a key',
      source: groups,
      destination: { ...accounts, alternateKeys: [] },
      mappings: ['Code <> accountnumber'],
    },
    { name: 'a field of the entity’s key', source: groups, mappings: ['GroupId <> accountnumber'] },
    { name: 'a mandatory field', source: groups, mappings: ['Name <> accountnumber'] },
    {
      name: 'an enumeration and a number, which are never empty',
      source: { ...groups, fields: { ...groups.fields, Class: 'choice(Length|Mass)', Line: 'decimal' } },
      destination: { ...accounts, integrationKey: ['accountnumber', 'name'] },
      mappings: ['Class <> accountnumber', 'Line <> name'],
    },
    {
      name: 'a field that may be an enumeration',
      source: { ...groups, fields: { ...groups.fields, Class: 'unknown(text|choice)' } },
      mappings: ['Class <> accountnumber'],
      notChecked: ['the metadata of AX table Customer groups does not say which types columns have'],
    },
    { name: 'a field with a default', source: groups, mappings: ['Code >> accountnumber = 10'] },
    { name: 'a mapping that only reads the key', source: groups, mappings: ['Code << accountnumber'] },
    {
      name: 'without the key of the entity',
      source: { ...groups, integrationKey: [] },
      mappings: ['Code <> accountnumber'],
      notChecked: ['the integration key of AX table Customer groups is not known'],
    },
    {
      name: 'without metadata of F&O',
      source: 'unknown',
      notChecked: ['no metadata for AX table Customers V3'],
    },
    {
      name: 'the metadata does not tell which columns are mandatory',
      source: {
        name: 'Customer groups',
        fields: { GroupId: 'text(20)', Name: 'text(60) requirement-unknown' },
      },
      mappings: ['Name <> accountnumber'],
      notChecked: ['the metadata of AX table Customer groups does not say which columns are required'],
    },
  ],
};
