import { createValidator, defineModule, projectRule } from '@dipv/core';
import { describeRule } from './explain.js';

const rule = projectRule({
  code: 'ACME0001',
  title: 'The map is dearer than what was agreed on with the customer',
  description: 'Every mapping has a price, and the customer pays no more than what stands in the agreement.',
  mend: 'Remove mappings that nobody needs, the dearest first, until the map is as cheap as it must be.',
  variants: [{ name: 'wild', severity: 'info', description: 'It is dearer than all other maps taken together are.' }],
  examples: {
    fails: [
      {
        name: 'a map that costs more than what was agreed on with the customer last year',
        connections: [{ name: 'Contoso Operations connection', status: 'Connected' }],
        mappings: ['CustomerAccount <> accountnumber'],
        finds: [{ at: '/environments/Contoso Operations/price', message: 'The map costs 7 and not 5' }],
      },
    ],
    passes: [],
  },
  check: () => undefined,
});
const [info] = createValidator({ modules: [defineModule({ name: 'acme', apiVersion: 1, rules: [rule] })] }).rules;

it('explains a rule in the columns of the terminal, breaking between words', () => {
  expect(`\n${describeRule(info!, 60).join('\n')}\n`).toBe(`
ACME0001  The map is dearer than what was agreed on with the
          customer
Severity: error
ACME0001/wild: info. It is dearer than all other maps taken
  together are.

Every mapping has a price, and the customer pays no more
than what stands in the agreement.

How to mend it: Remove mappings that nobody needs, the
  dearest first, until the map is as cheap as it must be.

Fails: a map that costs more than what was agreed on with
  the customer last year
  connections
    name: Contoso Operations connection, status: Connected
  mappings
    CustomerAccount <> accountnumber
  ✖ The map costs 7 and not 5
    (/environments/Contoso Operations/price)
`);
});

it('shows an example that passes, none that is not checked', () => {
  const passes = [
    { name: 'nothing is known of the agreement', notChecked: true as const },
    { name: 'a map that costs nothing', mappings: [] },
  ];
  const lines = describeRule({ ...info!, examples: { fails: [], passes } }, 60);
  expect(lines.filter((line) => line.startsWith('Passes'))).toEqual(['Passes: a map that costs nothing']);
});
