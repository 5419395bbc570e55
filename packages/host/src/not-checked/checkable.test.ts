import type { Reader } from '@dipv/core';
import { INPUT_KINDS, inputKinds } from '@dipv/formats';
import { sample } from '../test-data/sample-build.js';
import { checkableTable, inputsAgainst } from './checkable.js';
import { guideTable } from './guide-table.js';

const priceList: Reader = {
  name: 'price list',
  tells: [{ title: 'Keys | by hand', platforms: ['dataverse'], tells: { integrationKey: 'full' } }],
  recognises: () => false,
  read: () => undefined,
};
const inputs = inputKinds([priceList]);
const [ownInput] = priceList.tells;

describe('the table code by input', () => {
  it('has a column for what a reader of the build tells, behind those of dipv', () => {
    expect(inputs).toEqual([...INPUT_KINDS, ownInput]);
    const marks = new Map(checkableTable(sample.rules, inputs).map((row) => [row.code, row.marks.at(-1)]));
    expect(marks.get('ACME0020')).toBe('full');
    expect(marks.get('ACME0030')).toBe('part'); // it also asks for what the list does not tell
    expect(marks.get('ACME0002')).toBeNull();
  });

  it('names that column in the guide, which has no section about it', () => {
    const lines = guideTable(sample.rules, inputs).split('\n');
    expect(lines).toContain(`${inputs.length}. Keys \\| by hand`);
    expect(lines.find((line) => line.startsWith('| Code'))).toMatch(/ \[13\]\(#13-list-of-running-maps\) \| 14 \|$/);
    expect(lines.find((line) => line.startsWith('| [ACME0020]'))).toMatch(/\| ✔ \|$/);
  });

  it('promises nothing for needs that no input tells', () => {
    const [row] = checkableTable(
      [{ code: 'ACME0001', needs: ['constructor', '__proto__.source'], asks: [], platform: null }],
      inputs,
    );
    expect(row?.marks.every((mark) => mark === null)).toBe(true);
  });
});

it('what a reader of the build tells is offered against a lack', () => {
  expect(inputsAgainst({ platform: 'dataverse' }, 'integrationKey', inputs)).toContain(ownInput);
  expect(inputsAgainst({ platform: 'finance-and-operations' }, 'integrationKey', inputs)).not.toContain(ownInput);
});
