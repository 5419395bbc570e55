import type { Module, RuleOverride, RuleSettings, Suppression } from '@dipv/core';
import { resolve } from 'node:path';
import { buildValidator, type Build } from './build-validator.js';
import type { RunLimits } from '../options/limits.js';
import type { FailOn, Output } from '../options/validate-options.js';
import type { ConfigurationOptions } from './configuration-options.js';
import { findConfigFile } from './find-config-file.js';
import type { CustomRule } from './custom-rules/custom-rule.js';
import { EMPTY_LAYER, mergeLayers, mergeRules, type Layer, type NamedRule } from './layer.js';
import { PRESETS } from './presets.js';

/** Everything that configuration files and a preset say, brought together. Paths are absolute. */
export interface Configuration {
  /** The configuration files it came from; later ones win over earlier ones. */
  readonly files: readonly string[];
  readonly rules: RuleSettings;
  readonly overrides: readonly RuleOverride[];
  readonly suppress: readonly Suppression[];
  /** Metadata, connection sets and integration keys; patterns are possible. */
  readonly inputs: readonly string[];
  readonly crossCompanySharing: readonly string[];
  readonly failOn: FailOn;
  /** `null`: any number. */
  readonly maxWarnings: number | null;
  /** Those that are set. */
  readonly limits: Partial<RunLimits>;
  readonly formats: readonly Output[];
  /** The plugins as the files name them. */
  readonly plugins: readonly string[];
  /** The plugins were named, but not to be loaded. */
  readonly pluginsSkipped: boolean;
  readonly pluginModules: readonly Module[];
  /** Where the code of the plugins lies. */
  readonly pluginFolders: readonly string[];
  /** The rules that the files say without code. */
  readonly customRules: readonly CustomRule[];
  /** The same as modules. */
  readonly customModules: readonly Module[];
  /** What the configuration adds to the build: plugins and custom rules. */
  readonly modules: readonly Module[];
  readonly ruleNames: readonly NamedRule[];
  /** Configuration files that were passed over on the way up, since they belong to another user. */
  readonly foreign: readonly string[];
}

/**
 * Reads the configuration of a run. What reading takes is loaded only where there is a file.
 * @throws UsageError that names file, setting and line
 */
export async function loadConfiguration(options: ConfigurationOptions): Promise<Configuration> {
  const { defaults = {} } = options.build;
  const preset = mergeLayers(
    { ...EMPTY_LAYER, ...defaults, rules: [defaults.rules ?? {}] },
    options.preset === null ? EMPTY_LAYER : PRESETS[options.preset],
  );
  const { layer, foreign } = await layerOf(options);
  const all = layer === null ? preset : mergeLayers(preset, layer);
  const custom = await customModulesOf(all);
  if (all.plugins.length === 0 || options.noPlugins)
    return { ...toConfiguration(all, options.build, [], custom), pluginsSkipped: all.plugins.length > 0, foreign };
  const { loadPlugins } = await import('./load-plugins.js');
  const { modules, folders } = await loadPlugins(all.plugins, options.cwd);
  return { ...toConfiguration(all, options.build, modules, custom), pluginFolders: folders, foreign };
}

async function customModulesOf({ customRules }: Layer): Promise<readonly Module[]> {
  if (customRules.length === 0) return [];
  const { customModules } = await import('./custom-rules/custom-modules.js');
  return customModules(customRules);
}

/** What the files say; `null`: there is none. */
async function layerOf({
  cwd,
  configFile,
  noConfig,
  noPlugins,
}: ConfigurationOptions): Promise<{ readonly layer: Layer | null; readonly foreign: readonly string[] }> {
  if (noConfig) return { layer: null, foreign: [] };
  const { found, foreign } = configFile === null ? findConfigFile(cwd) : { found: null, foreign: [] };
  const file = configFile === null ? found?.file : resolve(cwd, configFile);
  if (file === undefined) return { layer: null, foreign };
  const { Inheritance } = await import('./inheritance.js');
  const { FoundBounds } = await import('./found-bounds.js');
  const bounds = found === null ? null : new FoundBounds(found, noPlugins);
  return { layer: await new Inheritance(cwd, bounds).layerOf(file), foreign };
}

function toConfiguration(
  layer: Layer,
  build: Build,
  pluginModules: readonly Module[],
  customModules: readonly Module[],
): Configuration {
  const modules = [...pluginModules, ...customModules];
  const hasPreset = layer.rules.some((settings) => typeof settings === 'function');
  const bound = hasPreset ? buildValidator(build, {}, modules).rules : [];
  return {
    files: layer.files,
    rules: layer.rules
      .map((settings) => (typeof settings === 'function' ? settings(bound) : settings))
      .reduce(mergeRules, {}),
    overrides: layer.overrides,
    suppress: layer.suppress,
    inputs: [...layer.metadata, ...(layer.connectionSet ?? []), ...layer.integrationKeys],
    crossCompanySharing: layer.crossCompanySharing,
    failOn: layer.failOn ?? 'error',
    maxWarnings: layer.maxWarnings,
    limits: layer.limits,
    formats: layer.formats ?? [{ format: 'pretty', file: null }],
    plugins: layer.plugins.map((plugin) => plugin.specifier),
    pluginsSkipped: false,
    pluginModules,
    pluginFolders: [],
    customRules: layer.customRules.map(({ rule }) => rule),
    customModules,
    modules,
    ruleNames: layer.ruleNames,
    foreign: [],
  };
}
