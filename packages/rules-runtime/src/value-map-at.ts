import type { MappingContext } from '@dipv/core';

/** The JSON pointer of an entry of the value map that translates; without a key that of the value map. */
export function valueMapAt(mapping: MappingContext, key?: string): string {
  const index = mapping.model.transforms.findIndex((transform) => transform === mapping.valueMap);
  const at = mapping.at(`valueTransforms/${index}/valueMap`);
  return key === undefined ? at : `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
