import { makeReport, type Problem } from '@dipv/core';
import type { FilePart, InputState } from '@dipv/formats';
import { agreeWithKept, changesSince, keepMaps, separable } from './kept-maps.js';

const part = (file: string, map = file, count = 1): FilePart => ({
  file,
  maps: [map],
  lists: { dataverse: count },
});
const FILES = ['a.json', 'b.json', 'c.json', 'd.json'];
const PARTS = FILES.map((file) => part(file));

/** Inputs of which some say something else than at first. */
const inputs = (files: readonly string[], changed: readonly string[] = []): readonly InputState[] =>
  files.map((file) => ({ file, hash: changed.includes(file) ? 'new' : 'old', stamp: file, changed: 1000 }));
const kept = (always: readonly string[] = []) => keepMaps('report', inputs(FILES), { files: PARTS, always }, 10_000);
const filesOf = (changes: ReturnType<typeof changesSince>) =>
  changes && { again: [...changes.again].sort(), kept: changes.kept.map(({ file }) => file) };

it('reads what has changed, with two others that list tables', () => {
  expect(filesOf(changesSince(kept(), inputs(FILES, ['d.json'])))).toEqual({
    again: ['a.json', 'b.json', 'd.json'],
    kept: ['c.json'],
  });
});

it('reads what is new, and nothing of what is gone', () => {
  expect(filesOf(changesSince(kept(), inputs(['b.json', 'c.json', 'd.json', 'e.json'])))).toEqual({
    again: ['b.json', 'c.json', 'e.json'],
    kept: ['d.json'],
  });
});

it('reads each time what a problem is about', () => {
  expect(filesOf(changesSince(kept(['c.json']), inputs(FILES)))).toEqual({
    again: ['a.json', 'b.json', 'c.json'],
    kept: ['d.json'],
  });
});

it('reads everything where something else than a map has changed', () => {
  const files = [...FILES, 'set.json'];
  const known = keepMaps('report', inputs(files), { files: PARTS, always: [] }, 10_000);
  expect(changesSince(known, inputs(files, ['set.json']))).toBeNull();
  expect(changesSince({ ...known, files: null }, inputs(files))).toBeNull();
});

it('trusts the stamp of no file that had just changed', () => {
  const stamps = (since: number) => keepMaps('report', inputs(['a.json']), { files: [], always: [] }, since).inputs;
  expect(stamps(10_000)).toEqual([{ file: 'a.json', hash: 'old', stamp: 'a.json' }]);
  expect(stamps(2500)).toEqual([{ file: 'a.json', hash: 'old', stamp: '' }]);
});

it('agrees with what is kept, unless a map of that name is among it, or something concerns all', () => {
  const own = { forAll: [], maps: ['other'], lists: { dataverse: 2 } };
  const others = [part('a.json'), part('b.json')];
  expect(agreeWithKept(own, others, ['set.json'])).toEqual(['set.json']);
  expect(agreeWithKept({ ...own, maps: ['a.json'] }, others, [])).toBeNull();
  expect(agreeWithKept({ ...own, forAll: ['new-set.json'] }, others, [])).toBeNull();
  expect(agreeWithKept(null, others, [])).toBeNull();
});

describe('what the next run has to know', () => {
  const problem = (file: string, kind: Problem['kind'] = 'input'): Problem => {
    return { kind, severity: 'error', file, reason: 'is broken', pointer: null, line: null, column: null };
  };
  const after = (files: readonly FilePart[], ...problems: readonly Problem[]) =>
    separable(files, makeReport({ name: 'dipv', version: '0.0.0' }, [], problems), (file) => file);

  it('is every file, with those that are always read', () => {
    const files = [...PARTS, part('maps.zip')];
    expect(after(files, problem('b.json'))).toEqual({ files, always: ['b.json', 'maps.zip'] });
  });

  it('is nothing where maps share a name, or a problem is about several files', () => {
    expect(after([part('a.json', 'pumps'), part('b.json', 'pumps')]).files).toBeNull();
    expect(after(PARTS, problem('a.json', 'idle-suppression')).files).toBeNull();
  });
});
