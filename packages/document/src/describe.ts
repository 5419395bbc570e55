import type { MapOrder, ProjectContext } from '@dipv/core';
import { describeMap } from './describe/describe-map.js';
import type { Documentation, MapDescription } from './documentation.js';

/**
 * What each map does, in the order in which they should be enabled; maps that nothing orders come last, by name.
 * @param maps as `Validator.contexts` gives them
 * @param order of a report that was asked for it
 * @param onMap called before each map; what it throws ends the description
 */
export function describe(
  maps: readonly ProjectContext[],
  order: MapOrder | undefined,
  onMap: () => void = () => undefined,
): Documentation {
  const steps = new Map<string, { readonly step: number; readonly isInCircle: boolean }>();
  for (const [i, step] of (order?.steps ?? []).entries()) {
    for (const { name, version, file, isInCircle } of step)
      steps.set(keyOf(name, version, file), { step: i + 1, isInCircle });
  }
  const described = maps.map((map): MapDescription => {
    onMap();
    const description = describeMap(map);
    const { name, version, file } = description;
    return { ...description, ...(steps.get(keyOf(name, version, file)) ?? { step: null, isInCircle: false }) };
  });
  return { maps: described.sort(byStep) };
}

function keyOf(name: string, version: string | null, file: string): string {
  return JSON.stringify([name, version, file]);
}

/** By UTF-16 units, so that the order is the same on every machine. */
function byStep(a: MapDescription, b: MapDescription): number {
  const [x, y] = [a, b].map(({ step }) => step ?? Infinity);
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  const [m, n] = [a, b].map(({ name, file, version }) => `${name}\0${file}\0${version ?? ''}`);
  return (m ?? '') < (n ?? '') ? -1 : 1;
}
