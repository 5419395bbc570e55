import type { Field, FieldKind } from '@dipv/core';

/** Whether a field of a type that the metadata does not tell may be of a kind. */
export function mayBe({ type }: Field, kind: FieldKind): boolean {
  return type.kind === 'unknown' && (type.kinds?.includes(kind) ?? true);
}
