import type { RuleInfo } from '@dipv/core';
import Table from 'cli-table3';
import { buildValidator } from '../build-validator.js';
import { loadConfiguration, type ConfigurationOptions } from '../configuration/load-configuration.js';
import { EXIT, type ExitCode } from '../exit-code.js';

/** `dipv rules`: every code of the build, those of plugins included. */
export async function listRules(format: 'table' | 'json', options: ConfigurationOptions): Promise<ExitCode> {
  const { rules } = buildValidator({}, (await loadConfiguration(options)).pluginModules);
  process.stdout.write(format === 'json' ? `${JSON.stringify(rules.map(toJson), null, 2)}\n` : `${toTable(rules)}\n`);
  return EXIT.ok;
}

function toJson({ code, title, severity, variants, fixable, description, mend, docs }: RuleInfo): object {
  return {
    code,
    title,
    severity,
    variants: variants.map((variant) => ({ ...variant, description: variant.description.text })),
    fixable,
    description: description.text,
    mend: mend.text,
    docs,
  };
}

function toTable(rules: readonly RuleInfo[]): string {
  const table = new Table({
    head: ['Code', 'Severity', 'Fix', 'Title'],
    style: { head: [], border: [] },
    colWidths: [28, 10, 5, 60],
    wordWrap: true,
  });
  for (const rule of rules) {
    table.push([rule.code, rule.severity, rule.fixable ? 'yes' : '', rule.title]);
    for (const { name, severity, description } of rule.variants)
      table.push([`${rule.code}/${name}`, severity, '', description.text]);
  }
  return table.toString();
}
