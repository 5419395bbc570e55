// What is Acme's own: a rule, an output format, a reader, and a judgement of which data types go together.
import { defineModule, legRule, replace } from '@dipv/core';
import { TYPE_COMPATIBILITY, typeMatrix } from '@dipv/rules-field-mapping';

const noRemarks = legRule({
  code: 'ACME0001',
  title: 'Remarks stay in F&O',
  severity: 'warning',
  fixable: true,
  description: 'Remarks hold personal data and must not be copied to Dataverse.',
  mend: 'Remove the mapping.',
  check({ leg, report }) {
    for (const { mapping, to } of leg.flowsTo('destination')) {
      if (!/remark/i.test(to.text ?? '')) continue;
      report({
        side: 'destination',
        at: mapping.at('destinationField'),
        mapping,
        field: to.text,
        detail: `${to.text} is written`,
        fix: { title: 'Remove the mapping', changes: [{ kind: 'remove', pointer: mapping.at() }] },
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'remarks are copied',
        mappings: ['CustomerName >> remarks'],
        finds: [{ at: '/legs/0/fieldMappings/0/destinationField', message: 'remarks is written' }],
      },
    ],
    passes: [{ name: 'no remarks', mappings: ['CustomerName >> name'] }],
  },
});

/** `-f codes`: how often each code was found. */
const codes = {
  name: 'codes',
  description: 'how often each code was found',
  load: async () => (report) => {
    const counts = new Map();
    for (const { code } of report.projects.flatMap((project) => project.findings)) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return [...counts].map(([code, count]) => `${code} ${count}\n`).join('');
  },
};

/** Integration keys as a spreadsheet saves them: `accounts;Customers V3;accountnumber`. */
const keysReader = {
  name: 'integration keys (CSV)',
  tells: [{ title: 'Integration keys (CSV)', platforms: ['dataverse'], tells: { integrationKey: 'full' } }],
  extensions: ['csv'],
  recognises: ({ file }) => file.endsWith('.csv'),
  read(input, out) {
    for (const [i, line] of input.text().trim().split(/\r?\n/).entries()) {
      const [table, entity, ...fields] = line.split(';');
      if (fields.length === 0) out.problem('this line names no key', 'warning', { line: i + 1, column: 1 });
      else out.integrationKey({ table, entity, fields });
    }
  },
};

/** As dipv judges, but that any choice may be written as a yes or no. */
const lenientTypes = {
  ...typeMatrix,
  compare(from, to, sameEnvironmentType) {
    const isChoice = from.kind === 'choice' && to.kind === 'boolean';
    return isChoice ? { verdict: 'compatible' } : typeMatrix.compare(from, to, sameEnvironmentType);
  },
};

export const acmeModule = defineModule({
  name: 'acme',
  version: '1.0.0',
  apiVersion: 1,
  rules: [noRemarks],
  formats: [codes],
  readers: [keysReader],
  services: [replace(TYPE_COMPATIBILITY, lenientTypes)],
});
