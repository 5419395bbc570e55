import type { RuleExamples, TableSketch } from '@dipv/core';

const customers = (options: string): TableSketch => ({
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', PartyType: options, dataAreaId: 'text(4)' },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
});
const source = customers('choice(None|Person|LegalEntity=Legal entities)');

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
  ],
};
