import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'an older version runs',
      version: '1.0.0.6',
      running: ['1.0.0.5'],
      finds: [{ at: '', message: 'Version 1.0.0.6 is checked, and 1.0.0.5 runs' }],
    },
    {
      name: 'two other versions run',
      version: '1.0.0.6',
      running: ['1.0.0.4', '1.0.0.5'],
      finds: [{ at: '', message: 'Version 1.0.0.6 is checked, and 1.0.0.4 and 1.0.0.5 run' }],
    },
  ],
  passes: [
    { name: 'that one runs', version: '1.0.0.6', running: ['1.0.0.6'] },
    {
      name: 'another version of the run does',
      version: '1.0.0.6',
      running: ['1.0.0.5'],
      others: [{ version: '1.0.0.5' }],
    },
    { name: 'a map without a version', running: ['1.0.0.5'] },
    {
      name: 'no list was supplied',
      version: '1.0.0.6',
      notChecked: ['no list of running maps (msdyn_dualwriteruntimeconfigs) was supplied'],
    },
    {
      name: 'the list lacks the map',
      version: '1.0.0.6',
      running: [],
      notChecked: ['the list of running maps does not say in which version this one runs'],
    },
  ],
};
