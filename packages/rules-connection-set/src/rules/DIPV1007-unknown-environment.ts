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
      const named = !isBlank(use.name);
      const subject = named ? (use.name ?? '').trim() : `type ${use.type ?? ''}`;
      if (seen.has(foldName(subject)) || task.environments.find(use.name, use.type).state !== 'missing') continue;
      seen.add(foldName(subject));
      const set = task.connectionSet?.name;
      const where = isBlank(set) ? 'the connection set' : say`connection set ${nameText(set ?? '')}`;
      report({
        ...(use.side === null ? {} : { side: use.side }),
        at: named ? use.at : use.atType,
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
  readonly at: string;
  readonly atType: string;
  readonly side: Side | null;
}

function usesOf(context: TaskContext): readonly EnvironmentUse[] {
  const task = context.model;
  const ofTask = (name: string | null, type: string | null, property: string): EnvironmentUse => ({
    name,
    type,
    at: context.at(property),
    atType: context.at(`${property}Type`),
    side: null,
  });
  const own = [
    ofTask(task.leftEnvironment, task.leftEnvironmentType, 'leftEnvironment'),
    ofTask(task.centerEnvironment, task.centerEnvironmentType, 'centerEnvironment'),
  ].filter((use) => !isBlank(use.name));
  const ofLegs = context.legs.flatMap((leg) => [
    {
      name: leg.model.sourceEnvironment,
      type: leg.model.sourceEnvironmentType,
      at: leg.at('sourceEnvironment'),
      atType: leg.at('sourceEnvironmentType'),
      side: 'source' as const,
    },
    {
      name: leg.model.destinationEnvironment,
      type: leg.model.destinationEnvironmentType,
      at: leg.at('destinationEnvironment'),
      atType: leg.at('destinationEnvironmentType'),
      side: 'destination' as const,
    },
  ]);
  return [...own, ...ofLegs];
}
