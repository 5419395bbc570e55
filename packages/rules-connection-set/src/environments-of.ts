import {
  isBlank,
  type Environment,
  type EnvironmentEntry,
  type Lack,
  type SideContext,
  type TaskContext,
} from '@dipv/core';

/** An environment that a leg uses, with the side on which it is used first. */
export interface UsedEnvironment {
  readonly side: SideContext;
  readonly entry: EnvironmentEntry;
  /** As its list calls it, or else as the leg does. */
  readonly name: string;
  /** `null`: the name is listed, but nothing stands behind it. */
  readonly environment: Environment | null;
}

/** What is lacking to tell which environments the legs of a task use. */
export function lacksOfEnvironments(task: TaskContext): readonly Lack[] {
  const lacks: Lack[] = [];
  for (const { source, destination } of task.legs) {
    for (const { lackOfEnvironment: lack } of [source, destination]) if (lack !== null) lacks.push(lack);
  }
  return lacks;
}

/** The listed environments that the legs of a task use, each once. */
export function environmentsOf(task: TaskContext): readonly UsedEnvironment[] {
  const used = new Map<EnvironmentEntry, UsedEnvironment>();
  for (const side of task.legs.flatMap((leg) => [leg.source, leg.destination])) {
    const { environment } = side;
    if (environment.state !== 'known' && environment.state !== 'empty') continue;
    const { entry } = environment;
    const known = environment.state === 'known' ? environment.environment : null;
    if (!used.has(entry)) used.set(entry, { side, entry, name: nameOf(entry, side), environment: known });
  }
  return [...used.values()];
}

function nameOf({ key, environment }: EnvironmentEntry, { leg, name: side, environmentType }: SideContext): string {
  const used = side === 'source' ? leg.model.sourceEnvironment : leg.model.destinationEnvironment;
  return [key, environment?.name, used].find((name) => !isBlank(name)) ?? `of type ${environmentType}`;
}
