import { code, foldName, nearestName, onceFor, say, type FieldType, type Text } from '@dipv/core';

const membersByName = onceFor(
  (options: readonly string[]): ReadonlyMap<string, string> => new Map(options.map((each) => [foldName(each), each])),
);

/** The member of a choice that is called so, in whatever case; `null`: none. The choice has known options. */
export function memberNamed(name: string, { options }: FieldType): string | null {
  return options === null ? null : (membersByName(options).get(foldName(name.trim())) ?? null);
}

/** The member that was meant: the one whose label this is, or the one with the nearest name; `null`: neither. */
export function memberAdvice(written: string, { options, optionLabels }: FieldType): Text | null {
  if (options === null) return null;
  const wanted = foldName(written.trim());
  const labelled = options.filter((_, i) => optionLabels?.[i]?.some((label) => foldName(label.trim()) === wanted));
  const [only] = labelled;
  if (only !== undefined && labelled.length === 1) {
    return say`${code(written.trim())} is the label of ${code(only)}: write ${code(only)}`;
  }
  const nearest = nearestName(written.trim(), options);
  return nearest === null ? null : say`For ${code(written.trim())} write ${code(nearest)}`;
}
