import { countText } from '@dipv/reporter';
import { testRules } from '@dipv/testing';
import { type Build, buildValidator } from '../configuration/build-validator.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { UsageError } from '../options/usage-error.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { reasonOf } from '../output/reason-of.js';
import { print } from '../output/stdout.js';

/** `dipv rules --test`: checks the examples of the rules that the configuration says without code. */
export async function testCustomRules(build: Build, options: ConfigurationOptions): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  tellOfForeign(configuration, options.cwd);
  const { customModules, customRules, modules } = configuration;
  if (customModules.length === 0)
    throw new UsageError('There are no customRules in the configuration, so nothing to test.');
  buildValidator(build, {}, modules); // tells of codes that are there twice
  const failed: string[] = [];
  for (const module of customModules) {
    testRules(module, {
      describe: (_name, body) => body(),
      it: (_name, body) => {
        try {
          body();
        } catch (error) {
          failed.push(`✖ ${module.origin}: ${reasonOf(error)}`);
        }
      },
    });
  }
  const examples = customRules.flatMap((rule) => [...(rule.examples?.fails ?? []), ...(rule.examples?.passes ?? [])]);
  const counted = `${countText(examples.length, 'example')} of ${countText(customRules.length, 'rule')}`;
  const outcome = failed.length === 0 ? `${counted} hold.` : `${counted}, ${countText(failed.length, 'fault')}.`;
  await print(`${[...failed, outcome].join('\n')}\n`);
  return failed.length === 0 ? EXIT.ok : EXIT.findings;
}
