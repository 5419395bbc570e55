import { foldName, type SideContext } from '@dipv/core';

interface KeyField {
  readonly side: SideContext;
  readonly field: string;
}

/** Whether a field, or the lookup that it goes through, is of any key of its table: a constant makes no key. */
export function isInAnyKey({ side, field }: KeyField): boolean {
  const head = headOf(field);
  const key = side.keys.integrationKey;
  const keys = [...(side.table?.keys ?? []), ...(key === 'none' || key === 'unknown' ? [] : [key])];
  return keys.some(({ fields }) => fields.some((each) => headOf(each) === head));
}

function headOf(field: string): string {
  return foldName(field).split('.')[0] ?? '';
}
