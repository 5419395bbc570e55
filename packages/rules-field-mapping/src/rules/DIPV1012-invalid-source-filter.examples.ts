import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a condition of X++ stands on the Dataverse side',
      reversedSourceFilter: 'accountnumber == "1"',
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message:
            'Error in the filter of CRM table accounts: Expected a comparison operator (eq, ne, gt, ge, lt, le, in), "and", "or" or the end of the filter, but found "==". Write "eq" for "==".',
        },
      ],
    },
    {
      name: 'the filter names a column that does not exist',
      reversedSourceFilter: "acountnumber ne '1'",
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message: 'Error in the filter of CRM table accounts: it has no field acountnumber',
          help: 'Did you mean accountnumber?',
          field: 'acountnumber',
        },
      ],
    },
    {
      name: 'the filter follows a lookup',
      flipped: true,
      sourceFilter: "msdyn_company/cdm_companycode eq 'USMF'",
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message:
            'Error in the filter of CRM table accounts: "msdyn_company/cdm_companycode" leads into a related table: the filter of a map can use the table\'s own columns only.',
        },
      ],
    },
    {
      name: 'a column that is no lookup is written as one',
      reversedSourceFilter: '_accountnumber_value ne null',
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message: 'Error in the filter of CRM table accounts: it has no field _accountnumber_value',
          help: 'Only lookups are written so, and accountnumber is none: write accountnumber.',
          field: '_accountnumber_value',
        },
      ],
    },
  ],
  passes: [
    { name: 'a comparison', reversedSourceFilter: "accountnumber ne null and startswith(NAME, 'A')" },
    { name: 'the value of a lookup', reversedSourceFilter: '_msdyn_company_value ne null' },
    { name: 'the filter of the F&O side is not OData', sourceFilter: '(CustomerAccount != "")' },
    {
      name: 'only some columns of the table are known, so that only the syntax is judged',
      destination: { name: 'accounts', fields: { accountnumber: 'text(20)' }, completeness: 'partial' },
      reversedSourceFilter: 'contoso_unknown eq 1',
      notChecked: true,
    },
  ],
};
