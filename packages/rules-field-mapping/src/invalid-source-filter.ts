import { foldName, isBlank, nearestName, parseFieldPath, sideRule, type SideContext } from '@dipv/core';
import { parseFilter, type FilterField } from './odata-filter/parse-filter.js';

/** To compare more missing names with every column would take long, and help nobody. */
const MOST_SUGGESTIONS = 100;

/** DIPV1012: the filter on the Dataverse side cannot be evaluated. */
export const invalidSourceFilter = sideRule({
  code: 'DIPV1012',
  title: 'Error occurred while parsing Dataverse entity source filter',
  description:
    'The filter on the Dataverse side of a leg is an OData `$filter` over the table’s own columns. It must be well formed, name existing columns, and not follow a lookup to another table. The filter on the F&O side is a range expression of X++ and is not checked.',
  mend: 'Correct the filter. Compare the table’s own columns with `eq ne gt ge lt le`, put texts into single quotes, and join conditions with `and` and `or`.',
  applies: ({ side }) => side.isDataverse && !isBlank(filterOf(side)),
  check({ side, leg, report, notChecked }) {
    const at = leg.at(propertyOf(side));
    const { fields, fault } = parseFilter(filterOf(side));
    if (fault !== null) {
      const span = { start: fault.start, end: fault.end };
      report({ side: side.side, at, span, detail: `Error in the filter of ${side.label}: ${fault.message}` });
      return;
    }
    const lack = side.lackOf('completeTable');
    if (lack !== null && fields.length > 0) notChecked(lack);
    if (lack !== null) return;
    let suggestions = 0;
    for (const field of firstUses(fields)) {
      const { outcome, missing } = side.resolve(parseFieldPath(field.name));
      if (outcome !== 'unresolved') continue;
      const nearest = suggestions++ < MOST_SUGGESTIONS ? nearestName(field.name, missing?.candidates ?? []) : null;
      report({
        side: side.side,
        at,
        span: { start: field.start, end: field.end },
        field: field.name,
        detail: `Error in the filter of ${side.label}: it has no field ${field.name}`,
        ...(nearest === null ? {} : { help: `Did you mean ${nearest}?` }),
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'a condition of X++ stands on the Dataverse side',
        reversedSourceFilter: 'accountnumber == "1"',
        finds: [
          {
            at: '/legs/0/reversedSourceFilter',
            message:
              'Error in the filter of CRM table accounts: Expected a comparison operator (eq, ne, gt, ge, lt, le, in), `and`, `or` or the end of the filter, but found `==`. Write `eq` for `==`.',
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
              "Error in the filter of CRM table accounts: `msdyn_company/cdm_companycode` leads into a related table: the filter of a map can use the table's own columns only.",
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
  },
});

function propertyOf({ side }: SideContext): 'sourceFilter' | 'reversedSourceFilter' {
  return side === 'source' ? 'sourceFilter' : 'reversedSourceFilter';
}

function filterOf(side: SideContext): string {
  return side.leg.leg[propertyOf(side)] ?? '';
}

/** Each field where it is used first. */
function firstUses(fields: readonly FilterField[]): readonly FilterField[] {
  const first = new Map<string, FilterField>();
  for (const field of fields) {
    if (!first.has(foldName(field.name))) first.set(foldName(field.name), field);
  }
  return [...first.values()];
}
