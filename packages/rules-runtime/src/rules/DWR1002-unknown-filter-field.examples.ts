import type { RuleExamples } from '@dipv/core';

const head = 'The filter of AX table Customers V3 names a field that it does not have:';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a slip in the name of a field',
      sourceFilter: '((CustomerAcount != "") && (CUSTOMERACOUNT != "1"))',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message: `${head} CustomerAcount`,
          field: 'CustomerAcount',
          help: 'Did you mean CustomerAccount?',
        },
      ],
    },
    {
      name: 'a text without quotes is taken for a field',
      sourceFilter: '(CustomerName == Contoso)',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message: `${head} Contoso`,
          field: 'Contoso',
          help: 'If it is a text, put it into quotes: "Contoso". If it is an element of an enumeration, name both: Type::Contoso.',
        },
      ],
    },
  ],
  passes: [
    { name: 'fields of the entity, in any case', sourceFilter: '((CUSTOMERACCOUNT != "") && (dataAreaId == "usmf"))' },
    { name: 'a field that every table has', sourceFilter: '(ModifiedDateTime > 2024-01-31T00:00:00)' },
    {
      name: 'a field of a data source, which no metadata tells',
      sourceFilter: '(CustTable.AccountNum != "")',
      notChecked: [
        'no metadata tells the data sources of AX table Customers V3, so that CustTable.AccountNum is not known',
      ],
    },
    {
      name: 'nothing is known of the entity',
      source: 'unknown',
      sourceFilter: '(CustomerAcount != "")',
      notChecked: ['no metadata for AX table Customers V3'],
    },
    { name: 'a filter that cannot be read is left to DWR1001', sourceFilter: '(CustomerAcount <> "")' },
    {
      name: 'only some fields of the entity are known',
      source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20)' }, completeness: 'partial' },
      sourceFilter: '(CustomerGroup != "")',
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
  ],
};
