import { memberLabelled, memberNamed } from './choice-members.js';
import type { FieldType } from './model/table.js';

const choice = (more: Partial<FieldType>): FieldType => ({
  kind: 'choice',
  length: null,
  bits: null,
  precision: null,
  minimum: null,
  maximum: null,
  options: ['Open', 'Closed', 'Lost'],
  optionLabels: [['Still open', 'Noch offen'], ['Gone'], ['Gone']],
  ...more,
});

test('a member is found by its name and by its label in any language, in whatever case', () => {
  expect(memberNamed(' OPEN ', choice({}))).toBe('Open');
  expect(memberNamed('still open', choice({}))).toBeNull();
  expect(memberLabelled('noch OFFEN ', choice({}))).toBe('Open');
  expect(memberLabelled('Open', choice({}))).toBeNull();
});

test('a label of several members stands for none of them', () => {
  expect(memberLabelled('Gone', choice({}))).toBeNull();
});

test('of what is not told nothing is said', () => {
  expect(memberNamed('Open', choice({ options: null }))).toBeNull();
  expect(memberLabelled('Still open', choice({ optionLabels: undefined }))).toBeNull();
});
