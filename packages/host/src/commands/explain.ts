import { listOptions, nearestName, type OptionInfo, type RuleInfo } from '@dipv/core';
import { wrapWords } from '@dipv/reporter/wrap-words';
import { type Build, buildValidator } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { columnsOf } from '../output/columns-of.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { print } from '../output/stdout.js';
import { terminalOf } from '../output/streams.js';
import { showExample } from './show-example.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';
import { UsageError } from '../options/usage-error.js';

/** Longer lines of words are hard to read. */
const MOST_WIDTH = 120;

/** `dipv explain CODE`: what it means, how to mend it, and an example that fails and one that passes. */
export async function explain(build: Build, name: string, options: ConfigurationOptions): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  tellOfForeign(configuration, options.cwd);
  const { rules } = buildValidator(build, {}, configuration.modules);
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
  await print(`${describeRule(rule, Math.min(columnsOf(terminalOf('stdout')), MOST_WIDTH)).join('\n')}\n`);
  return EXIT.ok;
}

/** What a rule says of itself, in lines of a width. */
export function describeRule(rule: RuleInfo, width: number): readonly string[] {
  const { code, title, severity, fixable, variants, options, description, mend, docs, examples } = rule;
  const [fails] = examples.fails;
  const passes = examples.passes.find(({ notChecked }) => notChecked === undefined);
  const set = (text: string, indent = 0) => wrapWords(text.split(' '), { width, first: 0, indent });
  return [
    ...set(`${code}  ${title}`, code.length + 2),
    `Severity: ${severity}${fixable ? ', can be fixed with --fix' : ''}`,
    ...variants.flatMap(({ name, severity, description }) =>
      set(`${code}/${name}: ${severity}. ${description.text}`, 2),
    ),
    '',
    ...set(description.text),
    '',
    ...set(`How to mend it: ${mend.text}`, 2),
    ...(options === null ? [] : ['', ...listOptions(options).flatMap((option) => set(optionInWords(option), 2))]),
    ...(fails === undefined ? [] : ['', ...set(`Fails: ${fails.name}`, 2), ...showExample(fails, width)]),
    ...(passes === undefined ? [] : ['', ...set(`Passes: ${passes.name}`, 2), ...showExample(passes, width)]),
    ...(docs === null ? [] : ['', ...set(`More: ${docs}`, 2)]),
  ];
}

function optionInWords({ name, takes, default: value, description }: OptionInfo): string {
  const facts = [takes, value === undefined ? null : `default ${JSON.stringify(value)}`].filter(
    (fact) => fact !== null,
  );
  return `Option ${name}: ${facts.join(', ')}.${description === null ? '' : ` ${description}`}`;
}
