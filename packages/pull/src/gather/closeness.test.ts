import { closeness } from './closeness.js';

it.each([
  ['Customers V3', ['CustomersV3'], 0],
  ['Released products', ['ReleasedProductsV2'], 1],
  ['Terms of payment', ['PaymentTerms'], 2],
  ['Terms of delivery', ['PaymentTerms'], 3],
  ['Customers V3', ['Vendors'], 4],
  ['Customers V3', [], 4],
])('tells how near %s is to %j', (label, names, distance) => {
  expect(closeness(label, names)).toBe(distance);
});
