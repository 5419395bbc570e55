import type { Judgement, MapFacts, Validator } from '@dipv/core';
import { outerFile } from '../output/outer-file.js';

/** What is said of each of these maps by all of them, which were read apart: in the order of a run that reads all. */
export function judgeTogether(
  validator: Validator,
  parts: readonly (readonly MapFacts[])[],
): readonly (readonly (readonly Judgement[])[])[] {
  const placed = parts.flat().map((map) => ({ map, file: outerFile(map.file) }));
  const all = placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)).map(({ map }) => map);
  const judged = validator.judge(all);
  const ofMap = new Map(all.map((map, i) => [map, judged[i] ?? []] as const));
  return parts.map((part) => part.map((map) => ofMap.get(map) ?? []));
}
