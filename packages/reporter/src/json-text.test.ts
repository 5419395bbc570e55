import fc from 'fast-check';
import { jsonText } from './json-text.js';

test('the value stays, whatever the text hides', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('shown in a terminal or a build log, the text does nothing', () => {
  expect(jsonText('\u001b[31m \u009b1m \u202e ##[error]a ##vso[b] \u{e0041}')).toBe(
    '"\\u001b[31m \\u009b1m \\u202e \\u0023#[error]a \\u0023#vso[b] \\udb40\\udc41"\n',
  );
});
