import type { RuleExamples, TableSketch } from '@dipv/core';

const customers = (options: string): TableSketch => ({
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', PartyType: options, dataAreaId: 'text(4)' },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
});
const source = customers('choice(None|Person|LegalEntity=Legal entities)');

const manyElements = (length: number) => customers(`choice(${Array.from({ length }, (_, i) => `E${i}`).join('|')})`);
const organization = (help: string) => ({
  at: '/legs/0/sourceFilter',
  message: 'The filter of AX table Customers V3 compares PartyType with Organization, which is none of its elements',
  field: 'PartyType',
  help,
});

export const examples: RuleExamples = {
  fails: [
    {
      name: 'an element with a slip',
      source,
      sourceFilter: '((CustomerAccount != "") && (PartyType == DirPartyType::Persn))',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message: 'The filter of AX table Customers V3 compares PartyType with Persn, which is none of its elements',
          field: 'PartyType',
          help: 'For Persn write Person.',
        },
      ],
    },
    {
      name: 'a label in place of a name, as a text',
      source,
      sourceFilter: '("legal entities" != PartyType)',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message:
            'The filter of AX table Customers V3 compares PartyType with legal entities, which is none of its elements',
          field: 'PartyType',
          help: 'legal entities is the label of LegalEntity: write LegalEntity.',
        },
      ],
    },
    {
      name: 'nothing like any element',
      source,
      sourceFilter: '(PartyType == DirPartyType::Organization)',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message:
            'The filter of AX table Customers V3 compares PartyType with Organization, which is none of its elements',
          field: 'PartyType',
          help: 'Its elements are None, Person, LegalEntity.',
        },
      ],
    },
    {
      name: 'many elements',
      source: manyElements(12),
      sourceFilter: '(PartyType == PartyTypes::Organization)',
      finds: [organization('Its elements are E0, E1, E2, E3, E4, E5, E6, E7, E8, E9 and 2 more.')],
    },
    {
      name: 'as many elements as are listed',
      source: manyElements(10),
      sourceFilter: '(PartyType == PartyTypes::Organization)',
      finds: [organization('Its elements are E0, E1, E2, E3, E4, E5, E6, E7, E8, E9.')],
    },
    {
      name: 'beside a value of another type',
      source,
      sourceFilter: '((CustomerAccount == 1) && (PartyType == PartyTypes::Organization))',
      finds: [organization('Its elements are None, Person, LegalEntity.')],
    },
  ],
  passes: [
    {
      name: 'elements by name, in any case',
      source,
      sourceFilter: '((PartyType != DirPartyType::none) && (PartyType == "PERSON"))',
    },
    { name: 'the number of an element', source, sourceFilter: '((PartyType == 1) || (PartyType == "2"))' },
    { name: 'a text column holds any text', source: customers('text(60)'), sourceFilter: '(PartyType == "Persn")' },
    {
      name: 'the elements are not known',
      source: customers('choice'),
      sourceFilter: '(PartyType == DirPartyType::Persn)',
      notChecked: ['which values PartyType of AX table Customers V3 can take is not known'],
    },
    {
      name: 'nothing is known of the entity',
      source: 'unknown',
      sourceFilter: '(PartyType == DirPartyType::Persn)',
      notChecked: true,
    },
    { name: 'a pattern', source, sourceFilter: '(PartyType like "Pers*")' },
    { name: 'a field that the entity lacks: DWR1002 tells of it', source, sourceFilter: '(CustomerGroup == "A")' },
    {
      name: 'a field that is not among those that are known',
      source: { ...source, completeness: 'partial' },
      sourceFilter: '(CustomerGroup == "A")',
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
    {
      name: 'the metadata does not tell the type of the field',
      source: customers('unknown'),
      sourceFilter: '(PartyType == "A")',
      notChecked: ['the metadata of AX table Customers V3 does not say which types columns have'],
    },
    {
      name: 'numbers and constants of a field that is not known',
      source: { ...source, completeness: 'partial' },
      sourceFilter: '((CustomerGroup == 1) && (CustomerGroup != ""))',
    },
  ],
};
