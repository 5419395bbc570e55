import { SaxesParser } from 'saxes';
import { MemoryBytes } from '../bytes/byte-source.js';
import { MemoryBudget } from '../bytes/memory-budget.js';
import type { ElementReader } from './element-reader.js';
import { readXml } from './read.js';

const anything: ElementReader = { child: () => anything };

it('sets no more handlers than V8 keeps in an object that is no dictionary', () => {
  const on = jest.spyOn(SaxesParser.prototype, 'on');
  readXml(new MemoryBytes(Buffer.from('<a><b/></a>')), () => anything, new MemoryBudget());
  expect(on.mock.calls.length).toBeGreaterThan(0);
  expect(on.mock.calls.length).toBeLessThanOrEqual(7);
});
