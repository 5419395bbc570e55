import { buildValidator, type Build } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { print } from '../output/stdout.js';
import type { ConfigurationOptions } from '../configuration/configuration-options.js';

/**
 * `dipv print-config --schema`: the JSON Schema of configurations, with all codes that there are here and their options,
 * those of plugins included.
 */
export async function printSchema(build: Build, options: ConfigurationOptions): Promise<ExitCode> {
  const { modules } = await loadConfiguration(options);
  const { configurationJsonSchema } = await import('../configuration/configuration-schema.js');
  const schema = configurationJsonSchema(buildValidator(build, {}, modules).rules);
  await print(`${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.ok;
}

/** `dipv print-config`: the configuration that a run here would have, and the files it comes from. */
export async function printConfig(options: ConfigurationOptions): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  tellOfForeign(configuration, options.cwd);
  const {
    pluginModules: _plugins,
    pluginFolders: _folders,
    customModules: _custom,
    modules: _modules,
    pluginsSkipped: _skipped,
    ruleNames: _names,
    foreign: _foreign,
    ...shown
  } = configuration;
  await print(`${JSON.stringify(shown, null, 2)}\n`);
  return EXIT.ok;
}
