import type { RuleExample } from '@dipv/core';
import { runExample } from '@dipv/testing';
import { runtimeRules } from './index.js';

type Other = NonNullable<RuleExample['others']>[number];

const filtered = (value: string): Other => ({ reversedSourceFilter: `accountnumber eq '${value}'` });
/** Maps of which none lets through what another does. */
const apart = (count: number, more: Other = {}): Other[] =>
  Array.from({ length: count }, (_, i) => ({ name: `Map ${i + 1}`, ...filtered(`${i + 1}`), ...more }));

/** What is said of the first map. */
function saidOf(code: string, others: readonly Other[], more: Other = {}) {
  const example = { ...filtered('0'), ...more, name: 'many maps', others };
  const { findings, notChecked } = runExample(runtimeRules, code, example);
  return { found: findings.map(({ message }) => message), open: notChecked.map(({ reason }) => reason) };
}

const MORE = 'whether filters keep this map apart from those beyond the next 32 of its tables is not known';
/** Maps that no one value keeps apart. */
const ranges = (count: number, more: Other = {}): Other[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `Range ${i + 1}`,
    reversedSourceFilter: `versionnumber gt ${i + 1}0 and versionnumber lt ${i + 1}9`,
    ...more,
  }));
const range: Other = { reversedSourceFilter: 'versionnumber lt 9' };
const twin: Other = { name: 'Twin', ...filtered('0') };

describe('of many maps between the same tables', () => {
  it('the one is found that is like this one, behind all that are not', () => {
    expect(saidOf('DWR1052', [...apart(31), twin, ...apart(3)])).toEqual({
      found: [expect.stringContaining('Twin is between')],
      open: [],
    });
  });

  it('as many as are compared are known to be apart', () => {
    expect(saidOf('DWR1052', ranges(32), range)).toEqual({ found: [], open: [] });
  });

  it('it is said that there are more', () => {
    expect(saidOf('DWR1052', ranges(33), range)).toEqual({ found: [], open: [MORE] });
  });

  it('however many a value keeps apart, the one is found that is like this one', () => {
    const found = [expect.stringContaining('Twin is between') as string];
    expect(saidOf('DWR1052', [...apart(100), twin, ...apart(9)])).toEqual({ found, open: [] });
    const marked = (value: number): Other => ({
      mappings: ['CustomerAccount <> accountnumber', `none >> name = ${value}`],
    });
    const others = Array.from({ length: 100 }, (_, i) => ({ name: `Mark ${i}`, ...marked(i + 1) }));
    const own = { ...marked(0), reversedSourceFilter: '' };
    expect(saidOf('DWR1052', others, own)).toEqual({ found: [], open: [] });
    expect(saidOf('DWR1052', [...others, { name: 'Twin', ...marked(0) }], own)).toEqual({ found, open: [] });
  });

  it('one column after the other shares them out', () => {
    const filterOf = (a: number, b: number) => ({ reversedSourceFilter: `name eq 'n${a}' and versionnumber eq ${b}` });
    const others = Array.from({ length: 120 }, (_, i) => ({ name: `Map ${i}`, ...filterOf(i % 3, Math.floor(i / 3)) }));
    expect(saidOf('DWR1052', others, filterOf(0, 99))).toEqual({ found: [], open: [] });
    expect(saidOf('DWR1052', [...others, { name: 'Twin', ...filterOf(0, 99) }], filterOf(0, 99)).found).toHaveLength(1);
  });

  it('where one has another kind of value, or none, they are not shared out', () => {
    for (const filter of ['', 'accountnumber eq 5', "accountnumber ne '0'", "accountnumber in ('a','b')"])
      expect(saidOf('DWR1052', [...apart(32), { name: 'Last', reversedSourceFilter: filter }])).toEqual({
        found: [],
        open: [MORE],
      });
  });

  it('versions of this one are none of the others', () => {
    const versions = Array.from({ length: 40 }, (_, i) => ({ ...filtered('0'), version: `2.${i}` }));
    expect(saidOf('DWR1052', [...versions, twin])).toEqual({
      found: [expect.stringContaining('Twin is between')],
      open: [],
    });
    expect(saidOf('DWR1052', [...versions, ...apart(32), ...versions])).toEqual({ found: [], open: [] });
    const ofRange = versions.map((version) => ({ ...version, ...range }));
    expect(saidOf('DWR1052', [...ofRange, ...ranges(32), ...ofRange], range)).toEqual({ found: [], open: [] });
  });
});

describe('of many maps that write one column', () => {
  const mappings = ['CustomerAccount <> accountnumber', 'CustomerName >> name'];
  const ofVendors: Other = {
    source: { name: 'Vendors V2', fields: { VendorNumber: 'text(20) required', VendorName: 'text(100)' } },
    mappings: ['VendorNumber <> accountnumber', 'VendorName >> name'],
  };

  it('as many as are compared are known to be apart', () => {
    expect(saidOf('DWR1051', ranges(32, ofVendors), { ...range, mappings })).toEqual({ found: [], open: [] });
  });

  it('it is said that there are more', () => {
    expect(saidOf('DWR1051', ranges(33, ofVendors), { ...range, mappings })).toEqual({ found: [], open: [MORE] });
  });

  it('however many a value keeps apart, the one is found that is like this one', () => {
    const others = [...apart(100, ofVendors), { ...twin, ...ofVendors }]; // the other tables' filters may do it
    expect(saidOf('DWR1051', others, { mappings })).toEqual({
      found: [],
      open: ['whether filters keep this map and Twin apart is not known'],
    });
  });

  it.each([
    [8, 'c0, c1, c2, c3, c4, c5, c6, c7 of'],
    [9, 'c0, c1, c2, c3, c4, c5, c6, c7, 1 more of'],
  ])('and %d others, the first are named', (count, told) => {
    const columns = Array.from({ length: count }, (_, i) => `c${i}`);
    const fields = Object.fromEntries(columns.map((column) => [column, 'text(100)']));
    const destination = { name: 'accounts', fields: { accountnumber: 'text(20)', ...fields } };
    const writing = (key: string, field: string) => [key, ...columns.map((column) => `${field} >> ${column}`)];
    const vendor = {
      ...twin,
      ...ofVendors,
      destination,
      mappings: writing('VendorNumber <> accountnumber', 'VendorName'),
    };
    const own = {
      destination,
      reversedSourceFilter: '',
      mappings: writing('CustomerAccount <> accountnumber', 'CustomerName'),
    };
    const { found } = saidOf('DWR1051', [{ ...vendor, reversedSourceFilter: '' }], own);
    expect(found).toEqual([expect.stringContaining(told)]);
  });
});
