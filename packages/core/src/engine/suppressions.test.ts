import type { Finding } from '../model/report.js';
import type { Suppression } from '../validator-config.js';
import { Suppressions } from './suppressions.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const MAP = { name: 'Items', file: 'items.json' };
const finding = (more: Partial<Finding> = {}): Finding =>
  ({ code: 'DIPV1022', variant: null, field: 'Number', sourceField: null, destinationField: null, ...more }) as Finding;

function outcome(suppress: readonly Suppression[], findings: readonly Finding[]): unknown {
  const suppressions = new Suppressions(suppress, NOW);
  suppressions.expect(MAP, () => true);
  const { kept, suppressed } = (({ findings: kept, suppressed }) => ({ kept, suppressed }))(
    suppressions.apply(MAP, findings),
  );
  return {
    kept: kept.length,
    reasons: suppressed.map(({ reason }) => reason),
    told: suppressions.problems(true).map(({ reason }) => reason),
  };
}

it('the first that holds gives its reason, wherever it stands among patterns', () => {
  const suppress = [
    { code: 'DIPV1022', reason: 'expired', until: '2026-01-01' },
    { code: 'DIPV1022', map: 'It*', field: 'NUMBER', reason: 'second' },
    { code: 'DIPV1022', reason: 'third' },
    { code: 'DIPV1022', map: 'It*', reason: 'fourth' },
  ];
  expect(outcome(suppress, [finding(), finding({ field: 'Name' })])).toEqual({
    kept: 0,
    reasons: ['second', 'third'],
    told: ['the suppression of DIPV1022 expired on 2026-01-01 and holds no more'],
  });
});

it('a code stands for its variants, a variant for itself alone', () => {
  const suppress = [{ code: 'DIPV1030/narrowing', reason: 'short' }];
  const findings = [finding({ code: 'DIPV1030', variant: 'narrowing' }), finding({ code: 'DIPV1030' })];
  expect(outcome(suppress, findings)).toMatchObject({ kept: 1, reasons: ['short'] });
  expect(outcome([{ code: 'DIPV1030', reason: 'all' }], findings)).toMatchObject({ kept: 0 });
});

it.each(['field', 'sourceField', 'destinationField'] as const)('its field may be the %s', (member) => {
  const suppress = [{ code: 'DIPV1022', field: 'Other', reason: 'known' }];
  expect(outcome(suppress, [finding({ field: null, [member]: 'other' })])).toMatchObject({ kept: 0, told: [] });
});

it('one that matches no map, or no finding, is told', () => {
  const suppress = [
    { code: 'DIPV1022', map: 'Others', reason: '' },
    { code: 'DIPV1022', field: 'Nothing', reason: '' },
  ];
  expect(outcome(suppress, [finding()])).toEqual({
    kept: 1,
    reasons: [],
    told: [
      'the suppression of DIPV1022 of Others matches no map of this run',
      'the suppression of DIPV1022, field Nothing matches no finding; remove it',
    ],
  });
});

describe('what is told of a suppression', () => {
  const told = (suppression: Suppression, isOn = true, isWhole = true) => {
    const suppressions = new Suppressions([suppression], NOW);
    suppressions.expect(MAP, () => isOn);
    return suppressions.problems(isWhole).map(({ kind, severity, file }) => `${kind}, ${severity}, ${file}`);
  };
  const plain = { code: 'DIPV1022', reason: 'agreed' };

  it('stands where it was said', () => {
    expect(told(plain)).toEqual(['idle-suppression, warning, configuration']);
    expect(told({ ...plain, file: 'dipv.json' })).toEqual(['idle-suppression, warning, dipv.json']);
    expect(told({ ...plain, map: 'Others' })).toEqual(['idle-suppression, warning, configuration']);
    expect(told({ ...plain, until: '2026-01-01' })).toEqual(['expired-suppression, warning, configuration']);
  });

  it('is nothing where another map or setting may need it', () => {
    expect(told(plain, true, false)).toEqual([]);
    expect(told({ ...plain, map: 'Others' }, true, false)).toEqual([]);
    expect(told(plain, false)).toEqual([]);
  });

  it('is that it expired, on the day after', () => {
    expect(told({ ...plain, until: '2026-11-26' }, false)).toEqual([]);
    expect(told({ ...plain, until: '2026-11-25' }, false)).toEqual(['expired-suppression, warning, configuration']);
    expect(outcome([{ ...plain, until: '2026-11-26' }], [finding()])).toMatchObject({ kept: 0 });
  });
});

it('a code alone is no suppression of a variant’s other findings, nor of another code', () => {
  const suppress = [{ code: 'DIPV1030/narrowing', reason: 'short' }];
  const findings = [
    finding({ code: 'DIPV1030', variant: 'widening' }),
    finding({ code: 'DIPV1031', variant: 'narrowing' }),
  ];
  expect(outcome(suppress, findings)).toMatchObject({ kept: 2 });
  expect(outcome([{ code: 'DIPV1030', reason: 'all' }, ...suppress], [finding({ code: 'DIPV1031' })])).toMatchObject({
    kept: 1,
  });
});

it('one that matches nothing is told beside one of another code that does', () => {
  const suppress = [
    { code: 'DIPV1022', reason: 'agreed' },
    { code: 'DIPV1031', reason: 'agreed' },
  ];
  expect(outcome(suppress, [finding()])).toMatchObject({
    kept: 0,
    told: ['the suppression of DIPV1031 matches no finding; remove it'],
  });
});

it('without suppressions all findings are kept', () => {
  expect(outcome([], [finding()])).toEqual({ kept: 1, reasons: [], told: [] });
  expect(outcome([{ code: 'DIPV1022', map: 'Others', reason: 'agreed' }], [finding()])).toMatchObject({
    kept: 1,
    reasons: [],
  });
});
