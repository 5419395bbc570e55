import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import type { RuleExample } from '@dipv/core';
import type { Comparison } from '../comparison.js';
import { comparisonOf, type Sketch } from '../test-data/compared.js';
import { comparisonSchema } from './comparison-schema.js';
import { COMPARISON_FORMATS } from './formats.js';

const NASTY = '=1+1 <script>alert(1)</script> @everyone ##vso[task.complete] \u001b[31m\u202e `|`';
const ENTITY = { name: 'Customers', fields: { CustomerAccount: 'text(20)', Name: 'text(60)' } };
const ACCOUNTS = { name: 'accounts', fields: { accountnumber: 'text(20)', name: 'text(160)' } };

function sample(map: string): Comparison {
  const before: Partial<RuleExample> = {
    source: ENTITY,
    destination: ACCOUNTS,
    mappings: ['CustomerAccount <> accountnumber', 'Name >> name'],
    sourceFilter: map,
  };
  const shorter = { ...ACCOUNTS, fields: { accountnumber: 'text(10)', name: 'text(200)' } };
  const after: Partial<RuleExample> = {
    source: { ...ENTITY, fields: { ...ENTITY.fields, bad: 'text(1)' } },
    destination: shorter,
    mappings: ['CustomerAccount >> accountnumber', 'Name >> name', 'bad >> name'],
  };
  const gone: Sketch = { source: { ...ENTITY, name: 'Vendors' }, destination: 'unknown', map: 'Vendors' };
  return comparisonOf(
    [{ ...before, map }, gone],
    [
      { ...after, map },
      { source: { ...ENTITY, name: 'Groups' }, destination: 'unknown', map: 'Groups' },
    ],
  );
}

async function rendered(format: string, comparison: Comparison): Promise<string> {
  const render = await COMPARISON_FORMATS.find(({ name }) => name === format)?.load();
  const text = render?.(comparison, { color: false, width: 80 }) ?? '';
  return typeof text === 'string' ? text : [...text].join('');
}

test.each(COMPARISON_FORMATS.map(({ name }) => name))('%s of a sample', async (name) => {
  expect(await rendered(name, sample('Customers'))).toMatchSnapshot();
});

test.each([
  ['pretty', 'neither side has its metadata (2): the AX table Customers'],
  ['markdown', '- neither side has its metadata: the AX table Customers'],
  ['html', '<li><b>neither side has its metadata</b> (2): the AX table Customers'],
  ['json', '"the AX table Customers'],
])('%s tells what could not be compared for one reason together', async (name, told) => {
  const unknown: Sketch = { source: 'unknown', destination: 'unknown', map: 'm' };
  expect(await rendered(name, comparisonOf([unknown, { ...unknown, map: 'n' }], [unknown]))).toContain(told);
});

test.each(['json', 'csv'])('%s of much comes in pieces', async (name) => {
  const many = (to: string) => Array.from({ length: 3000 }, (_, i) => `Name >> ${to}${i}`);
  const [before, after] = ['a', 'b'].map((to) => ({ source: ENTITY, destination: ACCOUNTS, mappings: many(to) }));
  const render = await COMPARISON_FORMATS.find((format) => format.name === name)?.load();
  const pieces = [...(render?.(comparisonOf([before!], [after!]), { color: false, width: 80 }) ?? '')];
  const whole = pieces.reduce((sum, { length }) => sum + length, 0);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(whole / 2);
});

test.each(COMPARISON_FORMATS.map(({ name }) => name))('%s of nothing', async (name) => {
  const side: Sketch = { source: ENTITY, destination: ACCOUNTS };
  expect(await rendered(name, comparisonOf([side], [side]))).toMatchSnapshot();
});

test.each(COMPARISON_FORMATS.map(({ name }) => name))('%s holds nothing live, whatever names say', async (name) => {
  const text = await rendered(name, sample(NASTY));
  expect(text).not.toMatch(/[\u001b\u202e]|##vso\[/u);
  if (name === 'html') expect(text).not.toContain('<script');
  if (name === 'markdown') {
    const words = markdownIt({ html: true })
      .render(text)
      .replace(/<code>[^<]*<\/code>/g, '');
    expect(words).not.toMatch(/<script|@everyone/);
  }
});

test.each(['pretty', 'markdown', 'html'])('%s says that not all could be read', async (name) => {
  const nothing = comparisonOf([{ source: ENTITY }], [{ source: ENTITY }]);
  const text = await rendered(name, { ...nothing, summary: { ...nothing.summary, unread: 1 } });
  expect(text).toContain('No change was found, but 1 fault kept inputs from being read: this is not all.');
});

test('the JSON is what its schema says', async () => {
  const text = await rendered('json', sample(NASTY));
  expect(comparisonSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
});

test('no cell of the CSV is a formula', async () => {
  const rows: string[][] = parse(await rendered('csv', sample(NASTY)), { bom: true });
  expect(rows.length).toBeGreaterThan(5);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(rows.flat().some((cell) => cell.startsWith("'="))).toBe(true);
});

test('lines for a terminal are no wider than it is, but for places and single words', async () => {
  const render = await COMPARISON_FORMATS.find(({ name }) => name === 'pretty')?.load();
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 200 }), (width) => {
      const lines = [...(render?.(sample('Customers'), { color: false, width }) ?? [])].join('').split('\n');
      for (const line of lines.filter((each) => !/(before|after): /.test(each)))
        expect(line.length).toBeLessThanOrEqual(width);
    }),
    { numRuns: 20 },
  );
});
