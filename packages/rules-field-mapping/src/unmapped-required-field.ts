import {
  foldName,
  isExpanded,
  parseFieldPath,
  sideRule,
  type Field,
  type SideContext,
  type TableSketch,
} from '@dipv/core';

const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    name: 'text(160) required',
    creditlimit: 'decimal(2) business-required',
    ownerid: 'lookup(systemusers) required',
    accountid: 'guid required',
    createdon: 'datetime required readonly',
    msdyn_company: 'lookup(cdm_companies) required',
  },
  company: 'msdyn_company.cdm_companycode',
};

/** DIPV1010: a column that must have a value gets none. */
export const unmappedRequiredField = sideRule({
  code: 'DIPV1010',
  title: 'Mandatory field in destination entity must be mapped',
  variants: [
    {
      name: 'business-required',
      severity: 'warning',
      description: 'The column is only required in forms (`ApplicationRequired`); the API does not enforce it.',
    },
  ],
  needs: ['table'],
  description:
    'A record cannot be created without its required fields. Each one must be written by a mapping, unless it fills itself in: company fields, the primary key, owner and status, columns with a default or an autonumber format, and columns that cannot be set on create.',
  mend: 'Map the field, or give it a constant with a Default transform (none >> field = value).',
  applies: ({ leg, side }) => leg.flowsTo(side.side).length > 0,
  check({ leg, side, report, notChecked }) {
    if (side.table?.completeness === 'partial') notChecked(`only some columns of ${side.label} are known`);
    const written = new Set(leg.flowsTo(side.side).flatMap(({ to }) => namesWritten(to.path?.text, to.path?.steps[0])));
    for (const field of side.table?.fields.values() ?? []) {
      if (!mustBeMapped(field, side) || written.has(headOf(field)) || written.has(foldName(field.name))) continue;
      if (field.requirement === null) {
        notChecked(`the metadata of ${side.label} does not say which columns are required`);
        continue;
      }
      if (side.mayBeCompanyLookup(field)) {
        notChecked(`the table that ${field.name} of ${side.label} relates to is not known`);
        continue;
      }
      const isForced = field.requirement === 'required';
      const kind = isForced ? 'Mandatory' : 'Business-required';
      report({
        side: side.side,
        at: leg.at('fieldMappings'),
        field: field.name,
        ...(isForced ? {} : { variant: 'business-required' }),
        help: helpFor(field.name, side),
        detail: `${kind} field ${nameOf(field)} of ${side.label} must be mapped`,
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'a required column is not mapped',
        destination: ACCOUNT,
        mappings: ['CustomerAccount >> accountnumber', 'none >> creditlimit = 0'],
        finds: [
          {
            at: '/legs/0/fieldMappings',
            message: 'Mandatory field name of CRM table accounts must be mapped',
            field: 'name',
          },
        ],
      },
      {
        name: 'a column that forms ask for is not mapped',
        destination: ACCOUNT,
        mappings: ['CustomerName >> name'],
        finds: [
          {
            at: '/legs/0/fieldMappings',
            message: 'Business-required field creditlimit of CRM table accounts must be mapped',
            field: 'creditlimit',
            variant: 'business-required',
          },
        ],
      },
      {
        name: 'a required column is read, but not written',
        source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100)' } },
        mappings: ['CustomerAccount >> accountnumber', 'CustomerName << name'],
        finds: [
          {
            at: '/legs/0/fieldMappings',
            message: 'Mandatory field CustomerAccount of AX table Customers V3 must be mapped',
            field: 'CustomerAccount',
          },
        ],
      },
    ],
    passes: [
      {
        name: 'what fills itself in need not be mapped',
        destination: ACCOUNT,
        mappings: ['CustomerName >> NAME', 'none >> creditlimit = 0'],
      },
      {
        name: 'a required lookup is mapped by a field behind it',
        destination: { name: 'contoso_visits', fields: { contoso_account: 'lookup(accounts) required' } },
        mappings: ['CustomerAccount >> contoso_account.accountnumber'],
      },
      { name: 'nothing writes to the side', destination: ACCOUNT, mappings: ['CustomerAccount << accountnumber'] },
      { name: 'no metadata was supplied', destination: 'unknown', notChecked: true },
      {
        name: 'a lookup may lead to the company',
        destination: {
          name: 'contoso_visits',
          fields: { contoso_number: 'text(20)', contoso_company: 'lookup required' },
        },
        mappings: ['CustomerAccount >> contoso_number'],
        notChecked: true,
      },
    ],
  },
});

function helpFor(field: string, { side }: SideContext): string {
  const constant = side === 'source' ? `${field} << none = value` : `none >> ${field} = value`;
  return `Map the field, or give it a constant with a Default transform (${constant}).`;
}

function mustBeMapped(field: Field, side: SideContext): boolean {
  if (field.requirement === 'optional') return false;
  if (field.creatable === false && field.updatable === false) return false;
  return !side.isSystemSupplied(field) && !side.isCompanyContext(parseFieldPath(field.name));
}

function namesWritten(path: string | undefined, head: string | undefined): readonly string[] {
  return [path, head].filter((name) => name !== undefined).map(foldName);
}

/** In project metadata an expanded path may be a field of its own; it is mapped with its lookup. */
function headOf(field: Field): string {
  const path = parseFieldPath(field.name);
  return foldName(isExpanded(path) ? (path.steps[0] ?? field.name) : field.name);
}

function nameOf({ name, displayName }: Field): string {
  return displayName === null || foldName(displayName) === foldName(name) ? name : `${name} (${displayName})`;
}
