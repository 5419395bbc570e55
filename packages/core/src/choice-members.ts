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

/** Which of the values reads so; `null`: several of them. */
const indexByLabel = onceFor((labels: readonly (readonly string[])[]): ReadonlyMap<string, number | null> => {
  const byLabel = new Map<string, number | null>();
  for (const [i, each] of labels.entries()) {
    for (const label of new Set(each.map((text) => foldName(text.trim())))) {
      byLabel.set(label, byLabel.has(label) ? null : i);
    }
  }
  return byLabel;
});

/** The value of a choice that reads so on screens, in whatever case; `null`: none, several, or it is not told. */
export function memberLabelled(label: string, { options, optionLabels }: FieldType): string | null {
  if (options === null || optionLabels === undefined) return null;
  const index = indexByLabel(optionLabels).get(foldName(label.trim())) ?? null;
  return index === null ? null : (options[index] ?? null);
}
