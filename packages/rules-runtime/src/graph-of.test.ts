import type { RuleExample } from '@dipv/core';
import { runExample } from '@dipv/testing';
import { runtimeRules } from './index.js';

/** Each map rests on the next one, and the last one on the first. */
function ring(length: number): Omit<RuleExample, 'name'> {
  const [own, ...others] = Array.from({ length }, (_, i) => ({
    name: `Map ${i}`,
    source: { name: `Entity ${i}`, fields: { Id: 'text(20) required', Next: 'text(20)' } },
    destination: { name: `tables${i}`, fields: { id: 'text(20)', next: `lookup(tables${(i + 1) % length})` } },
    mappings: ['Id <> id', 'Next <> next.id'],
  }));
  return { ...own, others };
}

/** Accounts rest on some maps, and each of these on that of accounts. */
function star(length: number): Omit<RuleExample, 'name'> {
  const others = Array.from({ length }, (_, i) => ({
    name: `Map ${i}`,
    source: { name: `Entity ${i}`, fields: { Id: 'text(20) required', Account: 'text(20)' } },
    destination: { name: `tables${i}`, fields: { id: 'text(20)', account: 'lookup(accounts)' } },
    mappings: ['Id <> id', 'Account <> account.accountnumber'],
  }));
  const lookups = others.map(({ destination }, i) => [`l${i}`, `lookup(${destination.name})`] as const);
  return {
    destination: { name: 'accounts', fields: { accountnumber: 'text(20)', ...Object.fromEntries(lookups) } },
    mappings: ['CustomerAccount <> accountnumber', ...lookups.map(([lookup], i) => `L${i} <> ${lookup}.id`)],
    others,
  };
}

function saidOf(example: Omit<RuleExample, 'name'>): readonly string[] {
  return runExample(runtimeRules, 'DWR1033', { ...example, name: 'a circle' }).findings.map(({ message }) => message);
}

describe('a circle of maps', () => {
  const firstTwelve = ['Entity 0 - tables0', ...Array.from({ length: 11 }, (_, i) => `Map ${i + 1}`)];
  const around = (more: readonly string[]) =>
    [...firstTwelve.map((map) => `${map} (next)`), ...more, 'Entity 0 - tables0'].join(' → ');

  it('is told whole where it is short', () => {
    expect(saidOf(ring(12))).toEqual([`The lookups of 12 maps lead around in a circle: ${around([])}`]);
  });

  it('is told in part where it is longer', () => {
    expect(saidOf(ring(14))).toEqual([`The lookups of 14 maps lead around in a circle: ${around(['2 more'])}`]);
  });

  it.each([
    [2, '; 1 more map hangs together with them'],
    [3, '; 2 more maps hang together with them'],
  ])('of accounts and one of %d maps', (count, others) => {
    const way = 'Customers V3 - accounts (l0) → Map 0 (account) → Customers V3 - accounts';
    expect(saidOf(star(count))).toEqual([`The lookups of 2 maps lead around in a circle: ${way}${others}`]);
  });
});
