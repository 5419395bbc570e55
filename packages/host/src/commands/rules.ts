import { createRequire } from 'node:module';
import type { RuleInfo, RuleSource } from '@dipv/core';
import Table from '#cli-table3';
import { type Build, buildValidator } from '../configuration/build-validator.js';
import { columnsOf } from '../output/columns-of.js';
import { factsOfPackage } from '../configuration/package-facts.js';
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
  const { rules: bound } = buildValidator(build, {}, configuration.modules);
  const rules = bound.map((rule) => ({ ...rule, module: completed(rule.module) }));
  await print(format === 'json' ? `${JSON.stringify(rules.map(toJson), null, 2)}\n` : `${toTable(rules)}\n`);
  return EXIT.ok;
}

function toJson({ code, title, severity, variants, fixable, description, mend, docs, module }: RuleInfo): object {
  return {
    code,
    title,
    severity,
    variants: variants.map((variant) => ({ ...variant, description: variant.description.text })),
    fixable,
    description: description.text,
    mend: mend.text,
    docs,
    module,
  };
}

/** Columns of code, severity and fix, with the lines between them; code and variant need theirs whole. */
const FIRST_COLUMNS = [28, 10, 5];
const LINES = 5;

/** The line between two rows of one package: `cli-table3` draws one below each row or below none. */
const BETWEEN_ROWS = /^├[─┼]+┤$/;

/** By the package that the codes come from. */
function toTable(rules: readonly RuleInfo[]): string {
  const left = columnsOf(terminalOf('stdout')) - LINES - FIRST_COLUMNS.reduce((sum, width) => sum + width);
  const table = new Table({
    head: ['Code', 'Severity', 'Fix', 'Title'],
    style: { head: [], border: [] },
    colWidths: [...FIRST_COLUMNS, Math.min(Math.max(left, 20), 76)],
    wordWrap: true,
  });
  for (const source of new Set(rules.map(({ module }) => sourceInWords(module)))) {
    table.push([{ colSpan: 4, content: source }]);
    for (const rule of rules.filter(({ module }) => sourceInWords(module) === source)) {
      table.push([rule.code, rule.severity, rule.fixable ? 'yes' : '', rule.title]);
      for (const { name, severity, description } of rule.variants)
        table.push([`${rule.code}/${name}`, severity, '', description.text]);
    }
  }
  const lines = table.toString().split('\n');
  return lines.filter((line) => !BETWEEN_ROWS.test(line)).join('\n');
}

function sourceInWords({ name, version, owner }: RuleSource): string {
  return `${name}${version === null ? '' : ` ${version}`}${owner === null || owner === name ? '' : `, owner: ${owner}`}`;
}

/** What a module does not say of itself its package does, where the program is not a bundle of all of them. */
function completed(source: RuleSource): RuleSource {
  const { name, version, owner } = source;
  if (version !== null && owner !== null) return source;
  try {
    const manifest = createRequire(process.argv[1] ?? '').resolve(`${name}/package.json`);
    const facts = factsOfPackage(name, manifest);
    return { name, version: version ?? facts.version ?? null, owner: owner ?? facts.owner ?? null };
  } catch {
    return source; // no package of this name, such as a module that the program holds itself
  }
}
