import { partsOfSetting, type RuleSettings } from '@dipv/core';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Output } from '../options/validate-options.js';
import type { ConfigurationFile } from './configuration-file.js';
import type { FoundBounds } from './found-bounds.js';
import { EMPTY_LAYER, type Layer, type NamedRule } from './layer.js';
import { LIMIT_NAMES, LIMITS, parseLimit, type RunLimits } from '../options/limits.js';
import { raisedLimits } from '../options/limits-of.js';
import { parseOutput } from '../options/parse-option.js';

/**
 * What a file says of its own, without what it extends. Its paths are relative to its folder.
 * @param bounds `null`: the file may reach anything
 * @throws UsageError for a path or a limit out of bounds
 */
export function layerOfFile(file: ConfigurationFile, cwd: string, bounds: FoundBounds | null): Layer {
  const { settings } = file;
  const folder = dirname(file.path);
  const paths = (setting: 'metadata' | 'connectionSet' | 'integrationKeys'): string[] =>
    [settings[setting] ?? []].flat().map((path, i) => {
      const place = file.place(typeof settings[setting] === 'string' ? [setting] : [setting, i]);
      bounds?.checkInput(resolve(folder, path), file.path, place);
      return resolve(folder, path);
    });
  const pattern = (glob: string): string => seenFrom(cwd, folder, glob);
  const outputs = settings.formats?.map((text) => outputOf(text, folder)) ?? null;
  for (const [i, { file: path }] of outputs?.entries() ?? []) {
    if (path !== null) bounds?.checkOutput(path, file.path, file.place(['formats', i]));
  }
  const limits = limitsIn(settings);
  for (const name of bounds === null ? [] : raisedLimits(limits)) bounds?.refuseLimit(file.place([name]));
  return {
    ...EMPTY_LAYER,
    files: [file.path],
    plugins: (settings.plugins ?? []).map((specifier, i) => ({
      specifier,
      from: file.path,
      place: file.place(['plugins', i]),
    })),
    customRules: (settings.customRules ?? []).map((rule, i) => ({
      rule,
      file: file.name,
      place: (member) => file.place(['customRules', i, ...(member === undefined ? [] : [member])]),
    })),
    rules: settings.rules === undefined ? [] : [settings.rules],
    overrides: (settings.overrides ?? []).map(({ maps, rules }) => ({ maps: maps.map(pattern), rules })),
    suppress: (settings.suppress ?? []).map(({ code, map, field, reason, until }) => ({
      code,
      ...(map === undefined ? {} : { map: pattern(map) }),
      ...(field === undefined ? {} : { field }),
      reason,
      ...(until === undefined ? {} : { until }),
      file: file.name,
    })),
    metadata: paths('metadata'),
    connectionSet: settings.connectionSet === undefined ? null : paths('connectionSet'),
    integrationKeys: paths('integrationKeys'),
    crossCompanySharing: settings.crossCompanySharing ?? [],
    failOn: settings.failOn ?? null,
    maxWarnings: settings.maxWarnings ?? null,
    limits,
    formats: outputs,
    ruleNames: ruleNames(file),
  };
}

function limitsIn(settings: ConfigurationFile['settings']): Partial<RunLimits> {
  const set = LIMIT_NAMES.flatMap((name) => {
    const given = settings[name];
    if (given === undefined) return [];
    return [[name, typeof given === 'string' ? parseLimit(given, LIMITS[name]) : given] as const];
  });
  return Object.fromEntries(set);
}

/** Reports name files relative to the working directory, so patterns of files have to. */
function seenFrom(cwd: string, folder: string, glob: string): string {
  if (!glob.includes('/') || glob.startsWith('**/')) return glob;
  return relative(cwd, resolve(folder, glob)).replaceAll(sep, '/');
}

function outputOf(text: string, folder: string): Output {
  const { format, file } = parseOutput(text);
  return { format, file: file === null ? null : resolve(folder, file) };
}

function ruleNames({ settings, place }: ConfigurationFile): readonly NamedRule[] {
  const named = (rules: RuleSettings, path: readonly PropertyKey[]): NamedRule[] =>
    Object.entries(rules).map(([name, setting]) => {
      const { options } = partsOfSetting(setting);
      return {
        name,
        options: options === null ? null : { value: options, place: (at) => place([...path, name, 1, ...at]) },
        place: place([...path, name]),
      };
    });
  return [
    ...named(settings.rules ?? {}, ['rules']),
    ...(settings.overrides ?? []).flatMap(({ rules }, i) => named(rules, ['overrides', i, 'rules'])),
    ...(settings.suppress ?? []).map(({ code }, i) => ({
      name: code,
      options: null,
      place: place(['suppress', i, 'code']),
    })),
  ];
}
