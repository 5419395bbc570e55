import { MapPatterns, nearestName } from '@dipv/core';
import { PullError } from '../pull-error.js';
import { FetchFailure } from '../service/fetch-failure.js';
import { textIn, type JsonObject } from '../service/json.js';
import type { Service } from '../service/service.js';

const MAPS =
  '/api/data/v9.2/msdyn_dualwriteentitymaps?$select=msdyn_name,msdyn_displayname,msdyn_version,msdyn_mapping,msdyn_properties';
const COLUMNS = ['msdyn_name', 'msdyn_displayname', 'msdyn_version', 'msdyn_mapping', 'msdyn_properties'];

/**
 * The maps of an environment in all their versions, in order.
 * @param only patterns of names; all others are left out
 * @throws PullError where there is none, or they cannot be fetched: nobody knows what else to fetch
 */
export async function gatherMaps(dataverse: Service, only: readonly string[]): Promise<readonly JsonObject[]> {
  const records = await dataverse.list(MAPS).catch((error: unknown) => {
    if (!(error instanceof FetchFailure)) throw error;
    throw new PullError(`The maps cannot be fetched: ${error.message}.`, 'Maps');
  });
  if (records.length === 0) throw new PullError('The environment has no maps, or the user may see none.');
  const maps = records.map((record) => Object.fromEntries(COLUMNS.map((column) => [column, record[column] ?? null])));
  for (const pattern of only) checkMatches(pattern, maps);
  const wanted = only.length === 0 ? maps : maps.filter((map) => only.some((pattern) => isCalled(map, pattern)));
  return wanted.sort((a, b) => compare(orderOf(a), orderOf(b)));
}

/** As the service names it (`msdyn_[accounts - Customers V3]`), without prefix and brackets, and as screens show it. */
function namesOf(map: JsonObject): readonly string[] {
  const name = textIn(map, 'msdyn_name');
  const inner = name.endsWith(']') && name.includes('[') ? name.slice(name.indexOf('[') + 1, -1) : '';
  return [name, inner, textIn(map, 'msdyn_displayname')].filter((each) => each !== '');
}

function isCalled(map: JsonObject, pattern: string): boolean {
  const patterns = new MapPatterns([pattern]);
  return namesOf(map).some((name) => patterns.matching({ name, file: '' }).length > 0);
}

function checkMatches(pattern: string, maps: readonly JsonObject[]): void {
  if (maps.some((map) => isCalled(map, pattern))) return;
  const nearest = nearestName(pattern, maps.flatMap(namesOf));
  throw new PullError(
    `No map is called ${pattern}.${nearest === null ? '' : ` Did you mean ${nearest}?`} A name is that of the map, or what stands in its brackets; * stands for any characters.`,
  );
}

function orderOf(map: JsonObject): string {
  return JSON.stringify(COLUMNS.map((column) => map[column]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
