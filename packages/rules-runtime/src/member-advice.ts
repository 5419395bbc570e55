import { code, memberLabelled, nearestName, say, type FieldType, type Text } from '@dipv/core';

/** The member of a choice that was meant: the one whose label this is, or the one with the nearest name; `null`: neither. */
export function memberAdvice(given: string, type: FieldType): Text | null {
  const written = given.trim();
  const labelled = memberLabelled(written, type);
  if (labelled !== null) return say`${code(written)} is the label of ${code(labelled)}: write ${code(labelled)}`;
  const nearest = nearestName(written, type.options ?? []);
  return nearest === null ? null : say`For ${code(written)} write ${code(nearest)}`;
}
