import {
  defineModule,
  legRule,
  projectRule,
  sideRule,
  taskRule,
  type RuleVariant,
  type SideRuleAsk,
  type SideRuleNeed,
} from '@dipv/core';
import { buildValidator, type Build } from '../configuration/build-validator.js';

const told = (code: string) => ({
  code,
  title: `What ${code} is called`,
  description: 'What it finds.',
  mend: 'How to mend it.',
  examples: { fails: [], passes: [] },
  check: () => undefined,
});

interface SideRule {
  readonly needs: readonly SideRuleNeed[];
  readonly asks?: readonly SideRuleAsk[];
  readonly platform?: 'dataverse';
  readonly variants?: readonly RuleVariant[];
}

const ofSide = (code: string, rest: SideRule) => sideRule({ ...told(code), ...rest });

/** Rules of every scope, which find nothing: what the tests here need is what rules say of themselves. */
const rules = [
  projectRule(told('ACME0001')),
  taskRule({ ...told('ACME0002'), needs: ['connections'], asks: ['environments'] }),
  legRule({ ...told('ACME0003'), needs: ['completeTable.source'] }),
  ofSide('ACME0010', {
    needs: ['table'],
    asks: ['completeTable', 'requirements', 'lookupTargets'],
    variants: [{ name: 'on-forms', severity: 'warning', strict: 'error', description: 'Only on forms.' }],
  }),
  ofSide('ACME0020', { needs: ['integrationKey'], platform: 'dataverse' }),
  ofSide('ACME0030', { needs: ['integrationKey'], asks: ['lookupTargets'], platform: 'dataverse' }),
  ofSide('ACME0040', {
    needs: ['table'],
    asks: ['types', 'types.other'],
    variants: [{ name: 'narrowing', severity: 'warning', strict: 'error', description: 'It may be cut.' }],
  }),
  sideRule({ ...told('ACME0050'), severity: 'warning', strict: 'error', needs: ['table', 'table.other'] }),
];

/** A build of a few rules, under the name that the tests know. */
export const build: Build = {
  name: 'dipv',
  version: '0.0.0',
  modules: [defineModule({ name: 'acme', apiVersion: 1, rules })],
};

export const sample = buildValidator(build);
