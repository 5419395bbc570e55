import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import type { CreateNodes, CreateNodesResult } from '@nx/devkit';
import { mapTarget, type MapTargetOptions } from './map-target.js';

/** As dipv looks for them, the first of a folder first. */
const CONFIG_FILES = ['json', 'jsonc', 'js', 'mjs'].map((extension) => `dipv.config.${extension}`);

/** A folder with a configuration of dipv is a project, or part of the one that is there, with a target for its maps. */
export const createNodes: CreateNodes<MapTargetOptions> = [
  `**/dipv.config.{json,jsonc,js,mjs}`,
  (files, options, { workspaceRoot }) => {
    const declared = declaredPackages(workspaceRoot);
    return files
      .filter((file) => isFirstOfFolder(file, files))
      .map((file): readonly [string, CreateNodesResult] => {
        const root = posix.dirname(file);
        const target = mapTarget({ file, workspaceRoot, declared, options: options ?? {} });
        const project = {
          root,
          ...nameOf(root, workspaceRoot),
          targets: { [options?.targetName ?? 'validate-maps']: target },
        };
        return [file, { projects: { [root]: project } }];
      });
  },
];

function isFirstOfFolder(file: string, files: readonly string[]): boolean {
  const folder = posix.dirname(file);
  return CONFIG_FILES.map((name) => posix.join(folder, name)).find((path) => files.includes(path)) === file;
}

/** A project that has a file of its own is named there. */
function nameOf(root: string, workspaceRoot: string): { readonly name?: string } {
  if (['project.json', 'package.json'].some((file) => existsSync(join(workspaceRoot, root, file)))) return {};
  return { name: root === '.' ? basename(workspaceRoot) : root.replaceAll('/', '-') };
}

/** The packages that the workspace declares: Nx knows the versions of these alone. */
function declaredPackages(workspaceRoot: string): ReadonlySet<string> {
  const manifest = join(workspaceRoot, 'package.json');
  if (!existsSync(manifest)) return new Set();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  return new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]);
}
