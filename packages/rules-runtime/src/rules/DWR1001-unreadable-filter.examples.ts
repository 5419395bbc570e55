import type { RuleExamples } from '@dipv/core';

const head = 'The filter of AX table Customers V3 cannot be read:';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the words of OData stand on the F&O side',
      sourceFilter: '((CustomerAccount != "") and (CustomerName != ""))',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message: `${head} Expected &&, || or ), but found and`,
          help: 'Write && for and.',
        },
      ],
    },
    {
      name: 'a condition has no brackets of its own',
      sourceFilter: '((CustomerAccount != "") && CustomerName != "")',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message: `${head} The condition CustomerName != "" has no brackets of its own`,
          help: 'Write (CustomerName != "").',
        },
      ],
    },
    {
      name: 'the whole has no brackets, with F&O as destination',
      flipped: true,
      reversedSourceFilter: 'CustomerAccount != ""',
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message: `${head} The filter does not stand in brackets`,
          help: 'Put the whole filter into brackets: (CustomerAccount != "").',
          side: 'destination',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'conditions of all kinds',
      sourceFilter:
        '((PartyType == DirPartyType::Person) && (!(Name like "Test*")) && ((Since >= 2024-01-31T00:00:00) || (Rank < 3)))',
    },
    { name: 'one condition', sourceFilter: '(CustomerAccount != "")' },
    { name: 'a single =, as people write it', sourceFilter: '((CustomerAccount = "1") || (CustomerAccount = "2"))' },
    { name: 'the filter of the Dataverse side is OData', reversedSourceFilter: "accountnumber ne '1'" },
    { name: 'Data Integrator reads F&O another way', kind: 'Data Integrator', sourceFilter: 'CustomerAccount eq 1' },
  ],
};
