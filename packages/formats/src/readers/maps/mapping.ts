import type { ItemReader } from '../reader.js';
import { checkShape } from '../shape.js';
import { taskShape } from './task-shape.js';
import { toTask } from './task.js';
import { MAPS } from '../input-kind.js';

/** What a map has besides its legs, to tell it from other JSON that has legs. */
const TELLTALES = [
  'leftEnvironmentType',
  'centerEnvironmentType',
  'leftEnvironment',
  'centerEnvironment',
  'leftPartitionName',
];

/** The JSON of `msdyn_mapping` by itself. */
export const mappingReader: ItemReader = {
  name: 'map (the JSON of msdyn_mapping)',
  of: 'object',
  tells: [MAPS],
  entitySets: [],
  recognises: (value) =>
    Object.hasOwn(value, 'legs') &&
    (TELLTALES.some((name) => Object.hasOwn(value, name)) || hasFieldMappings(value['legs'])),
  read({ value, document, pointer }, facts) {
    const task = checkShape(taskShape, value, { document, pointer, what: 'the map', many: 'maps' }, facts);
    if (!task) return;
    facts.projects.push({
      name: task.name ?? document.file,
      version: null,
      isDualWrite: true,
      environments: [],
      tasks: [toTask(task, value, pointer, document.file)],
      document,
    });
  },
};

function hasFieldMappings(legs: unknown): boolean {
  return (
    Array.isArray(legs) &&
    legs.some((leg) => typeof leg === 'object' && leg !== null && Object.hasOwn(leg, 'fieldMappings'))
  );
}
