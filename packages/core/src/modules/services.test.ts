// Each test is an example too: who would replace this service, and how.
import { chooseIntegrationKey } from '../integration-key.js';
import { isCompanyContext } from '../context/company-context.js';
import type { FieldType, Table } from '../model/table.js';
import { sideRule } from '../rule.js';
import { LEG, only, project, runModules, told, workspaceOf } from '../test-data/run.js';
import { ConfigurationError } from '../validator-config.js';
import { defineModule, type Module } from './module.js';
import { CLOCK, COMPANY_CONTEXT, FINGERPRINT, fingerprint, INTEGRATION_KEY_CHOICE } from './services.js';
import { replace } from './token.js';

const TEXT: FieldType = {
  kind: 'text',
  length: null,
  bits: null,
  precision: null,
  minimum: null,
  maximum: null,
  options: null,
};
const key = (...fields: string[]) => ({ name: fields.join(), fields, isIntegrationKey: null, isPrimaryKey: false });
const ACCOUNTS: Table = {
  platform: 'dataverse',
  name: 'account',
  displayName: null,
  names: ['account', 'accounts'],
  completeness: 'complete',
  fields: new Map(
    ['accountnumber', 'contoso_key', 'contoso_region'].map((name) => [
      name,
      {
        name,
        displayName: null,
        type: TEXT,
        requirement: 'optional' as const,
        creatable: true,
        updatable: true,
        fillsItself: false,
        targets: [],
      },
    ]),
  ),
  keys: [key('accountnumber'), key('contoso_key', 'contoso_region')],
  primaryCompanyContextField: undefined,
  companyContextFields: undefined,
  file: 'metadata.xml',
};

/** Tells what the contexts take for the integration key of accounts, and whether it is by company. */
const asking = sideRule({
  ...told('ASKING'),
  check({ side, report }) {
    if (!side.isDataverse) return;
    const { integrationKey } = side.keys;
    const fields = typeof integrationKey === 'string' ? integrationKey : integrationKey.fields.join();
    report({ at: '', detail: `${fields}, by company: ${side.company.isSpecific}` });
  },
});

const rules = defineModule({ name: 'rules', apiVersion: 1, rules: [asking] });
const replacing = (...services: Module['services'] & object) =>
  defineModule({ name: 'contoso', apiVersion: 1, services });
const workspace = workspaceOf([project('Customers', {}, [LEG])], { tables: [ACCOUNTS] });

function found(...modules: readonly Module[]) {
  return only(runModules([...modules, rules], workspace)).findings;
}

it('an organization that names its keys by a convention tells which one is the integration key', () => {
  const byName = replace(INTEGRATION_KEY_CHOICE, (knowledge, isMapped) => {
    const own = knowledge.candidates.find(({ fields }) => fields.includes('contoso_key'));
    return own ?? chooseIntegrationKey(knowledge, isMapped);
  });
  expect(found().map(({ message }) => message)).toEqual(['accountnumber, by company: false']);
  expect(found(replacing(byName)).map(({ message }) => message)).toEqual([
    'contoso_key,contoso_region, by company: false',
  ]);
});

it('an organization that stripes companies into a column of its own tells which one', () => {
  const byRegion = replace(
    COMPANY_CONTEXT,
    (path, ...more) => path.text === 'contoso_region' || isCompanyContext(path, ...more),
  );
  expect(found(replacing(byRegion)).map(({ message }) => message)).toEqual(['accountnumber, by company: true']);
});

it('who renames maps often leaves their names out of fingerprints', () => {
  const nameless = replacing(replace(FINGERPRINT, (_map, finding, subject) => fingerprint('', finding, subject)));
  const print = (name: string, ...modules: Module[]) =>
    only(runModules([...modules, rules], workspaceOf([project(name)], { tables: [ACCOUNTS] }))).findings[0]
      ?.fingerprint;
  expect(print('Customers')).not.toBe(print('Customers 2'));
  expect(print('Customers', nameless)).toBe(print('Customers 2', nameless));
});

it('who looks ahead tells the time by which suppressions expire', () => {
  const suppress = [{ code: 'ASKING', reason: 'agreed', until: '2027-01-31' }];
  const on = (day: string) =>
    only(runModules([rules, replacing(replace(CLOCK, () => new Date(day)))], workspace, { suppress })).findings.length;
  expect([on('2027-01-31'), on('2027-02-01')]).toEqual([0, 1]);
});

describe('a service that takes the place of another', () => {
  const origin = (module: Module): Module => ({ ...module, origin: 'plugins[0]' });

  it('is of its kind', () => {
    const wrong = [replace(CLOCK, new Date() as never)];
    expect(() => found(origin(replacing(...wrong)))).toThrow(
      'plugins[0], module contoso, service @dipv/clock: it is an object, in the place of a function.',
    );
  });

  const broken = (): never => {
    throw new Error('broken');
  };

  it.each([
    [replace(CLOCK, broken), 'service @dipv/clock: it fails: broken'],
    [replace(CLOCK, () => 'today' as never), 'service @dipv/clock: it gives no time but "today"'],
    [replace(CLOCK, () => new Date('today')), 'service @dipv/clock: it gives no time but an object'],
    [replace(FINGERPRINT, broken), 'service @dipv/fingerprint: it fails: broken'],
    [replace(FINGERPRINT, () => 7 as never), 'service @dipv/fingerprint: it gives no text but 7'],
  ])('is named where it breaks the run', (binding, message) => {
    expect(() => found(origin(replacing(binding)))).toThrow(
      new ConfigurationError(`plugins[0], module contoso, ${message}.`),
    );
  });

  it.each([
    [replace(INTEGRATION_KEY_CHOICE, broken), 'service @dipv/integration-key-choice: it fails: broken'],
    [
      replace(INTEGRATION_KEY_CHOICE, () => 'accountnumber' as never),
      'service @dipv/integration-key-choice: it gives no key of a table but "accountnumber"',
    ],
    [
      replace(COMPANY_CONTEXT, () => 'no' as never),
      'service @dipv/company-context: it gives no true or false but "no"',
    ],
  ])('is named where it breaks a rule', (binding, message) => {
    expect(found(origin(replacing(binding))).map((finding) => finding.message.split('\n', 1)[0])).toEqual([
      expect.stringContaining(`plugins[0], module contoso, ${message}`),
    ]);
  });
});
