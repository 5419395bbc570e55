import { isPlatformTable, isTableOfMicrosoft } from './platform-tables.js';

it.each([
  [{ name: 'systemusers', names: null }, true],
  [{ name: 'SystemUser', names: [] }, true],
  [{ name: 'people', names: ['person', 'systemuser'] }, true],
  [{ name: 'transactioncurrencies', names: null }, true],
  [{ name: 'accounts', names: null }, false],
  [{ name: 'accounts', names: ['account', 'accounts'] }, false],
])('%j: whether its records are made by the platform', (table, expected) => {
  expect(isPlatformTable(table)).toBe(expected);
});

it.each([
  ['accounts', true],
  ['cdm_companies', true],
  ['CDM_companies', true],
  ['msdyn_terms', true],
  ['msdynmkt_terms', true],
  ['_contoso_terms', true],
  ['contoso_terms', false],
  ['contosomsdyn_terms', false],
  ['cdmx_terms', false],
])('%s: whether it comes with applications of Microsoft', (name, expected) => {
  expect(isTableOfMicrosoft({ name })).toBe(expected);
});
