import { say, sideRule } from '@dipv/core';

/** DIPV1016: a company-specific table is written to, but no organizations are mapped. */
export const missingOrganizationMapping = sideRule({
  code: 'DIPV1016',
  title: 'Missing Organization mapping for destination entity',
  needs: ['organizationMapping', 'table'],
  description:
    'Records of a company-specific table belong to a company. Without an organization mapping between the two environments the service cannot tell which one.',
  mend: 'For dual-write, reset the dual-write connection and choose the legal entities to map. For Data Integrator, create the connection set anew with its organizations.',
  applies: ({ leg, side }) => leg.flowsTo(side.side).length > 0,
  check({ leg, side, report, notChecked }) {
    if (leg.organizationMapping?.length !== 0) return;
    if (side.isCompanySpecific === null) notChecked(`whether ${side.label.text} is company-specific is not known`);
    if (side.isCompanySpecific !== true) return;
    report({
      side: side.side,
      at: leg.at(`${side.side}Schema`),
      detail: say`${side.label} is company-specific, but the organization mapping between its environments is empty`,
    });
  },
  examples: {
    fails: [
      {
        name: 'accounts are company-specific and no organizations are mapped',
        source: { name: 'Customer groups', fields: { CustomerGroupId: 'text(10)' } },
        mappings: ['CustomerGroupId >> accountnumber'],
        organizationMapping: [],
        finds: [
          {
            at: '/legs/0/destinationSchema',
            message:
              'CRM table accounts is company-specific, but the organization mapping between its environments is empty',
          },
        ],
      },
      {
        name: 'the map writes back to a company-specific entity only',
        mappings: ['CustomerAccount << accountnumber'],
        organizationMapping: [],
        finds: [
          {
            at: '/legs/0/sourceSchema',
            message:
              'AX table Customers V3 is company-specific, but the organization mapping between its environments is empty',
          },
        ],
      },
    ],
    passes: [
      { name: 'organizations are mapped' },
      {
        name: 'a cross-company table needs no organizations',
        destination: { name: 'msdyn_parties', fields: { msdyn_partynumber: 'text(20)' } },
        mappings: ['CustomerAccount >> msdyn_partynumber'],
        organizationMapping: [],
      },
      { name: 'no connection set was supplied', organizationMapping: null, notChecked: true },
    ],
  },
});
