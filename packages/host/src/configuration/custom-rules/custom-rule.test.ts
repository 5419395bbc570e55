import { defineModule, type ProjectReport, type RuleExample } from '@dipv/core';
import { runExample } from '@dipv/testing';
import { customRuleSchema } from './custom-rule-schema.js';
import { makeRule, type CustomRuleFault } from './make-rule.js';

interface Said {
  readonly scope?: string;
  readonly when: string;
  readonly message?: string;
  readonly severity?: string;
  readonly help?: string;
}

function make({ scope = 'mapping', message = 'found', ...said }: Said) {
  const given = { code: 'ACME0001', title: 'A rule of ours', help: 'Mend it.', scope, message, ...said };
  return makeRule(customRuleSchema.parse(given));
}

function run(said: Said, example: Omit<RuleExample, 'name'>): ProjectReport {
  const rule = make(said);
  if (!('check' in rule)) throw new Error(rule.map(({ message }) => message).join('; '));
  return runExample(defineModule({ name: 'dipv.config.json', apiVersion: 1, rules: [rule] }), rule.code, {
    name: 'example',
    ...example,
  });
}

const found = (said: Said, example: Omit<RuleExample, 'name'> = {}) =>
  run(said, example).findings.map(({ location, message }) => `${location.pointer} ${message}`);
const lacking = (said: Said, example: Omit<RuleExample, 'name'> = {}) =>
  run(said, example).notChecked.map(({ reason }) => reason);
const faults = (said: Said) => {
  const made = make(said);
  return 'check' in made ? [] : made.map(({ message }: CustomRuleFault) => message);
};

const SHORT = { name: 'accounts', fields: { name: 'text(20)', acme_code: 'text(10) required', acme_date: 'date' } };

describe('a rule without code', () => {
  it('looks at each mapping, and reports at the field that its message names first', () => {
    const mappings = ['none >> acme_code = 3', 'CustomerName >> name', 'none >> acme_date = 1'];
    const when = 'destination.name.like("acme_*") && mapping.hasDefault';
    expect(found({ when, message: '{destination.name} gets {mapping.default}' }, { mappings })).toEqual([
      '/legs/0/fieldMappings/0/destinationField acme_code gets 3',
      '/legs/0/fieldMappings/2/destinationField acme_date gets 1',
    ]);
    expect(found({ when, message: 'a constant' }, { mappings })).toEqual([
      '/legs/0/fieldMappings/0 a constant',
      '/legs/0/fieldMappings/2 a constant',
    ]);
    expect(found({ when, message: 'from {source.name}' }, { mappings })[0]).toBe(
      '/legs/0/fieldMappings/0/sourceField from none',
    );
  });

  it('looks at columns, also those that are not mapped', () => {
    const example = { mappings: ['CustomerName >> name'], destination: SHORT };
    const said = {
      scope: 'column',
      when: 'column.isRequired && !column.isMapped',
      message: '{column.name} of {table.name}',
    };
    expect(found(said, example)).toEqual([
      '/legs/0/fieldMappings CustomerAccount of Customers V3',
      '/legs/0/fieldMappings acme_code of accounts',
    ]);
    expect(found({ ...said, when: 'column.isMapped' }, example)).toEqual([
      '/legs/0/fieldMappings/0/sourceField CustomerName of Customers V3',
      '/legs/0/fieldMappings/0/destinationField name of accounts',
    ]);
  });

  it('looks at maps, legs and tables', () => {
    expect(found({ scope: 'map', when: 'tableMap.version == ""', message: '{tableMap.name} has no version' })).toEqual([
      ' Customers V3 - accounts has no version',
    ]);
    const when = 'leg.mappings.filter(m, m.destination.isExpanded).size() > 0 && !leg.sourceFilter.contains("X")';
    expect(
      found({ scope: 'leg', when }, { mappings: ['A >> b', 'dataAreaId >> msdyn_company.cdm_companycode'] }),
    ).toEqual(['/legs/0 found']);
    const key = { scope: 'table', when: '"ACCOUNTNUMBER" in table.integrationKey', message: '{table.integrationKey}' };
    expect(found(key)).toEqual(['/legs/0/destinationSchema accountnumber, msdyn_company.cdm_companycode']);
  });

  it('goes through a list that is written out, also inside of another', () => {
    const mappings = ['A >> ACME_a', 'B >> other', 'C >> contoso_c'];
    const when = '["acme_", "contoso_"].exists(p, destination.name.startsWith(p))';
    expect(found({ when, message: '{destination.name}' }, { mappings })).toEqual([
      '/legs/0/fieldMappings/0/destinationField ACME_a',
      '/legs/0/fieldMappings/2/destinationField contoso_c',
    ]);
    const ours = 'leg.mappings.filter(m, ["acme_", "contoso_"].exists(p, m.destination.name.startsWith(p)))';
    expect(found({ scope: 'leg', when: `${ours}.size() == 2` }, { mappings })).toEqual(['/legs/0 found']);
  });

  it('ignores the case of names, as the platforms do', () => {
    const mappings = ['customername >> NAME'];
    for (const when of [
      'destination.name == "Name"',
      '"Name" == destination.name',
      'destination.name in ["other", "Name"]',
      'destination.name.startsWith("Na")',
      '"Account Name".endsWith(destination.name)',
      'source.name == "Customer" + destination.name',
      'leg.source.name == "CUSTOMERS V3"',
    ])
      expect([when, found({ when }, { mappings })]).toEqual([when, ['/legs/0/fieldMappings/0 found']]);
    expect(found({ when: 'destination.name != "Name"' }, { mappings })).toEqual([]);
  });

  it('says severity, help and what it is asked', () => {
    const rule = make({ when: 'destination.length < 20', severity: 'info' });
    expect(rule).toMatchObject({
      severity: 'info',
      mend: 'Mend it.',
      asks: ['table.destination', 'types.destination'],
    });
    expect('check' in rule && rule.description).toMatchObject({
      text: 'It looks at each mapping, and finds those where destination.length < 20 holds.',
    });
  });
});

describe('what is not known', () => {
  const when = 'destination.length < 20';

  it('makes the rule not checked, with what is lacking', () => {
    expect(found({ when }, { destination: 'unknown' })).toEqual([]);
    expect(lacking({ when }, { destination: 'unknown' })).toEqual(['no metadata for CRM table accounts']);
    expect(
      lacking({ when }, { mappings: ['A >> name'], destination: { name: 'accounts', fields: { name: 'unknown' } } }),
    ).toEqual(['the metadata of CRM table accounts does not say which types columns have']);
    expect(lacking({ when }, { mappings: ['A >> gone'] })).toEqual([
      'gone is missing in CRM table accounts (see DIPV1025)',
    ]);
    const partial = { name: 'accounts', fields: { name: 'text(9)' }, completeness: 'partial' } as const;
    expect(lacking({ when }, { mappings: ['A >> other'], destination: partial })).toEqual([
      'only some columns of CRM table accounts are known',
    ]);
    expect(lacking({ scope: 'column', when: 'column.isRequired' }, { destination: partial })).toEqual([
      'only some columns of CRM table accounts are known',
    ]);
  });

  it('is of no account where the rest decides', () => {
    const example = { destination: 'unknown' as const, mappings: ['A >> b'] };
    for (const [rest, outcome] of [
      ['|| mapping.hasDefault', []],
      ['|| !mapping.hasDefault', ['/legs/0/fieldMappings/0 found']],
      ['&& mapping.hasDefault', []],
    ] as const) {
      for (const both of [`${when} ${rest}`, `${rest.slice(3)} ${rest.slice(0, 2)} ${when}`]) {
        const isDecided = outcome.length > 0 || rest.startsWith('&&');
        expect([both, found({ when: both }, example)]).toEqual([both, outcome]);
        expect([both, lacking({ when: both }, example).length]).toEqual([both, isDecided ? 0 : 1]);
      }
    }
    expect(lacking({ when: 'mapping.hasDefault ? destination.length < 3 : false' }, example)).toEqual([]);
  });

  it('is which of several keys the integration key is, or one that nobody marked', () => {
    const reason = 'the integration key of CRM table accounts is not known';
    const said = { scope: 'table', when: 'table.platform == "dataverse" && size(table.integrationKey) > 0' };
    for (const alternateKeys of [[['name']], [['name'], ['accountnumber']]]) {
      const destination = { name: 'accounts', fields: { name: 'text(9)', accountnumber: 'text(9)' }, alternateKeys };
      expect(found(said, { destination })).toEqual([]);
      expect(lacking(said, { destination })).toEqual([reason]);
      expect(lacking({ when: 'destination.isInIntegrationKey' }, { destination, mappings: ['A >> name'] })).toEqual([
        reason,
      ]);
    }
  });

  it('is told in a message that asks more than the condition', () => {
    expect(found({ when: 'true', message: '{destination.length} fit' }, { destination: 'unknown' })).toEqual([
      '/legs/0/fieldMappings/0/destinationField something unknown fit',
    ]);
  });

  it('is something else than what there is not', () => {
    const example = { mappings: ['A >> acme_date', 'none >> name = 3'], destination: SHORT };
    for (const never of ['destination.length < 20', '!(destination.length >= 20)', 'destination.precision < 2']) {
      const onDate = `${never} && destination.type != "text"`;
      expect([onDate, found({ when: onDate }, example), lacking({ when: onDate }, example)]).toEqual([onDate, [], []]);
    }
    expect(found({ when: 'source.length < 20' }, { mappings: ['none >> name = 3'] })).toEqual([]);
    expect(lacking({ when: 'source.length < 20' }, { mappings: ['none >> name = 3'] })).toEqual([]);
  });
});

describe('a condition at fault', () => {
  it.each([
    ['destination.lenght < 3', 'destination has no field "lenght"; did you mean length? (character 13)'],
    ['destinatoin.length < 3', 'there is no "destinatoin"; did you mean destination? (character 1)'],
    ['destination.length < "3"', 'a whole number does not go with a text in < (character 1)'],
    ['destination.length', 'it comes to a whole number, and has to come to true or false (character 1)'],
    ['destination.type == "txt"', 'it is never "txt"; did you mean text? (character 21)'],
    ['destination.type in ["text", "texts"]', 'it is never "texts"; did you mean text? (character 30)'],
    [
      'destination.name == null',
      'nothing is null here: what is not known makes the rule not checked, and a text that is not there is empty ("") (character 21)',
    ],
    [
      'destination.name.matches("(a+)+b")',
      'there is no function matches; compare with like("acme_*"), which takes * and ? (character 1)',
    ],
    ['destination.name.startswith("a")', 'there is no function startswith; did you mean startsWith? (character 1)'],
    [
      'leg.mappings.exists(m, m.hasDefault)',
      'leg.mappings is for rules of the scope leg, and this is one of mapping (character 5)',
    ],
    ['destination.name.length < 3', 'destination.name has no fields, so that there is no "length" (character 18)'],
    ['destination.name in []', 'an empty list has nothing to compare with (character 21)'],
    ['destination["length"] < 3', '[] cannot be used in a condition (character 1)'],
    ['{"a": 1} == 1', 'map cannot be used in a condition (character 1)'],
    ['destination.name == ', 'unexpected token: the end (character 21)'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'it is too long: make several rules of it (character 41)'],
    [Array(300).fill('true').join('||'), 'it is too long: make several rules of it (character 1)'],
  ])('%s', (when, message) => {
    expect(faults({ when })).toEqual([message]);
  });

  it('goes through one list at a time, so that it takes time in proportion to it', () => {
    const scope = 'leg';
    expect(faults({ scope, when: 'leg.mappings.exists(m, leg.mappings.exists(n, n.hasDefault))' })).toEqual([
      'leg.mappings cannot stand inside of another list: it would take too long (character 24)',
    ]);
    expect(faults({ scope, when: 'leg.mappings.all(m, m.source.name in leg.source.integrationKey)' })).toEqual([
      'leg.source.integrationKey cannot stand inside of another list: it would take too long (character 38)',
    ]);
    expect(faults({ scope, when: 'leg.mappings.all(m, leg.sourceFilter.contains(m.default))' })).toEqual([
      'leg.sourceFilter cannot stand inside of another list: it would take too long (character 21)',
    ]);
    expect(faults({ scope, when: 'leg.mappings.all(m, "x" in m.valueMapSources)' })).toEqual([]);
    expect(faults({ scope, when: '["a", "b"].exists(x, ["b"].exists(y, x == y))' })).toEqual([]);
    expect(faults({ scope, when: '["a"].exists(x, ["b"].exists(y, ["c"].exists(z, z == "d")))' })).toEqual([
      'exists cannot stand inside of another list: it would take too long (character 33)',
    ]);
    expect(faults({ scope, when: '[1].exists(x, x > 0)' })).toEqual([
      'exists goes through a list of texts, or one such as leg.mappings (character 1)',
    ]);
    expect(faults({ scope, when: 'leg.mappings.all(leg, true)' })).toEqual([
      'leg has a meaning: name the elements otherwise (character 18)',
    ]);
  });

  it.each(['constructor', '__proto__', 'prototype', 'toString', 'subject', 'lacks'])('reaches no %s', (name) => {
    const reached = [
      `destination.${name} == "a"`,
      `destination.name.${name} == "a"`,
      `${name} == "a"`,
      `destination.${name}("a")`,
    ];
    for (const when of reached) expect([when, faults({ when }).length]).toEqual([when, 1]);
  });

  it('that shows on some mappings only costs none of the others', () => {
    const when = '9223372036854775800 + destination.name.size() > 0';
    const mappings = ['A >> name', 'B >> acme_code', 'C >> acme_date', 'D >> x'];
    const { findings } = run({ when, message: '{destination.name}' }, { mappings });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['ACME0001', 'name'],
      ['ACME0001', 'x'],
      [
        'DIPV1001',
        'Exception in ACME0001 of module dipv.config.json: its condition cannot be worked out here: integer overflow: 9223372036854775809 (character 1)',
      ],
    ]);
  });

  it('is told beside a message at fault', () => {
    expect(faults({ when: 'tru', message: '{destination} and {mapping.lenght}' })).toEqual([
      'there is no "tru"; there is mapping, source, destination, leg, tableMap (character 1)',
      'destination cannot be shown in a message: take a field of it',
    ]);
  });

  it.each(['{destination.name', 'destination.name}', '{{destination.name}}'])('%s is no message', (message) => {
    expect(faults({ when: 'true', message })).toEqual([
      expect.stringMatching(/^a [{}] stands alone: fields are written as \{tableMap\.name\}$/),
    ]);
  });

  it('has help without fields, which nobody would fill', () => {
    expect(faults({ when: 'true', help: 'Map {destination.name} otherwise.' })).toEqual([
      '{destination.name} stands in the message alone: say it there',
    ]);
    expect(faults({ when: 'true', help: 'Write it as {Yes: 1, No: 0} or {name}.' })).toEqual([]);
  });
});
