import { createValidator, defineModule, projectRule, type RuleExample } from '@dipv/core';
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

/** The documentation of examples, each a map of this name. */
export function described(maps: Readonly<Record<string, Partial<RuleExample>>>): Documentation {
  const workspaces = Object.entries(maps).map(([name, example]) => {
    const workspace = buildWorkspace({ name, ...example });
    return { ...workspace, projects: workspace.projects.map((project) => ({ ...project, name })) };
  });
  return describeMaps(
    workspaces.flatMap((workspace) => validator.contexts(workspace)),
    { order: [], circles: [] },
  );
}
