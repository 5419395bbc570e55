import type { Problem } from '@dipv/core';
import type { Facts } from '../../facts/facts.js';
import type { DecodedJson } from '../../json/decode.js';
import { syntaxProblem } from '../../facts/problems.js';
import { checkShape } from '../shape.js';
import { taskShape } from './task-shape.js';
import { toTask } from './task.js';

/** A record of `msdyn_dualwriteentitymaps`, from a solution or from the Web API. */
export interface MapRecord {
  readonly name: string | null;
  readonly version: string | null;
  /** `msdyn_mapping`. */
  readonly mapping: DecodedJson;
  /** `msdyn_properties`; `null`: the record has none. */
  readonly properties: DecodedJson | null;
}

export function addDualWriteMap({ name, version, mapping, properties }: MapRecord, facts: Facts): void {
  const what = mapTitle(name);
  if (mapping.fault) {
    facts.problems.push(
      syntaxProblem(mapping.document, mapping.fault, `msdyn_mapping of ${what} ${mapping.fault.reason}`),
    );
    return;
  }
  const { value, document, pointer } = mapping;
  const task = checkShape(taskShape, value, { document, pointer, what }, facts);
  if (!task) return;
  const flaws: Problem[] = [];
  // nothing in msdyn_properties changes how a map is read, but one that is broken is worth knowing of
  if (properties?.fault) {
    const reason = `msdyn_properties of ${what} ${properties.fault.reason}; the map was read without it`;
    flaws.push(syntaxProblem(properties.document, properties.fault, reason, 'warning'));
  }
  facts.projects.push({
    name: name?.trim() || (task.name ?? document.file),
    version: version?.trim() || null,
    isDualWrite: true,
    environments: [],
    tasks: [toTask(task, value, pointer, document.file)],
    document,
    flaws,
  });
}

/** A map without `msdyn_mapping` is no map; how to say so. */
export function missingMapping(name: string | null): string {
  return `${mapTitle(name)} has no msdyn_mapping and is left out; export the record with it`;
}

function mapTitle(name: string | null): string {
  return `the map ${name?.trim() ?? ''}`.trim();
}
