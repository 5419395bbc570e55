import { tellDoubled } from '../../facts/doubled.js';
import type { Facts } from '../../facts/facts.js';
import type { DecodedJson } from '../../json/decode.js';
import { syntaxSpot, type Fault, type FaultSpot } from '../../facts/faults.js';
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
    facts.faults.add({
      file: mapping.document.file,
      subject: `msdyn_mapping of ${what}`,
      verdict: mapping.fault.reason,
      together: 'maps have an msdyn_mapping that is no JSON',
      details: [{ spot: syntaxSpot(mapping), text: '' }],
    });
    return;
  }
  const { value, document, pointer, text } = mapping;
  if (text !== null) tellDoubled(document, text, facts.faults);
  const task = checkShape(taskShape, value, { document, pointer, what, many: 'maps' }, facts);
  if (!task) return;
  const flaws: Fault[] = [];
  // nothing in msdyn_properties changes how a map is read, but one that is broken is worth knowing of
  if (properties?.fault) {
    flaws.push({
      file: properties.document.file,
      severity: 'warning',
      subject: `msdyn_properties of ${what}`,
      verdict: `${properties.fault.reason}; the map was read without it`,
      together: 'maps were read without their msdyn_properties, which are no JSON',
      details: [{ spot: syntaxSpot(properties), text: '' }],
    });
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
export function missingMapping(name: string | null, spot: FaultSpot): Omit<Fault, 'file'> {
  return {
    subject: mapTitle(name),
    verdict: 'has no msdyn_mapping and is left out; export the record with it',
    together: 'maps have no msdyn_mapping and are left out; export the records with it',
    details: [{ spot, text: '' }],
  };
}

function mapTitle(name: string | null): string {
  return `the map ${name?.trim() ?? ''}`.trim();
}
