import type { RuleInfo } from '@dipv/core';
import Table from '#cli-table3';
import { type Build, buildValidator } from '../build-validator.js';
import { columnsOf } from '../output/columns-of.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { print } from '../output/stdout.js';
import { terminalOf } from '../output/streams.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';

/** `dipv rules`: every code of the build, those of plugins included. */
export async function listRules(
  build: Build,
  format: 'table' | 'json',
  options: ConfigurationOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  tellOfForeign(configuration, options.cwd);
  const { rules } = buildValidator(build, {}, configuration.pluginModules);
  await print(format === 'json' ? `${JSON.stringify(rules.map(toJson), null, 2)}\n` : `${toTable(rules)}\n`);
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

/** Columns of code, severity and fix, with the lines between them; code and variant need theirs whole. */
const FIRST_COLUMNS = [28, 10, 5];
const LINES = 5;

function toTable(rules: readonly RuleInfo[]): string {
  const left = columnsOf(terminalOf('stdout')) - LINES - FIRST_COLUMNS.reduce((sum, width) => sum + width);
  const table = new Table({
    head: ['Code', 'Severity', 'Fix', 'Title'],
    style: { head: [], border: [] },
    colWidths: [...FIRST_COLUMNS, Math.min(Math.max(left, 20), 60)],
    wordWrap: true,
  });
  for (const rule of rules) {
    table.push([rule.code, rule.severity, rule.fixable ? 'yes' : '', rule.title]);
    for (const { name, severity, description } of rule.variants)
      table.push([`${rule.code}/${name}`, severity, '', description.text]);
  }
  return table.toString();
}
