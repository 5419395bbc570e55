import { namesInOData } from './odata-names.js';

test.each([
  ["statecode eq 0 and name ne 'it''s and not'", ['statecode', 'name']],
  ['_parentaccountid_value ne null', ['parentaccountid']],
  ["not contains(name,'x') or (revenue gt 1.5e3)", ['name', 'revenue']],
  ["Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['1','2'])", ['statuscode']],
  ['createdon gt 2024-01-31T00:00:00Z and id eq abcdef01-0000-4000-8000-000000000000', ['createdon', 'id']],
  ["broken eq 'never closed", ['broken', 'never', 'closed']],
])('%s', (text, names) => {
  const found = namesInOData(text);
  expect(found.map(({ name }) => name)).toEqual(names);
  for (const { name, start, end } of found) expect(text.slice(start, end)).toContain(name);
});
