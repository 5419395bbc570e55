import fc from 'fast-check';
import { secretsIn, withoutSecrets, withSecretsMasked } from './secrets.js';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const KEY = 'kQ8vX2mN7pL4tR9wZ1yB6cD3fG5hJ0sA';

test.each([
  [`token ${JWT} expired`, 'token (secret) expired'],
  [`CONTOSO-${JWT}`, '(secret)'],
  ['{"password": "hunter2", "name": "Pumps"}', '{"password": "(secret)", "name": "Pumps"}'],
  ['{\\"clientSecret\\":\\"a b\\",\\"name\\":\\"x\\"}', '{\\"clientSecret\\":\\"(secret)\\",\\"name\\":\\"x\\"}'],
  ['&quot;accessToken&quot;:&quot;abc&quot;,', '&quot;accessToken&quot;:&quot;(secret)&quot;,'],
  ['{"pwd": "p&s\'s"}', '{"pwd": "(secret)\'s"}'],
  ['<password>open sesame</password>', '<password>(secret)</password>'],
  ['{"apiKey": 1234, "a": 1}', '{"apiKey": (secret), "a": 1}'],
  ['Server=h;Password=abc;Encrypt=true', 'Server=h;Password=(secret);Encrypt=true'],
  ['AccountKey=abc==;Name=x', 'AccountKey=(secret);Name=x'],
  ['Password: hunter2, then', 'Password: (secret), then'],
  ['Authorization: Bearer abc123def', 'Authorization: Bearer (secret)'],
  ['the token abc123def expired', 'the token (secret) expired'],
  ['https://u:pw@h.example/x', 'https://(secret)@h.example/x'],
  ['see https://h.example/x?sig=abc&se=1 there', 'see https://h.example/x?(secret) there'],
  ['https://h.example/#access_token=abc', 'https://h.example/#access_token=(secret)'],
  [`the key ${KEY} is wrong`, 'the key (secret) is wrong'],
  ['U2VjcmV0IGtleSBmb3IgQ29udG9zbw12==', '(secret)'],
  ['U2VjcmV0IGtleSBmb3IgQ28=', '(secret)'],
  ['a path/U2VjcmV0IGtleSBmb3IgQ28=', 'a (secret)'],
  [`contoso/${KEY}`, '(secret)'],
  [`${KEY}.contoso`, '(secret)'],
  ['https://u:pw@h.example/x?sig=abc', 'https://(secret)@h.example/x?(secret)'],
  ['password=abc password=def', 'password=(secret) password=(secret)'],
])('hides what looks like a secret: %s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});

test.each([
  'The refresh token has expired.',
  'accessToken: expected text, found an object',
  'password: expected text, found nothing',
  '"sourceField": "AccessToken", "destinationField": "contoso_token"',
  'legs: expected a list, found text',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  'PurchaseOrderHeaderV2EntityForContosoAndFabrikam2Lines',
  'msdyn_purchaseorderheaderlinedeliveryaddress',
  'examples/contoso/solutions/ContosoService/Other/Customizations.xml',
  'https://contoso.example/api/data/v9.2/$metadata#accounts',
  "statecode eq 0 and createdon gt 2024-01-01T00:00:00Z and name eq 'a=b'",
  'integration key accounts2 is not known',
  'eyJwritten by hand',
  'ContosoSolutionFabrikam=', // no digit
  'contososolutionfabrikam2=', // no capital
  'CONTOSOSOLUTIONFABRIKAM2=', // nothing but capitals
  'ContosoFabrikamAndOthers2===', // no Base64
  'ContosoFabrikamAnd=Others2Too', // nothing at its end
  'ContosoFabrikamAnd2=', // too short
  'Contoso12Fabrikam345Litware67AndOthersToo', // digits in three places
  'c0ntoso1fabrikam2litware3and4others5too', // no capital
  'CONTOSO0FABRIKAM1LITWARE2AND3OTHERS4TOO', // nothing but capitals
  'C0ntoso1Fabrikam2L3tware4/C0ntoso1Fabrikam2L3tware4', // two names
])('leaves names and prose alone: %s', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test('tells where secrets stand, in order and apart', () => {
  expect(secretsIn('nothing')).toEqual([]);
  expect(secretsIn('token=abc and pwd=de')).toEqual([
    [6, 9],
    [18, 20],
  ]);
  expect(secretsIn(`token: ${JWT}`)).toEqual([[7, 7 + JWT.length]]);
  expect(secretsIn(`Bearer ${JWT}`)).toEqual([[7, 7 + JWT.length]]);
});

test('masks without moving anything', () => {
  expect(withSecretsMasked('{"token": "abc", "b": 1}')).toBe('{"token": "***", "b": 1}');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('"', ':', '=', 'token', 'a1', ' ', '://', '@', '?', JWT, '\\', '\n')),
      (parts) => {
        const text = parts.join('');
        expect(withSecretsMasked(text)).toHaveLength(text.length);
        const ranges = secretsIn(text);
        expect(ranges.every(([start, end], i) => start < end && start > (ranges[i - 1]?.[1] ?? -1))).toBe(true);
      },
    ),
  );
});
