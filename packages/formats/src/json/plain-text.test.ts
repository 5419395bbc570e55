import { doubledMembers } from './doubled-members.js';
import { countValues } from './parse.js';
import { valuesOfPlainJson } from './plain-text.js';

const valuesOf = (text: string): number | null => valuesOfPlainJson(Buffer.from(text));
const isPlain = (text: string): boolean => valuesOf(text) !== null;

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

it.each(['[]', '{"a":1,"b":{"a":2},"c":[{"a":1},[],{"a":",{["}]}', '[1,2,[3,"4"],{}]', '{"$type":"a","id":"$ref"}'])(
  'counts the values of %s as any other pass does',
  (text) => expect(valuesOf(text)).toBe(countValues(text)),
);

it.each(['{"$ref":"1"}', '[{"$id":"1","a":2}]', '{"a":{"$values":[]}}'])(
  'leaves references to a closer look: %s',
  (text) => expect(isPlain(text)).toBe(false),
);
