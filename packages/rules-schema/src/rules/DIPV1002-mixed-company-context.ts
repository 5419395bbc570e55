import { lacksCompanyContext, legRule, say, type Lack, type LegContext } from '@dipv/core';
import { examples } from './DIPV1002-mixed-company-context.examples.js';

/** DIPV1002: one table is company-specific and the other is not, or records are shared across companies. */
export const mixedCompanyContext = legRule({
  code: 'DIPV1002',
  title: 'Dual-write only supports mapping between cross-company entities or company-specific entities from both sides',
  asks: ['table.source', 'table.destination', 'companyContext.source', 'companyContext.destination'],
  description:
    'Dual-write finds a record by its key and its company. Either both tables of a map are company-specific, or both are cross-company. An F&O entity under a cross-company data sharing policy cannot be mapped at all.',
  mend: 'Map an entity of the same kind as the table, or add a company lookup to the Dataverse table and to its integration key. For a shared entity, take it out of the data sharing policy, or map another one.',
  applies: ({ project }) => project.isDualWrite,
  check({ leg, source, destination, report, notChecked }) {
    const shared = [source, destination].find(({ company }) => company.isShared);
    if (shared !== undefined) {
      report({
        side: shared.name,
        at: leg.at(`${shared.name}Schema`),
        detail: say`${shared.label} is under a cross-company data sharing policy`,
        help: 'Take the entity out of the cross-company data sharing policy, or map another entity.',
      });
      return;
    }
    const lacks = lacksOf(leg);
    for (const lack of lacks) notChecked(lack);
    if (lacks.length > 0 || source.company.isSpecific === destination.company.isSpecific) return;
    const specific = source.company.isSpecific === true ? source : destination;
    report({
      side: specific.name,
      at: leg.at(`${specific.name}Schema`),
      detail: say`${specific.label} is company-specific, but ${specific.other.label} is cross-company`,
    });
  },
  examples,
});

/** What is lacking to know whether the tables are company-specific. */
function lacksOf(leg: LegContext): readonly Lack[] {
  return [leg.source, leg.destination]
    .filter(({ company, tableState }) => company.isSpecific === null || tableState.state === 'missing')
    .map((side) => side.lackOf('table') ?? lacksCompanyContext(side));
}
