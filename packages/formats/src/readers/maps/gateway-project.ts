import { foldName, type EnvironmentEntry } from '@dipv/core';
import { toEnvironmentEntry } from './environment.js';
import type { ItemReader } from '../reader.js';
import * as z from '../described.js';
import { checkShape, optionalFlag, optionalText } from '../shape.js';
import { taskShape } from './task-shape.js';
import { toTask } from './task.js';
import { isObject } from '../../json/value.js';
import { type InputKind, GATEWAY_TABLES, GATEWAY_PLATFORMS } from '../input-kind.js';

const PROJECT: InputKind = {
  title: 'Project with its environments',
  section: 11,
  platforms: GATEWAY_PLATFORMS,
  tells: { ...GATEWAY_TABLES, map: 'full', environments: 'full' },
};

const versionNumbers = z.object({
  major: z.nullish(z.number()),
  minor: z.nullish(z.number()),
  build: z.nullish(z.number()),
  revision: z.nullish(z.number()),
});

const projectShape = z.object({
  name: optionalText,
  isDualWriteProject: optionalFlag,
  IsDualWriteProject: optionalFlag,
  templateIdentifier: z.nullish(z.object({ version: z.nullish(z.union([versionNumbers, z.string()])) })),
  environments: z.nullish(z.array(z.unknown())),
  entityMappingTasks: z.array(taskShape),
});

type ProjectShape = z.output<typeof projectShape>;

/** A project as the gateway sends it to the admin centre. */
export const gatewayProjectReader: ItemReader = {
  name: 'project',
  of: 'object',
  isPayload: true,
  tells: [PROJECT],
  entitySets: [],
  recognises: (value) => Object.hasOwn(value, 'entityMappingTasks'),
  read({ value, document, pointer }, facts) {
    const project = checkShape(
      projectShape,
      value,
      { document, pointer, what: 'the project', many: 'projects' },
      facts,
    );
    if (!project) return;
    const environments: EnvironmentEntry[] = [];
    for (const [i, environment] of (project.environments ?? []).entries()) {
      const entry = toEnvironmentEntry(environment, null, { document, pointer: `${pointer}/environments/${i}` }, facts);
      if (!entry) return;
      environments.push(entry);
    }
    // what references lead to may be endless; the shape of it is not
    const raw = document.hasReferences ? project.entityMappingTasks : value['entityMappingTasks'];
    const rawTasks = Array.isArray(raw) ? raw : [];
    const tasks = project.entityMappingTasks.map((task, i) =>
      toTask(task, rawTasks[i], `${pointer}/entityMappingTasks/${i}`, document.file),
    );
    facts.projects.push({
      name: project.name ?? tasks[0]?.name ?? document.file,
      version: versionOf(project),
      isDualWrite: project.isDualWriteProject ?? project.IsDualWriteProject ?? false,
      environments,
      tasks,
      document,
      environmentKey: environmentKey(project.environments ?? []),
    });
  },
};

const TELLING = ['name', 'connectionSetName', 'metadataUrl', 'directUrl', 'environmentInfo'];

/** What tells a project's environments from those of another project of its name. */
function environmentKey(environments: readonly unknown[]): string {
  const addresses = environments.filter(isObject).map((environment) =>
    TELLING.map((name) => {
      const value = environment[name];
      return typeof value === 'string' ? foldName(value.trim()) : null;
    }),
  );
  return JSON.stringify(addresses);
}

/** `1.0.0.5`. .NET says -1 for a part that a version does not have. */
function versionOf({ templateIdentifier }: ProjectShape): string | null {
  const version = templateIdentifier?.version;
  if (typeof version === 'string') return version;
  const parts = [version?.major, version?.minor, version?.build, version?.revision];
  const end = parts.findIndex((part) => part === null || part === undefined || part < 0);
  return (end === -1 ? parts : parts.slice(0, end)).join('.') || null;
}
