import {
  foldName,
  isBlank,
  lacksCompanyContext,
  legRule,
  parseFieldPath,
  say,
  type Lack,
  type MappedField,
  type MappingContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { headOf } from '../key-of-side.js';
import { mayBe } from '../may-be.js';
import { examples } from './DWR1044-mapped-company.examples.js';

/** DWR1044: the company is mapped, which the service stripes in. */
export const mappedCompany = legRule({
  code: 'DWR1044',
  title: 'The company is mapped by hand',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  asks: ['completeTable.source', 'completeTable.destination', 'companyContext.source', 'companyContext.destination'],
  description:
    'The company field should not be in the mapping of a company-specific entity, since it is a part of the key already, says Microsoft’s customization guidance: the service stripes the company in itself. Other lookups to companies, such as that of a partner, are mapped like any field.',
  mend: 'Remove the mapping.',
  applies: ({ leg }) => pairOf(leg) !== null,
  check({ leg, source, destination, report, notChecked }) {
    const sides = [source, destination];
    if (sides.some(({ company }) => company.isSpecific === false)) return; // DIPV1002 tells where one side alone is not
    for (const mapping of leg.mappings) {
      const found = companyIn(mapping);
      if (found === null) continue;
      const { end, lack } = found;
      const open = sides.find(({ company }) => company.isSpecific === null);
      if (lack !== null) notChecked(lack);
      else if (open !== undefined) notChecked(lacksCompanyContext(open));
      else
        report({
          side: end.side.name,
          at: mapping.at(),
          mapping,
          field: end.text,
          detail: say`${end.label ?? ''} of ${end.side.label} holds the company, which dual-write sets itself`,
        });
    }
  },
  examples,
});

/** An end that holds the company of the record, or may hold it for want of something. */
interface CompanyEnd {
  readonly end: MappedField;
  readonly lack: Lack | null;
}

/**
 * The end that holds the company of the record; `null`: neither does. The company of F&O may be meant for the key of a
 * lookup, which other columns than the record's own company hold.
 */
function companyIn({ source, destination }: MappingContext): CompanyEnd | null {
  // The end in Dataverse is named, where both hold it, whichever way the map goes.
  const ends = source.side.isDataverse ? [source, destination] : [destination, source];
  const answers = ends.map((end) => ({ end, answer: isOwnCompany(end) }));
  const [first] = answers;
  if (first?.end.side.isDataverse === true && first.end.isExpanded && first.answer !== true) return openEnd(first);
  const own = answers.find(({ answer }) => answer === true);
  if (own !== undefined) return { end: own.end, lack: null };
  return answers.map(openEnd).find((each) => each !== null) ?? null;
}

function openEnd({ end, answer }: { readonly end: MappedField; readonly answer: boolean | Lack }): CompanyEnd | null {
  return typeof answer === 'boolean' ? null : { end, lack: answer };
}

/** Whether a field holds the company that the record itself belongs to, or what is lacking to tell. */
function isOwnCompany(end: MappedField): boolean | Lack {
  const { path, side, head } = end;
  if (path === null) return false;
  if (side.isFinanceAndOperations) return path.folded === 'dataareaid';
  const [, second, ...further] = path.steps;
  if (further.length > 0 || (second !== undefined && foldName(second) !== 'cdm_companycode')) return false;
  const { integrationKey } = side.keys;
  const primary = side.table?.primaryCompanyContextField;
  const ofKey = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const own = [...ofKey, ...(side.table?.keys ?? []).flatMap(({ fields }) => fields)];
  const companies = [...own, ...(isBlank(primary) ? [] : [primary ?? ''])].filter((field) =>
    side.company.isContext(parseFieldPath(field)),
  );
  if (companies.length > 0) return companies.map(headOf).includes(path.foldedHead);
  if (side.company.isSpecific !== null || !mayBeCompany(end)) return false;
  return side.lackOf('table') ?? (head === null ? side.lackOfColumns : null) ?? lacksCompanyContext(side);
}

function mayBeCompany({ path, side, head }: MappedField): boolean {
  if (path === null) return false;
  if (side.company.isContext(path)) return true;
  if (path.steps.length > 1) return false;
  if (head === null) return side.table === null || side.lackOfColumns !== null;
  return side.company.mayBeBehind(head) || mayBe(head, 'lookup');
}
