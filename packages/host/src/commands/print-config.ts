import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { print } from '../output/stdout.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';

/** `dipv print-config`: the configuration that a run here would have, and the files it comes from. */
export async function printConfig(options: ConfigurationOptions): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  tellOfForeign(configuration, options.cwd);
  const {
    pluginModules: _modules,
    pluginsSkipped: _skipped,
    ruleNames: _names,
    foreign: _foreign,
    ...shown
  } = configuration;
  await print(`${JSON.stringify(shown, null, 2)}\n`);
  return EXIT.ok;
}
