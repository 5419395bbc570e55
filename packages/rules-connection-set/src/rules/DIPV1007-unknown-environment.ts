import { foldName, isBlank, name as nameText, say, taskRule, type Side, type TaskContext } from '@dipv/core';
import { examples } from './DIPV1007-unknown-environment.examples.js';

/** DIPV1007: a task or leg uses an environment that its connection set does not have. */
export const unknownEnvironment = taskRule({
  code: 'DIPV1007',
  title: "Task has environment that doesn't exist in the connection set",
  needs: ['connectionSet'],
  description:
    'The environments that a task and its legs name must be in the connection set, by key or by name. A leg that names none is served by the first environment of its type, so there must be one.',
  mend: 'Correct the name of the environment, choose the connection set that has it, or create the project anew with the connection set in use.',
  check({ task, report }) {
    const seen = new Set<string>();
    for (const use of usesOf(task)) {
      if (task.environments.find(use.name, use.type).state !== 'missing') continue;
      const named = !isBlank(use.name);
      const subject = named ? (use.name ?? '').trim() : `type ${use.type ?? ''}`;
      if (seen.has(foldName(subject))) continue;
      seen.add(foldName(subject));
      const set = task.connectionSet?.name;
      const where = isBlank(set) ? 'the connection set' : say`connection set ${nameText(set ?? '')}`;
      report({
        ...(use.side === null ? {} : { side: use.side }),
        at: use.of.at(named ? use.property : `${use.property}Type`),
        subject,
        detail: named
          ? say`Environment ${nameText(subject)} does not exist in ${where}`
          : say`No environment of ${subject} exists in ${where}`,
      });
    }
  },
  examples,
});

interface EnvironmentUse {
  readonly name: string | null;
  readonly type: string | null;
  /** Where it stands. */
  readonly of: Pick<TaskContext, 'at'>;
  readonly property: string;
  readonly side: Side | null;
}

function usesOf(context: TaskContext): readonly EnvironmentUse[] {
  const task = context.model;
  const uses: EnvironmentUse[] = [];
  for (const property of ['leftEnvironment', 'centerEnvironment'] as const) {
    const name = task[property];
    if (!isBlank(name)) uses.push({ name, type: task[`${property}Type`], of: context, property, side: null });
  }
  for (const leg of context.legs) {
    for (const side of ['source', 'destination'] as const) {
      const property = `${side}Environment` as const;
      uses.push({ name: leg.model[property], type: leg.model[`${property}Type`], of: leg, property, side });
    }
  }
  return uses;
}
