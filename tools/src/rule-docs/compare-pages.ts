type Pages = ReadonlyMap<string, string>;

/** What is not as the rules give it, one line a page; nothing where the existing pages are current. */
export function comparePages(generated: Pages, existing: Pages): readonly string[] {
  const leftOver = [...existing.keys()].filter((file) => !generated.has(file));
  const changed = [...generated].filter(([file, text]) => existing.has(file) && existing.get(file) !== text);
  return [
    ...[...generated.keys()].filter((file) => !existing.has(file)).map((file) => `${file} is missing`),
    ...changed.map(([file]) => `${file} is not what the rules give`),
    ...leftOver.map((file) => `${file} is left over: no rule has this code`),
  ].sort();
}
