import { createValidator } from '@dipv/core';
import { testModule } from '@dipv/testing';
import { runtimeRules } from './index.js';

testModule(runtimeRules);

it('the service itself says nothing of the kind', () => {
  const { rules } = createValidator({ modules: [runtimeRules] });
  const ours = rules.filter(({ code }) => code.startsWith('DWR'));
  expect(ours.filter(({ service }) => service !== 'off').map(({ code }) => code)).toEqual([]);
});
