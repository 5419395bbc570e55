import { posix } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { named } from './named-files.js';

/** Options of the plugin in `nx.json`. */
export interface MapTargetOptions {
  /** Name of the target; `validate-maps` if there is none. */
  readonly targetName?: string;
  /** What runs in the folder of a configuration; `dipv validate` if there is none. */
  readonly command?: string;
  /** Further inputs, as Nx writes them, such as what a configuration that is a program names. */
  readonly inputs?: TargetConfiguration['inputs'];
}

interface Given {
  /** The configuration, relative to the workspace, with `/`. */
  readonly file: string;
  /** Absolute. */
  readonly workspaceRoot: string;
  /** Names of the packages that the workspace declares. */
  readonly declared: ReadonlySet<string>;
  readonly options: MapTargetOptions;
}

/** A target whose result holds as long as maps, metadata, configuration and dipv are the same. */
export function mapTarget({ file, workspaceRoot, declared, options }: Given): TargetConfiguration {
  const { command = 'dipv validate', inputs = [] } = options;
  const { files, packages, outputs } = named(file, workspaceRoot);
  const known = ['dipv', ...packages].filter((name) => declared.has(name));
  return {
    // Named, so that it may reach metadata beside its folder: nx.json, which asked for this, comes from the same checkout.
    command: `${command} --config ${posix.basename(file)}`,
    options: { cwd: '{projectRoot}' },
    cache: true,
    inputs: [
      '{projectRoot}/**/*',
      ...outputs.filter((output) => output.startsWith('{projectRoot}')).map((output) => `!${output}`),
      ...files,
      // Where the workspace does not declare dipv, the one that runs says which it is.
      known.includes('dipv')
        ? { externalDependencies: known }
        : { runtime: `${command.replace(/\svalidate\b.*$/, '')} --version` },
      ...inputs,
    ],
    outputs: [...outputs],
    metadata: { technologies: ['dipv'], description: 'Checks the dual-write table maps of this folder.' },
  };
}
