import { beginningForFile, isDeviceName } from './file-names.js';

it.each(['con', 'NUL', 'Com1', 'LPT9', 'com¹', 'CONIN$', 'aux.json', 'con .x'])('%s is a device to Windows', (name) => {
  expect(isDeviceName(name)).toBe(true);
});

it.each(['', 'contacts', 'com', 'com10', 'x.con', 'lpt', 'null'])('%j is none', (name) => {
  expect(isDeviceName(name)).toBe(false);
});

it('cuts a long name by characters and bytes, and no character in two', () => {
  expect(beginningForFile('short', 80)).toBe('short');
  expect(beginningForFile('x'.repeat(100), 80)).toBe('x'.repeat(80));
  expect(beginningForFile(`a${'𝒜'.repeat(60)}`, 80)).toBe(`a${'𝒜'.repeat(39)}`);
  expect(Buffer.byteLength(beginningForFile('顧'.repeat(100), 100))).toBeLessThanOrEqual(200);
  expect(Buffer.byteLength(beginningForFile('ä'.repeat(150), 150))).toBe(200);
});
