import { addToRuleModule } from './add-to-rule-module.js';

const RULE = {
  module: './rules/PRICE002-missing-price.js',
  propertyName: 'missingPrice',
  file: 'packages/rules-prices/src/index.ts',
};

it('puts the import where the alphabet wants it, and the rule last', () => {
  const index = `import { defineModule } from '@dipv/core';
import { doublePrice } from './rules/PRICE001-double-price.js';
import { zeroPrice } from './rules/PRICE003-zero-price.js';

export const priceRules = defineModule({ name: '@acme/prices', apiVersion: 1, rules: [
  doublePrice,
  zeroPrice,
] });
`;
  expect(addToRuleModule(index, RULE)).toBe(`import { defineModule } from '@dipv/core';
import { doublePrice } from './rules/PRICE001-double-price.js';
import { missingPrice } from './rules/PRICE002-missing-price.js';
import { zeroPrice } from './rules/PRICE003-zero-price.js';

export const priceRules = defineModule({ name: '@acme/prices', apiVersion: 1, rules: [doublePrice,
  zeroPrice, missingPrice] });
`);
});

it('keeps what is bound besides the rules', () => {
  const index = `import { defineModule } from '@dipv/core';

export const priceRules = defineModule({
  name: '@acme/prices',
  apiVersion: 1,
  rules: [],
  services: [provide(PRICES, [1, 2])],
});
`;
  expect(addToRuleModule(index, RULE)).toBe(`import { defineModule } from '@dipv/core';
import { missingPrice } from './rules/PRICE002-missing-price.js';

export const priceRules = defineModule({
  name: '@acme/prices',
  apiVersion: 1,
  rules: [missingPrice],
  services: [provide(PRICES, [1, 2])],
});
`);
});

it('refuses an index that it does not understand', () => {
  expect(() => addToRuleModule('export const priceRules = makeRules();', RULE)).toThrow(
    'packages/rules-prices/src/index.ts does not call defineModule({ rules: […] }): add the import and the rule missingPrice by hand.',
  );
});
