import { isFilledWithoutMaps, isTableOfMicrosoft } from './platform-tables.js';

it.each([
  [{ name: 'systemusers', names: null }, true],
  [{ name: 'SystemUser', names: [] }, true],
  [{ name: 'people', names: ['person', 'systemuser'] }, true],
  [{ name: 'transactioncurrencies', names: null }, true],
  [{ name: 'mserp_CustCustomerV3Entities', names: null }, true],
  [{ name: 'contoso_mserp_things', names: null }, false],
  [{ name: 'accounts', names: null }, false],
  [{ name: 'accounts', names: ['account', 'accounts'] }, false],
])('%j: whether its records are there without a map', (table, expected) => {
  expect(isFilledWithoutMaps(table)).toBe(expected);
});

it.each([
  ['accounts', true],
  ['cdm_companies', true],
  ['CDM_companies', true],
  ['msdyn_terms', true],
  ['msdynmkt_terms', true],
  ['mspp_websites', true],
  ['adx_websites', true],
  ['_contoso_terms', true],
  ['contoso_terms', false],
  ['contosomsdyn_terms', false],
  ['cdmx_terms', false],
])('%s: whether it comes with applications of Microsoft', (name, expected) => {
  expect(isTableOfMicrosoft({ name })).toBe(expected);
});
