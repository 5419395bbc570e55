import { createValidator } from '@dipv/core';
import { fieldMappingRules } from '../index.js';

const refusal = (options: Readonly<Record<string, unknown>>) => {
  try {
    createValidator({ modules: [fieldMappingRules], config: { rules: { DIPV1030: ['error', options] } } });
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

it.each([
  [{}, 'none'],
  [{ accepts: [{ from: 'decimal', to: 'integer' }], longEnough: 100 }, 'none'],
  [{ accept: [] }, 'The options of DIPV1030: there is no option "accept": did you mean accepts?'],
  [{ accepts: 'text' }, 'The options of DIPV1030: accepts: must be a list of { "from", "to" }.'],
  [{ accepts: [{ from: 'text' }] }, 'The options of DIPV1030: accepts.0: must be an object of "from" and "to".'],
  [
    { accepts: [{ from: 'decimals', to: 'integer' }] },
    'The options of DIPV1030: accepts.0.from: there is no kind "decimals": did you mean decimal?',
  ],
  [{ longEnough: 0 }, 'The options of DIPV1030: longEnough: must be a whole number of characters, at least 1.'],
])('%j: %s', (options, message) => {
  expect(refusal(options)).toBe(message);
});
