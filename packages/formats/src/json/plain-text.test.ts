import { doubledMembers } from './doubled-members.js';
import { isPlainJson } from './plain-text.js';

const isPlain = (text: string): boolean => isPlainJson(Buffer.from(text));

it.each([
  ['{}', true],
  ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}', true],
  ['{ "a" : "\\"b\\":" , "b" : "}{][\\\\" , "c": [ "a", "a" ] }', true],
  ['{"a":{"b":[]},"b":{},"c":"a"}', true],
  ['{"":1,"é":2,"ü":3}', true],
  ['{"a":1,"a":2}', false],
  ['{"a":{"x":[1,{"y":1}]},"b":2,"a":3}', false],
  ['[{"b":1},{"a":[],"b":[{}],"a":{}}]', false],
  ['{"é":1,"é":2}', false],
])('looks for members that stand twice in %s', (text, plain) => {
  expect(isPlain(text)).toBe(plain);
  expect(doubledMembers(text, 1).count === 0).toBe(plain);
});

it('leaves names with escapes, and what nests too deep, to a closer look', () => {
  expect(isPlain('{"a":1,"\\u0061":2}')).toBe(false);
  expect(isPlain('['.repeat(201) + ']'.repeat(201))).toBe(false);
  expect(isPlain('['.repeat(200) + ']'.repeat(200))).toBe(true);
});

it('tells apart very many members of one object, and of very many objects', () => {
  const members = Array.from({ length: 50_000 }, (_, i) => `"m${i}":0`);
  expect(isPlain(`{${members.join()}}`)).toBe(true);
  expect(isPlain(`{${members.join()},"m7":0}`)).toBe(false);
  expect(isPlain(`[${members.map((member) => `{${member}}`).join()}]`)).toBe(true);
});
