import { anonymize } from './anonymize.js';

const HOSTS = new Map([
  ['contoso.crm.dynamics.com', 'dataverse.example'],
  ['127.0.0.1:81', 'finance.example'],
]);

it.each([
  ['https://Contoso.crm.dynamics.com/x', 'https://dataverse.example/x'],
  ['http://127.0.0.1:81/data', 'http://finance.example/data'],
  ['https://fabrikam.crm4.dynamics.com:443', 'https://host.example'],
  ['Dynamics 365', 'Dynamics 365'],
  ['contoso.example', 'contoso.example'],
])('writes %s as %s', (text, written) => {
  expect(anonymize(text, HOSTS)).toBe(written);
});

it('leaves JSON in JSON as it can be read', () => {
  const inner = JSON.stringify({ note: 'at\ncontoso.crm.dynamics.com\tand "fabrikam.crm.dynamics.com"' });
  const text = anonymize(JSON.stringify({ mapping: JSON.stringify({ inner }) }), HOSTS);
  const { mapping } = JSON.parse(text) as { readonly mapping: string };
  const again = JSON.parse((JSON.parse(mapping) as { readonly inner: string }).inner) as unknown;
  expect(again).toEqual({ note: 'at\ndataverse.example\tand "host.example"' });
});
