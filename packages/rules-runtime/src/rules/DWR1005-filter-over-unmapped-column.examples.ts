import type { RuleExamples, TableSketch } from '@dipv/core';

const destination: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    statecode: 'choice(0|1)',
    customertypecode: 'choice(1|3)',
    contoso_origin: 'text(10) create-only',
    createdon: 'datetime readonly',
    msdyn_company: 'lookup(cdm_companies)',
  },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the filter lets active records pass, and the state is not mapped',
      destination,
      reversedSourceFilter: 'statecode eq 0 and accountnumber ne null',
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message:
            'The filter of CRM table accounts is over statecode, which the map does not map: a change of it alone is not sent',
          field: 'statecode',
          severity: 'info',
        },
      ],
    },
    {
      name: 'a field of F&O',
      sourceFilter: '((CustomerName != "") && (CUSTOMERNAME != "x"))',
      finds: [
        {
          at: '/legs/0/sourceFilter',
          message:
            'The filter of AX table Customers V3 is over CustomerName, which the map does not map: a change of it alone is not sent',
          field: 'CustomerName',
        },
      ],
    },
    {
      name: 'a column that can never be written',
      destination: { ...destination, fields: { ...destination.fields, statuscode: 'choice(1|2) readonly' } },
      reversedSourceFilter: 'statuscode eq 1',
      finds: [
        {
          at: '/legs/0/reversedSourceFilter',
          message:
            'The filter of CRM table accounts is over statuscode, which the map does not map: a change of it alone is not sent',
          field: 'statuscode',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'a mapping with a Default value maps it, too',
      destination,
      mappings: ['CustomerAccount <> accountnumber', 'none >> customertypecode = 3'],
      reversedSourceFilter: 'customertypecode eq 3',
    },
    {
      name: 'nothing is read where the filter stands',
      destination,
      mappings: ['CustomerAccount >> accountnumber'],
      reversedSourceFilter: 'statecode eq 0',
    },
    {
      name: 'what is set on create alone, and the company',
      destination,
      reversedSourceFilter: 'contoso_origin eq 1 and createdon gt 2024-01-31 and _msdyn_company_value ne null',
    },
    {
      name: 'what changes with every other change',
      destination: { ...destination, fields: { ...destination.fields, modifiedon: 'datetime readonly' } },
      reversedSourceFilter: "Microsoft.Dynamics.CRM.LastXDays(PropertyName='modifiedon',PropertyValue=7)",
    },
    { name: 'a column that does not exist is left to DIPV1012', destination, reversedSourceFilter: 'nothing eq 1' },
    {
      name: 'only some columns are known',
      destination: { ...destination, completeness: 'partial' },
      reversedSourceFilter: 'statuscode eq 1',
      notChecked: ['only some columns of CRM table accounts are known'],
    },
    {
      name: 'nothing is known of the table',
      destination: 'unknown',
      reversedSourceFilter: 'statecode eq 0',
      notChecked: ['no metadata for CRM table accounts'],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', destination, reversedSourceFilter: 'statecode eq 0' },
    {
      name: 'a mapped column that does not exist may be this one',
      destination,
      mappings: ['CustomerAccount <> accountnumber', 'Status <> statcode'],
      reversedSourceFilter: 'statecode eq 0',
    },
    {
      name: 'a mapped column beside others',
      destination,
      reversedSourceFilter: "accountnumber ne null and accountnumber ne 'x'",
    },
  ],
};
