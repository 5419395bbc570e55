import { isObject, textIn, type JsonObject } from '../service/json.js';
import type { Service } from '../service/service.js';

const NAMES = ['SourceEntityName', 'DestinationEntityName', 'EntityMapVersion'];

/** In which version maps run; the rest of what the service keeps there is left out. */
export async function gatherRunningMaps(dataverse: Service): Promise<readonly JsonObject[]> {
  const records = await dataverse.list('/api/data/v9.2/msdyn_dualwriteruntimeconfigs?$select=msdyn_unsecure');
  const texts = records.map((record) => reduced(textIn(record, 'msdyn_unsecure'))).filter((text) => text !== '');
  return texts.sort().map((text) => ({ msdyn_unsecure: text }));
}

function reduced(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, value[name]]))) : '';
  } catch {
    return ''; // of no use to a reader either
  }
}
