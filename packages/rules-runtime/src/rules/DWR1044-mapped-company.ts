import {
  foldName,
  isBlank,
  lacksCompanyContext,
  legRule,
  say,
  type MappedField,
  type MappingContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { headOf } from '../key-of-side.js';
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
    for (const mapping of leg.mappings) {
      const end = companyIn(mapping);
      if (end === null) continue;
      if (isOwnCompany(end) === null) {
        notChecked(end.side.lackOf('table') ?? lacksCompanyContext(end.side));
        continue;
      }
      const open = [source, destination].find(({ company }) => company.isSpecific === null);
      const isOfOne = [source, destination].some(({ company }) => company.isSpecific === false);
      if (open !== undefined && !isOfOne) notChecked(lacksCompanyContext(open));
      if (open !== undefined || isOfOne) continue; // DIPV1002 tells where one side alone is company-specific
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

/**
 * The end that holds the company of the record; `null`: neither does. The company of F&O may be meant for the key of a
 * lookup, which other columns than the record's own company hold.
 */
function companyIn({ source, destination }: MappingContext): MappedField | null {
  // The end in Dataverse is named, where both hold it, whichever way the map goes.
  const ends = source.side.isDataverse ? [source, destination] : [destination, source];
  const answers = ends.map(isOwnCompany);
  const [ofDataverse] = ends;
  if (ofDataverse?.side.isDataverse === true && ofDataverse.isExpanded)
    return answers[0] === false ? null : ofDataverse;
  return ends[answers.indexOf(true)] ?? ends[answers.indexOf(null)] ?? null;
}

/** Whether a field holds the company that the record itself belongs to; `null`: it holds one, and nobody knows which. */
function isOwnCompany({ path, side }: MappedField): boolean | null {
  if (path === null) return false;
  if (side.isFinanceAndOperations) return path.folded === 'dataareaid';
  const [, second, ...further] = path.steps;
  if (further.length > 0 || (second !== undefined && foldName(second) !== 'cdm_companycode')) return false;
  if (!side.company.isContext(path)) return false;
  const { integrationKey } = side.keys;
  const primary = side.table?.primaryCompanyContextField;
  const ofKey = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const own = [...ofKey, ...(side.table?.keys ?? []).flatMap(({ fields }) => fields)];
  if (side.table === null && own.length === 0) return null;
  const heads = [...own, ...(isBlank(primary) ? [] : [primary ?? ''])].map(headOf);
  return heads.includes(path.foldedHead);
}
