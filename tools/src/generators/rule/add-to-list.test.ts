import { addToList } from './add-to-list.js';

const RULE = { module: './rules/PRICE002-missing-price.js', propertyName: 'missingPrice' };

const added = (text: string) =>
  addToList({ file: 'packages/rules-prices/src/index.ts', text, start: /ruleModule\(\s*\[/ }, RULE);

it('puts the import where the alphabet wants it, and the rule last', () => {
  const index = `import { ruleModule } from '@dipv/core';
import { doublePrice } from './rules/PRICE001-double-price.js';
import { zeroPrice } from './rules/PRICE003-zero-price.js';

export const priceRules = ruleModule([
  doublePrice,
  zeroPrice,
]);
`;
  expect(added(index)).toBe(`import { ruleModule } from '@dipv/core';
import { doublePrice } from './rules/PRICE001-double-price.js';
import { missingPrice } from './rules/PRICE002-missing-price.js';
import { zeroPrice } from './rules/PRICE003-zero-price.js';

export const priceRules = ruleModule([doublePrice,
  zeroPrice, missingPrice]);
`);
});

it('keeps what is bound besides the rules', () => {
  const index = `import { ruleModule } from '@dipv/core';

export const priceRules = ruleModule(
  [],
  ({ bind }) => bind(PRICES).toConstantValue([1, 2]),
);
`;
  expect(added(index)).toBe(`import { ruleModule } from '@dipv/core';
import { missingPrice } from './rules/PRICE002-missing-price.js';

export const priceRules = ruleModule(
  [missingPrice],
  ({ bind }) => bind(PRICES).toConstantValue([1, 2]),
);
`);
});

it('refuses an index that it does not understand', () => {
  expect(() => added('export const priceRules = makeRules();')).toThrow(
    'packages/rules-prices/src/index.ts has no list that this generator knows: add missingPrice of ./rules/PRICE002-missing-price.js by hand.',
  );
});
