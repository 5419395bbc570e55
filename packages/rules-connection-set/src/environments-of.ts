import type { Environment, EnvironmentEntry, SideContext, TaskContext } from '@dipv/core';

/** An environment that a leg uses, with the side on which it is used first. */
export interface UsedEnvironment {
  readonly side: SideContext;
  readonly entry: EnvironmentEntry;
  /** `null`: the name is listed, but nothing stands behind it. */
  readonly environment: Environment | null;
}

/** Why it cannot be told which environments the legs of a task use, where it cannot. */
export function unknownEnvironmentsOf(task: TaskContext): readonly string[] {
  return task.legs
    .flatMap((leg) => [leg.source, leg.destination])
    .flatMap(({ environment, label }) => {
      if (environment.state === 'not-supplied') return [environment.reason];
      return environment.state === 'missing' ? [`the environment of ${label} is not known (see DIPV1007)`] : [];
    });
}

/** The listed environments that the legs of a task use, each once. */
export function environmentsOf(task: TaskContext): readonly UsedEnvironment[] {
  const used = new Map<EnvironmentEntry, UsedEnvironment>();
  for (const side of task.legs.flatMap((leg) => [leg.source, leg.destination])) {
    const { environment } = side;
    if (environment.state !== 'known' && environment.state !== 'empty') continue;
    const { entry } = environment;
    if (!used.has(entry)) used.set(entry, { side, entry, environment: entry.environment });
  }
  return [...used.values()];
}
