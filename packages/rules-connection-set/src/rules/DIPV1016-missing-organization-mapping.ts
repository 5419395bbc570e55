import { lacksCompanyContext, say, sideRule } from '@dipv/core';
import { examples } from './DIPV1016-missing-organization-mapping.examples.js';

/** DIPV1016: a company-specific table is written to, but no organizations are mapped. */
export const missingOrganizationMapping = sideRule({
  code: 'DIPV1016',
  title: 'Missing Organization mapping for destination entity',
  needs: ['organizationMapping', 'table'],
  asks: ['companyContext'],
  description:
    'Records of a company-specific table belong to a company. Without an organization mapping between the two environments the service cannot tell which one.',
  mend: 'For dual-write, reset the dual-write connection and choose the legal entities to map. For Data Integrator, create the connection set anew with its organizations.',
  applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
  check({ leg, side, report, notChecked }) {
    if (leg.organizationMapping?.length !== 0) return;
    if (side.company.isSpecific === null) notChecked(lacksCompanyContext(side));
    if (side.company.isSpecific !== true) return;
    report({
      side: side.name,
      at: leg.at(`${side.name}Schema`),
      detail: say`${side.label} is company-specific, but the organization mapping between its environments is empty`,
    });
  },
  examples,
});
