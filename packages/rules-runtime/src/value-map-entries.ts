import { isBlank, type MappingContext, type SideContext } from '@dipv/core';

/** What a value map makes of a value that is read on one side. */
export interface Translation {
  readonly from: string;
  readonly to: string;
  /** The entry's key. */
  readonly key: string;
}

/** The translations of what is read on a side, in the order of the map; a blank value is none on either end. */
export function translationsFrom({ name }: SideContext, { valueMap }: MappingContext): readonly Translation[] {
  return (valueMap?.entries ?? []).flatMap(([source, destination]) => {
    if (isBlank(source) || isBlank(destination)) return [];
    const [from, to] = name === 'source' ? [source, destination] : [destination, source];
    return [{ from: from.trim(), to: to.trim(), key: source }];
  });
}

/** The mappings that translate what is read on a side, but for those that nothing can be written by (see DIPV1011). */
export function translatingFrom(side: SideContext): readonly MappingContext[] {
  return side.leg
    .flowsTo(side.other.name)
    .filter(({ mapping, to }) => mapping.valueMap !== null && !isReadonly(to.head))
    .map(({ mapping }) => mapping);
}

function isReadonly(head: { readonly creatable: boolean | null; readonly updatable: boolean | null } | null): boolean {
  return head?.creatable === false && head.updatable === false;
}
