import type { Build } from './build-validator.js';
import type { ConfigurationFlags } from '../options/validate-options.js';
import type { PresetName } from './presets.js';

export interface ConfigurationOptions {
  readonly cwd: string;
  /** The file to read instead of the nearest one, which `null` stands for. */
  readonly configFile: string | null;
  /** Read none at all. */
  readonly noConfig: boolean;
  /** What the configuration file builds on; its own settings win. */
  readonly preset: PresetName | null;
  /** Its defaults hold where neither preset nor file says otherwise; its rules say what they count as in a preset. */
  readonly build: Build;
  /** Load none of the plugins that the configuration names. */
  readonly noPlugins: boolean;
}

/** What the options of a command ask for. */
export function configurationOptions(build: Build, flags: ConfigurationFlags, cwd: string): ConfigurationOptions {
  return {
    cwd,
    configFile: typeof flags.config === 'string' ? flags.config : null,
    noConfig: flags.config === false,
    preset: flags.preset ?? null,
    build,
    noPlugins: flags.plugins === false,
  };
}
