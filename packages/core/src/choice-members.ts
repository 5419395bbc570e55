import type { FieldType } from './model/table.js';
import { foldName } from './names.js';
import { onceFor } from './once-for.js';

const membersByName = onceFor(
  (options: readonly string[]): ReadonlyMap<string, string> =>
    new Map(options.map((option) => [foldName(option), option])),
);

/** The value of a choice that is written so, in whatever case; `null`: none, or its values are not known. */
export function memberNamed(name: string, { options }: FieldType): string | null {
  return options === null ? null : (membersByName(options).get(foldName(name.trim())) ?? null);
}

/** The value of a choice that reads so on screens, in whatever case; `null`: none, several, or it is not told. */
export function memberLabelled(label: string, { options, optionLabels }: FieldType): string | null {
  const wanted = foldName(label.trim());
  const found = (options ?? []).filter((_, i) => optionLabels?.[i]?.some((each) => foldName(each.trim()) === wanted));
  return found.length === 1 ? (found[0] ?? null) : null;
}
