import type { RuleExamples } from '@dipv/core';

const companies = Array.from({ length: 41 }, (_, i) => [`C${i}`, `C${i}`] as const);
const AT = '/dualWriteDetail/legalEntityMappings/mappings';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'one company for two legal entities',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['USRT', 'USMF'],
      ],
      finds: [{ at: `${AT}/1/right/name`, message: 'USMF is mapped twice, to USMF and to USRT' }],
    },
    {
      name: 'one legal entity for two companies',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['usmf', 'USRT'],
      ],
      finds: [{ at: `${AT}/1/left/name`, message: 'usmf is mapped twice, to USMF and to USRT' }],
    },
    {
      name: 'a blank partner',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['USRT', ' '],
      ],
      finds: [{ at: `${AT}/1/right/name`, message: 'The partner of USRT is blank' }],
    },
    {
      name: 'more than an initial synchronization takes',
      organizationMapping: companies,
      finds: [
        {
          at: `${AT}/0/left/name`,
          variant: 'initial-sync',
          message: '41 legal entities are mapped, and an initial synchronization takes 40',
        },
      ],
    },
    {
      name: 'more than the live synchronization takes, as a configuration has it',
      organizationMapping: companies,
      options: { live: 40 },
      finds: [
        { at: `${AT}/0/left/name`, message: '41 legal entities are mapped, and the live synchronization takes 40' },
      ],
    },
  ],
  passes: [
    { name: 'one company each', organizationMapping: companies.slice(1) },
    {
      name: 'a pair that is said twice',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['usmf', 'USMF '],
      ],
    },
    { name: 'without a connection set', organizationMapping: null, notChecked: ['no connection set was supplied'] },
  ],
};
