import {
  field as fieldText,
  lacksCompanyContext,
  lacksLookupTarget,
  lacksRelatedCompanyContext,
  name as nameText,
  say,
  sideRule,
  type Field,
  type Lack,
  type MappedField,
  type RelatedTable,
  type SideContext,
} from '@dipv/core';
import { examples } from './DIPV1017-missing-related-organization-mapping.examples.js';

/** DIPV1017: a lookup leads to a company-specific table, but no organizations are mapped. */
export const missingRelatedOrganizationMapping = sideRule({
  code: 'DIPV1017',
  title: 'Missing Organization mapping for related entity',
  needs: ['organizationMapping', 'table'],
  asks: ['companyContext', 'lookupTargets'],
  description:
    'A cross-company table can hold a lookup to a company-specific one. To find the related record the service must know its company, and that comes from the organization mapping.',
  mend: 'For dual-write, reset the dual-write connection and choose the legal entities to map. For Data Integrator, create the connection set anew with its organizations.',
  applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
  check({ leg, side, report, notChecked }) {
    if (leg.organizationMapping?.length !== 0) return;
    if (side.company.isSpecific === null) notChecked(lacksCompanyContext(side));
    if (side.company.isSpecific !== false) return;
    const seen = new Set<string>();
    for (const { mapping, to } of leg.flowsTo(side.name)) {
      const lookup = to.head;
      if (lookup === null || seen.has(lookup.name) || to.isCompanyContext) continue;
      const tables = relatedTablesOf(to);
      const related = tables.find((each) => side.company.isRelatedSpecific(each) === true);
      if (related === undefined) {
        for (const lack of lacksOf(side, lookup, tables)) notChecked(lack);
        continue;
      }
      seen.add(lookup.name);
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        field: lookup.name,
        detail: say`Lookup ${fieldText(lookup.name, lookup.displayName)} of ${side.label} relates to the company-specific table ${nameText(related.name)}, but the organization mapping between its environments is empty`,
      });
    }
  },
  examples,
});

/** A polymorphic path names the tables itself. */
function relatedTablesOf({ side, path, head, relatedEntity }: MappedField): readonly RelatedTable[] {
  const targets = path?.targets ?? [];
  return targets.length > 0
    ? targets.map(({ table }) => side.tables.related(table))
    : side.tables.relatedTo(head, relatedEntity);
}

/** What is lacking to know whether a lookup leads to a company-specific table. */
function lacksOf(side: SideContext, lookup: Field, tables: readonly RelatedTable[]): readonly Lack[] {
  if (lookup.type.kind !== 'lookup') return [];
  if (tables.length === 0) return [lacksLookupTarget(side, lookup.name)];
  return tables
    .filter((table) => side.company.isRelatedSpecific(table) === null)
    .map(({ name }) => lacksRelatedCompanyContext(side, name));
}
