import { createValidator, defineModule, projectRule, type ProjectContext, type RuleExample } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { describe as describeMaps } from '../describe.js';
import type { Documentation } from '../documentation.js';

const rule = projectRule({
  code: 'ACME0001',
  title: 'Nothing',
  description: '',
  mend: '',
  examples: { fails: [], passes: [] },
  check: () => undefined,
});
const validator = createValidator({ modules: [defineModule({ name: 'acme', apiVersion: 1, rules: [rule] })] });

/** Maps of these names, as rules see them. */
export function contextsOf(maps: Readonly<Record<string, Partial<RuleExample>>>): readonly ProjectContext[] {
  const workspaces = Object.entries(maps).map(([name, example]) => {
    const workspace = buildWorkspace({ name, ...example });
    return { ...workspace, projects: workspace.projects.map((project) => ({ ...project, name })) };
  });
  return workspaces.flatMap((workspace) => validator.contexts(workspace));
}

/** The documentation of examples, each a map of this name. */
export function described(maps: Readonly<Record<string, Partial<RuleExample>>>): Documentation {
  return describeMaps(contextsOf(maps), { order: [], circles: [] });
}
