import type { RuleOverride, RuleSettings, Suppression } from '@dipv/core';
import type { ContainerModule } from 'inversify';
import { resolve } from 'node:path';
import { buildValidator, type Build } from '../build-validator.js';
import type { FailOn, Output } from '../options/validate-options.js';
import type { ConfigurationOptions } from './configuration-options.js';
import { findConfigFile } from './find-config-file.js';
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
  readonly formats: readonly Output[];
  /** The plugins as the files name them. */
  readonly plugins: readonly string[];
  /** The plugins were named, but not to be loaded. */
  readonly pluginsSkipped: boolean;
  readonly pluginModules: readonly ContainerModule[];
  readonly ruleNames: readonly NamedRule[];
}

/**
 * Reads the configuration of a run. What reading takes is loaded only where there is a file.
 * @param build whose rules say what they count as in a preset
 * @throws UsageError that names file, setting and line
 */
export async function loadConfiguration(options: ConfigurationOptions, build: Build): Promise<Configuration> {
  const preset = mergeLayers(
    { ...EMPTY_LAYER, ...options.defaults },
    options.preset === null ? EMPTY_LAYER : PRESETS[options.preset],
  );
  const file = chooseFile(options);
  if (file === null) return toConfiguration(preset, build);
  const { Inheritance } = await import('./inheritance.js');
  const layer = mergeLayers(preset, await new Inheritance(options.cwd).layerOf(file));
  if (layer.plugins.length === 0 || options.noPlugins)
    return { ...toConfiguration(layer, build), pluginsSkipped: layer.plugins.length > 0 };
  const { loadPlugins } = await import('./load-plugins.js');
  return toConfiguration(layer, build, await loadPlugins(layer.plugins));
}

function chooseFile({ cwd, configFile, noConfig }: ConfigurationOptions): string | null {
  if (noConfig) return null;
  return configFile === null ? findConfigFile(cwd) : resolve(cwd, configFile);
}

function toConfiguration(layer: Layer, build: Build, pluginModules: readonly ContainerModule[] = []): Configuration {
  const hasPreset = layer.rules.some((settings) => typeof settings === 'function');
  const bound = hasPreset ? buildValidator(build, {}, pluginModules).rules : [];
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
    formats: layer.formats ?? [{ format: 'pretty', file: null }],
    plugins: layer.plugins.map((plugin) => plugin.specifier),
    pluginsSkipped: false,
    pluginModules,
    ruleNames: layer.ruleNames,
  };
}
