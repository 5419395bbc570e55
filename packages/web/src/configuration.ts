/** What can be set on the page, by the names of a configuration file. */
export interface Settings {
  readonly preset: string;
  /** Severities by code or variant, as far as they were changed. */
  readonly severities: ReadonlyMap<string, string>;
  /** Options by code, as JSON was typed. */
  readonly options: ReadonlyMap<string, unknown>;
}

/** The same as `dipv.config.jsonc`. */
export function configurationText({ preset, severities, options }: Settings): string {
  const names = [...new Set([...severities.keys(), ...options.keys()])].sort();
  const rules = names.map((name) => [name, settingOf(name, { severities, options })]);
  const content = { extends: `dipv:${preset}`, rules: Object.fromEntries(rules) as Record<string, unknown> };
  return `// Put it beside the maps: dipv takes the nearest one.\n${JSON.stringify(content, null, 2)}\n`;
}

function settingOf(name: string, { severities, options }: Pick<Settings, 'severities' | 'options'>): unknown {
  const severity = severities.get(name);
  return options.has(name) ? [severity, options.get(name)] : severity;
}
