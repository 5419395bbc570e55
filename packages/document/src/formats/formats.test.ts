import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import markdownIt from 'markdown-it';
import type { RuleExample } from '@dipv/core';
import { described } from '../test-data/described.js';
import { PAGE_FORMATS, type Page } from './formats.js';
import { sheetsOf } from './sheets.js';
import { parted } from './xlsx.js';

const NASTY = '=1+1 <script>alert(1)</script> @everyone ##vso[task.complete] \u001b[31m\u202e `|`';
const MAP: Partial<RuleExample> = {
  source: { name: 'Customers', fields: { CustomerAccount: 'text(20) required', Kind: 'choice(No|Yes)' } },
  destination: { name: 'accounts', fields: { accountnumber: 'text(20) "Account number"', kind: 'choice(1|2)' } },
  mappings: ['CustomerAccount <> accountnumber', 'Kind >> kind {No: 1, Yes: 2}', 'none >> kind = 2'],
  sourceFilter: 'Kind == NoYes::No',
};

async function pagesOf(format: string, maps: Readonly<Record<string, Partial<RuleExample>>>): Promise<readonly Page[]> {
  const render = await PAGE_FORMATS.find(({ name }) => name === format)?.load();
  return (await render?.(described(maps))) ?? [];
}

function textOf({ content }: Page): string {
  if (typeof content === 'string') return content;
  return Object.values(unzipSync(content))
    .map((bytes) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
}

const FORMATS = PAGE_FORMATS.map(({ name }) => name);

test.each(FORMATS.filter((name) => name !== 'xlsx'))('%s of two maps', async (format) => {
  const pages = await pagesOf(format, {
    'Customers (accounts)': MAP,
    Vendors: { source: 'unknown', destination: 'unknown' },
  });
  expect(
    pages
      .map((page) => `===== ${page.path}\n${textOf(page).replace(/<style>[^]*<\/style>|sha256-[^&]*/g, '…')}`)
      .join('\n'),
  ).toMatchSnapshot();
});

test.each(FORMATS)('%s gives the same bytes each time, in whatever order maps are read', async (format) => {
  const first = await pagesOf(format, { a: MAP, b: MAP });
  const again = await pagesOf(format, { b: MAP, a: MAP });
  const bytes = (pages: readonly Page[]) =>
    pages.map(({ path, content }) => [path, Buffer.from(content as string).toString('base64')]);
  expect(bytes(again)).toEqual(bytes(first));
});

test.each(FORMATS)('%s holds nothing live, whatever names say', async (format) => {
  const pages = await pagesOf(format, {
    [NASTY]: { ...MAP, sourceFilter: NASTY, mappings: [`${NASTY.replace(/[<>]/g, '')} >> kind = ${NASTY}`] },
  });
  for (const page of pages) {
    const text = textOf(page);
    expect(text).not.toMatch(/[\u001b\u202e]|##vso\[/u);
    if (format === 'html') expect(text).not.toContain('<script');
    if (page.path.endsWith('.md')) {
      const html = markdownIt({ html: true })
        .render(text)
        .replace(/<code[^>]*>[^<]*<\/code>/g, '');
      expect(html).not.toMatch(/<script|@everyone/);
    }
  }
});

test('no cell of the CSV is a formula, and each row has all columns', async () => {
  for (const page of await pagesOf('csv', { [NASTY]: MAP })) {
    const rows: string[][] = parse(textOf(page), { bom: true });
    expect(rows.length).toBeGreaterThan(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@]/);
  }
});

test('the workbook says what names say, and no more of a text than Excel takes', async () => {
  const [page] = await pagesOf('xlsx', { _x0041_: { ...MAP, sourceFilter: `Kind == "${'💥'.repeat(20_000)}"` } });
  const text = textOf(page!);
  expect(text).toContain('>_x005F_x0041_<');
  const cells = [...text.matchAll(/<t[^>]*>([^<]*)/g)].map(([, cell = '']) => cell);
  expect(Math.max(...cells.map(({ length }) => length))).toBeLessThanOrEqual(32_767 + 20); // entities are longer
  expect(text).toContain('… (40,010 characters)');
  expect(text).not.toContain('\ufffd');
});

test.each(FORMATS)('%s of many mappings beside a long name is no longer than they are', async (format) => {
  const mappings = Array.from({ length: 1000 }, (_, i) => `Field${i} >> ${i === 0 ? 'x'.repeat(20_000) : `y${i}`}`);
  const pages = await pagesOf(format, { many: { mappings }, turned: { mappings: mappings.map(turned) } });
  expect(pages.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThan(3_000_000);
});

function turned(mapping: string): string {
  return mapping.split(' >> ').reverse().join(' << ');
}

test('a sheet goes on in the next one where it is full', () => {
  const rows = [['1'], ['2'], ['3']];
  expect(parted({ name: 'Values', heads: ['Map'], rows }, 2)).toEqual([
    { name: 'Values', heads: ['Map'], rows: [['1'], ['2']] },
    { name: 'Values 2', heads: ['Map'], rows: [['3']] },
  ]);
  expect(parted({ name: 'Values', heads: ['Map'], rows }, 3)).toHaveLength(1);
});

test.each(FORMATS)('%s takes names that no file can have', async (format) => {
  const odd = [
    `a${'𝒜'.repeat(60)}`,
    `a${'𝒜'.repeat(39)}💥`,
    'con',
    '\ud800',
    '  ',
    '../x',
    'a/b',
    'a\\b',
    '顧'.repeat(300),
  ];
  const pages = await pagesOf(format, Object.fromEntries(odd.map((name) => [name, MAP])));
  const folded = pages.map(({ path }) => path.toLowerCase());
  expect(new Set(folded).size).toBe(pages.length);
  for (const path of folded) {
    expect(Buffer.byteLength(path.split('/').at(-1) ?? '')).toBeLessThan(255);
    expect(Buffer.from(path).toString()).toBe(path);
    expect(path).not.toMatch(/(?:^|\/)(?:con\.|\.\.)/);
  }
  if (format === 'markdown') expect(textOf(pages[0]!)).toContain('[(no name)](');
});

test('the workbook holds text cells alone', async () => {
  const [page] = await pagesOf('xlsx', { [NASTY]: MAP });
  const text = textOf(page!);
  expect(text).toContain('alert(1)');
  expect(text).not.toMatch(/<f>/);
});

test('heads of the workbook filter and stay, steps are numbers, and long texts take several lines', async () => {
  const render = await PAGE_FORMATS.find(({ name }) => name === 'xlsx')?.load();
  const { maps } = described({ Customers: { ...MAP, mappings: ['Kind >> kind {No: 1, Yes: 2}'] } });
  const [page] = (await render?.({ maps: maps.map((map) => ({ ...map, step: 12 })) })) ?? [];
  const files = unzipSync(page?.content as Uint8Array);
  const sheetOf = (name: string): string => Buffer.from(files[`xl/worksheets/${name}.xml`]!).toString();
  const maps1 = sheetOf('sheet1');
  expect(maps1).toContain('</sheetData><autoFilter ref="A1:O2"/>');
  expect(maps1).toMatch(/<pane ySplit="1" xSplit="2" [^>]*state="frozen"/);
  expect(maps1).toMatch(/<c r="A2"[^>]*><v>12<\/v>/);
  expect(maps1).not.toMatch(/<c r="A2"[^>]* t="s"/);
  expect(sheetOf('sheet3')).toContain('<autoFilter ref="A1:G3"/>');
  expect(sheetOf('sheet3')).toContain('<ignoredError sqref="A1:G3" numberStoredAsText="1"/>');
  expect(Buffer.from(files['xl/styles.xml']!).toString()).toContain('wrapText="1"');
});

test('a sheet says where a key is only taken for one', () => {
  const destination = { name: 'accounts', fields: { accountnumber: 'text(20)' }, alternateKeys: [['accountnumber']] };
  const { maps } = described({ a: { ...MAP, destination } });
  const [sheet] = sheetsOf({ maps });
  expect(maps[0]?.legs[0]?.right.isKeyGuessed).toBe(true);
  expect(sheet?.rows[0]).toContain('accountnumber (taken from its alternate keys)');
});

test('each map has a page of its own, fit for any file system, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      async (names) => {
        const pages = await pagesOf('markdown', Object.fromEntries(names.map((name) => [`${name} `, MAP])));
        const paths = pages.map(({ path }) => path.toLowerCase());
        expect(new Set(paths).size).toBe(names.length + 1);
        for (const path of paths) expect(path).toMatch(/^[\p{L}\p{N}_-]+\.md$/u);
      },
    ),
    { numRuns: 30 },
  );
});

test.each(['CON', 'readme', '../../etc', '', 'a/b', '...'])('a map called %j does no harm', async (name) => {
  const pages = await pagesOf('markdown', { [name]: MAP });
  expect(pages[1]?.path).toMatch(/^(?!con\.|readme\.)[\w-]+\.md$/i);
});
