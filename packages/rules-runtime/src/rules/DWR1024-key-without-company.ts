import {
  code,
  foldName,
  isGuess,
  lacksCompanyContext,
  lacksRelatedCompanyContext,
  list,
  parseFieldPath,
  say,
  sideRule,
  type IntegrationKey,
  type RelatedTable,
  type SideContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { headOf } from '../key-of-side.js';
import { examples } from './DWR1024-key-without-company.examples.js';

/** DWR1024: the key of a company-specific table lacks the company. */
export const keyWithoutCompany = sideRule({
  code: 'DWR1024',
  title: 'The company is missing in the key of a company-specific table',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  needs: ['integrationKey'],
  asks: ['companyContext', 'companyContext.other', 'lookupTargets'],
  platform: 'dataverse',
  description:
    'Where an F&O entity is company-specific, the Dataverse table should have a lookup to the company as one of its key columns, says Microsoft’s customization guidance. Without it, records of two companies that have the same number are one record. A lookup of the key to a company-specific table brings the company along. Where only one side is company-specific, DIPV1002 tells of it.',
  mend: say`Add the company (such as ${code('msdyn_company.cdm_companycode')}) to the integration key of the map and to the alternate key of the table.`,
  applies: ({ side }) => isDataverseEnd(side),
  check({ side, other, report, notChecked }) {
    const keys = keysOf(side);
    if (keys.length === 0) return;
    const { isSpecific } = side.company;
    if (isSpecific === null) notChecked(lacksCompanyContext(side));
    if (isSpecific !== true || other.company.isSpecific === false) return;
    const answers = keys.map((key) => companyIn(side, key));
    if (answers.includes(true)) return;
    const open = answers.find((answer) => typeof answer === 'object');
    if (open !== undefined) return notChecked(lacksRelatedCompanyContext(side, open.name));
    const [key] = keys;
    report({
      side: side.name,
      at: side.leg.at(`${side.name}Schema`),
      detail: say`${side.label} is company-specific, and the company is missing in its key (${list((key?.fields ?? []).map(code))})`,
    });
  },
  examples,
});

/** All that the key may be. */
function keysOf(side: SideContext): readonly IntegrationKey[] {
  const key = side.keys.integrationKey;
  if (key === 'none' || key === 'unknown') return [];
  const { knowledge } = side.keys;
  return isGuess(key) && knowledge.known ? knowledge.candidates : [key];
}

/** Whether a key holds the company, or the table behind one of its lookups of which nobody knows whether it does. */
function companyIn(side: SideContext, { fields }: IntegrationKey): boolean | RelatedTable {
  if (fields.some((field) => side.company.isContext(parseFieldPath(field)))) return true;
  const related = fields.flatMap((field) => {
    const head = side.table?.fields.get(foldName(headOf(field))) ?? null;
    return head?.type.kind === 'lookup' ? side.tables.relatedTo(head, null) : [];
  });
  const answers = related.map((table) => ({ table, isSpecific: side.company.isRelatedSpecific(table) }));
  if (answers.some(({ isSpecific }) => isSpecific === true)) return true;
  return answers.find(({ isSpecific }) => isSpecific === null)?.table ?? false;
}
