import { serviceAddress } from './service-address.js';

it.each([
  ['https://contoso.crm.dynamics.com', 'https://contoso.crm.dynamics.com'],
  ['contoso.crm.dynamics.com', 'https://contoso.crm.dynamics.com'],
  ['https://Contoso.crm.dynamics.com/main.aspx?x=1', 'https://contoso.crm.dynamics.com'],
  ['http://127.0.0.1:81/', 'http://127.0.0.1:81'],
  ['http://localhost:81', 'http://localhost:81'],
])('reads %s', (text, origin) => {
  expect(serviceAddress(text)).toBe(origin);
});

it.each([
  ['http://contoso.crm.dynamics.com', 'in the clear'],
  ['http://127.0.0.1.example', 'in the clear'],
  ['http://localhost.example', 'in the clear'],
  ['ftp://contoso.crm.dynamics.com', 'in the clear'],
  ['', 'is no address'],
  ['https://', 'is no address'],
])('refuses %j', (text, said) => {
  expect(() => serviceAddress(text)).toThrow(said);
});

it('does not show a password', () => {
  const refused = (): string => serviceAddress('https://user:hunter2@contoso.crm.dynamics.com');
  expect(refused).toThrow('holds no user and no password');
  expect(refused).not.toThrow('hunter2');
});
