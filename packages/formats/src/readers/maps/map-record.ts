import { decodeJson, type DecodedJson } from '../../json/decode.js';
import { addDualWriteMap, missingMapping } from './dual-write-map.js';
import type { Facts } from '../../facts/facts.js';
import type { ItemReader, JsonItem } from '../reader.js';
import * as z from '../described.js';
import { checkShape, optionalText } from '../shape.js';
import { MAPS } from '../input-kind.js';

const recordShape = z.object({
  msdyn_name: optionalText,
  msdyn_displayname: optionalText,
  msdyn_version: optionalText,
});

/** A record of `msdyn_dualwriteentitymaps` as the Web API answers it. */
export const mapRecordReader: ItemReader = {
  name: 'Web API record of msdyn_dualwriteentitymaps',
  of: 'object',
  tells: [MAPS],
  entitySets: ['msdyn_dualwriteentitymaps'],
  recognises: (value) => Object.hasOwn(value, 'msdyn_mapping') || Object.hasOwn(value, 'msdyn_dualwriteentitymapid'),
  read(item, facts) {
    const { document, pointer } = item;
    const record = checkShape(recordShape, item.value, { document, pointer, what: 'the map', many: 'maps' }, facts);
    if (!record) return;
    const name = record.msdyn_name ?? record.msdyn_displayname ?? null;
    const mapping = decodeProperty(item, 'msdyn_mapping', facts);
    const properties = decodeProperty(item, 'msdyn_properties', facts);
    if (mapping) addDualWriteMap({ name, version: record.msdyn_version ?? null, mapping, properties }, facts);
    else facts.faults.add({ file: document.file, ...missingMapping(name, { document, pointer }) });
  },
};

/** `null` where the record lacks the property, or has nothing in it. */
function decodeProperty(
  { value, document, pointer }: JsonItem,
  property: string,
  { memory }: Facts,
): DecodedJson | null {
  const text = value[property] ?? '';
  if (typeof text === 'string' && text.trim() === '') return null;
  return decodeJson(text, document, `${pointer}/${property}`, memory);
}
