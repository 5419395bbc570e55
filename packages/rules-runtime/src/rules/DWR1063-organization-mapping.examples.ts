import type { RuleExamples } from '@dipv/core';

const manyOf = (length: number) => Array.from({ length }, (_, i) => [`C${i}`, `C${i}`] as const);
const companies = manyOf(41);
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
    {
      name: 'once, though several maps use the connection set',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['USRT', 'USMF'],
      ],
      others: [{ name: 'Other customers' }, { name: 'More customers' }],
      finds: [{ at: `${AT}/1/right/name`, message: 'USMF is mapped twice, to USMF and to USRT' }],
    },
    {
      name: 'a blank legal entity',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['', 'USRT'],
      ],
      finds: [{ at: `${AT}/1/left/name`, message: 'The partner of USRT is blank' }],
    },
    {
      name: 'nothing but a blank legal entity',
      organizationMapping: [['', 'USMF']],
      finds: [{ at: `${AT}/0/left/name`, message: 'The partner of USMF is blank' }],
    },
    {
      name: 'blank ends are not the same company',
      organizationMapping: [
        ['', 'USMF'],
        ['', 'USRT'],
      ],
      finds: [
        { at: `${AT}/0/left/name`, message: 'The partner of USMF is blank' },
        { at: `${AT}/1/left/name`, message: 'The partner of USRT is blank' },
      ],
    },
    {
      name: 'three companies for one legal entity',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['USMF', 'USRT'],
        ['USMF', 'DEMF'],
      ],
      finds: [
        { at: `${AT}/2/left/name`, message: 'USMF is mapped twice, to USMF and to DEMF' },
        { at: `${AT}/1/left/name`, message: 'USMF is mapped twice, to USMF and to USRT' },
      ],
    },
    {
      name: 'blanks around a name',
      organizationMapping: [
        ['USMF', 'USMF'],
        [' usmf', 'USRT'],
      ],
      finds: [{ at: `${AT}/1/left/name`, message: ' usmf is mapped twice, to USMF and to USRT' }],
    },
    {
      name: 'more than the live synchronization takes',
      organizationMapping: manyOf(251),
      finds: [
        { at: `${AT}/0/left/name`, message: '251 legal entities are mapped, and the live synchronization takes 250' },
      ],
    },
    {
      name: 'as many as the live synchronization takes',
      organizationMapping: manyOf(250),
      finds: [
        {
          at: `${AT}/0/left/name`,
          variant: 'initial-sync',
          message: '250 legal entities are mapped, and an initial synchronization takes 40',
        },
      ],
    },
    {
      name: 'an initial synchronization may take more than the live one',
      organizationMapping: companies,
      options: { initial: 100, live: 40 },
      finds: [
        { at: `${AT}/0/left/name`, message: '41 legal entities are mapped, and the live synchronization takes 40' },
      ],
    },
    {
      name: 'the first pair that is whole is named',
      organizationMapping: [['', 'USMF'], ...companies],
      finds: [
        { at: `${AT}/0/left/name`, message: 'The partner of USMF is blank' },
        {
          at: `${AT}/1/left/name`,
          variant: 'initial-sync',
          message: '41 legal entities are mapped, and an initial synchronization takes 40',
        },
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
    {
      name: 'a pair of nothing',
      organizationMapping: [
        ['USMF', 'USMF'],
        [' ', ''],
      ],
    },
    { name: 'a legal entity counts once', organizationMapping: [...manyOf(40), ['c1', 'C1']] },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      organizationMapping: [
        ['USMF', 'USMF'],
        ['USRT', 'USMF'],
      ],
    },
    { name: 'without a connection set', organizationMapping: null, notChecked: ['no connection set was supplied'] },
  ],
};
