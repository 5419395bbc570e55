import { applyEdits, modify, type JSONPath } from 'jsonc-parser';

/** A configuration file, by its path among what was given. */
export interface ConfigurationFile {
  readonly path: string;
  readonly text: string;
}

/** What is changed on the page. */
export interface Changes {
  /** `null`: as the file has it. */
  readonly preset: string | null;
  /** Severities by code or variant. */
  readonly severities: ReadonlyMap<string, string>;
  /** Options by code; each of these has a severity, too. */
  readonly options: ReadonlyMap<string, unknown>;
}

/** Where none was given. */
export const DEFAULT_CONFIGURATION: ConfigurationFile = {
  path: 'dipv.config.jsonc',
  text: `// Put it beside the maps: dipv takes the nearest one.
{
  "extends": "dipv:recommended",
  "rules": {}
}
`,
};

/** Whether a file is one for all that was given with it: it lies beside it, or at the top of the folder. */
export function isConfiguration(path: string): boolean {
  return /^(?:[^/]+\/)?dipv\.config\.jsonc?$/.test(path);
}

/** The file with the changes made in it; all else stays as it is, comments too. */
export function withChanges({ text }: ConfigurationFile, { preset, severities, options }: Changes): string {
  let changed = text;
  const set = (path: JSONPath, value: unknown): void => {
    const edits = modify(changed, path, value, { formattingOptions: { insertSpaces: true, tabSize: 2 } });
    changed = applyEdits(changed, edits);
  };
  if (preset !== null) set(['extends'], `dipv:${preset}`);
  for (const [name, severity] of [...severities].sort()) {
    set(['rules', name], options.has(name) ? [severity, options.get(name)] : severity);
  }
  return changed;
}
