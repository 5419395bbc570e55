import { nearestName, type RuleInfo } from '@dipv/core';
import { type Build, buildValidator } from '../build-validator.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { print } from '../output/stdout.js';
import { showExample } from './show-example.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';
import { UsageError } from '../options/usage-error.js';

/** `dipv explain CODE`: what it means, how to mend it, and an example that fails and one that passes. */
export async function explain(build: Build, name: string, options: ConfigurationOptions): Promise<ExitCode> {
  const { rules } = buildValidator(build, {}, (await loadConfiguration(options)).pluginModules);
  const [code = name] = name.split('/');
  const rule = rules.find((each) => each.code.toUpperCase() === code.toUpperCase());
  if (rule === undefined) {
    const nearest = nearestName(
      code,
      rules.map((each) => each.code),
    );
    throw new UsageError(
      `There is no code ${code}. ${nearest === null ? `${build.name} rules lists them all.` : `Did you mean ${nearest}?`}`,
    );
  }
  await print(`${describe(rule).join('\n')}\n`);
  return EXIT.ok;
}

function describe({
  code,
  title,
  severity,
  fixable,
  variants,
  description,
  mend,
  docs,
  examples,
}: RuleInfo): readonly string[] {
  const [fails] = examples.fails;
  const [passes] = examples.passes;
  return [
    `${code}  ${title}`,
    `Severity: ${severity}${fixable ? ', can be fixed with --fix' : ''}`,
    ...variants.map((variant) => `${code}/${variant.name}: ${variant.severity}. ${variant.description.text}`),
    '',
    description.text,
    '',
    `How to mend it: ${mend.text}`,
    ...(fails === undefined ? [] : ['', `Fails: ${fails.name}`, ...showExample(fails)]),
    ...(passes === undefined ? [] : ['', `Passes: ${passes.name}`, ...showExample(passes)]),
    ...(docs === null ? [] : ['', `More: ${docs}`]),
  ];
}
