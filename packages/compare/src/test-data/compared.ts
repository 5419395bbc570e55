import { createValidator, defineModule, legRule, type RuleExample, type SourceDocument } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { compare, type ComparedSide } from '../compare.js';
import type { Comparison } from '../comparison.js';

/** A rule to find something with: a mapping of a column that is called `bad`. */
const badColumn = legRule({
  code: 'ACME0001',
  title: 'Bad column',
  description: '',
  mend: '',
  examples: { fails: [], passes: [] },
  check({ leg, report }) {
    for (const mapping of leg.mappings) {
      const end = [mapping.source, mapping.destination].find(({ text }) => text === 'bad');
      if (end !== undefined) report({ at: mapping.at(), mapping, side: end.side.name, field: 'bad', detail: 'bad' });
    }
  },
});

const validator = createValidator({ modules: [defineModule({ name: 'acme', apiVersion: 1, rules: [badColumn] })] });

/** An example, and what a map is called besides its tables. */
export type Sketch = Partial<RuleExample> & { readonly map?: string; readonly version?: string };

/** @param locate of the documents of its maps; absent: they know no places */
export function sideOf(name: string, sketches: readonly Sketch[], locate?: SourceDocument['locate']): ComparedSide {
  const built = sketches.map(({ map, version, ...example }) => {
    const workspace = buildWorkspace({ name, ...example });
    const projects = workspace.projects.map((project) => ({
      ...project,
      name: map ?? project.name,
      version: version ?? null,
      ...(locate && { document: { ...project.document, locate } }),
    }));
    return { ...workspace, projects };
  });
  const maps = built.flatMap((workspace) => {
    const { projects } = validator.validate(workspace);
    return validator.contexts(workspace).map((context, i) => ({ map: context, findings: projects[i]?.findings ?? [] }));
  });
  const environments = built.flatMap(({ connectionSets }) => connectionSets.flatMap((set) => set.environments));
  return { name, maps, tables: environments.flatMap(({ environment }) => environment?.tables ?? []), unread: 0 };
}

const TOOL = { name: 'dipv', version: '1.0.0' };

export function comparisonOf(before: readonly Sketch[], after: readonly Sketch[]): Comparison {
  return compare(sideOf('before', before), sideOf('after', after), TOOL);
}

/** Every change, as `kind: what`. */
export function told({ maps, tables }: Comparison): readonly string[] {
  return [...maps, ...tables].flatMap(({ changes }) => changes.map(({ kind, what }) => `${kind}: ${what.text}`));
}
