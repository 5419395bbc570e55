import { platformOf } from './platform.js';
import { oppositeOf } from './project.js';

it.each([
  ['AX', 'finance-and-operations'],
  [' ax ', 'finance-and-operations'],
  ['CRM', 'dataverse'],
  ['crm', 'dataverse'],
  ['CDS', 'dataverse'],
  ['MyCdsTest', 'dataverse'],
  ['UNDEFINED', 'none'],
  ['undefined', 'none'],
  [' ', 'none'],
  ['', 'none'],
  [null, 'none'],
  [undefined, 'none'],
  ['SQL', 'other'],
  ['AXE', 'other'],
])('%j is %s', (type, platform) => {
  expect(platformOf(type)).toBe(platform);
});

it('the other side of one is the other', () => {
  expect([oppositeOf('source'), oppositeOf('destination')]).toEqual(['destination', 'source']);
});
