import { foldName, type SideContext } from '@dipv/core';

interface KeyField {
  readonly side: SideContext;
  readonly field: string;
}

/** Whether a field, or the lookup that it goes through, is of any key of its table: a constant makes no key. */
export function isInAnyKey({ side, field }: KeyField): boolean {
  let heads = headsOfKeys.get(side);
  if (heads === undefined) headsOfKeys.set(side, (heads = findHeads(side)));
  return heads.has(headOf(field));
}

const headsOfKeys = new WeakMap<SideContext, ReadonlySet<string>>();

function findHeads(side: SideContext): ReadonlySet<string> {
  const key = side.keys.integrationKey;
  const keys = [...(side.table?.keys ?? []), ...(key === 'none' || key === 'unknown' ? [] : [key])];
  return new Set(keys.flatMap(({ fields }) => fields.map(headOf)));
}

function headOf(field: string): string {
  return foldName(field).split('.', 1)[0] ?? '';
}
