import type { MapDependencies, Project, ProjectContext } from '@dipv/core';
import { describeMap } from './describe/describe-map.js';
import type { Documentation, MapDescription } from './documentation.js';

/**
 * What each map does, in the order in which they should be enabled; maps that nothing orders come last, by name.
 * @param maps as `Validator.contexts` gives them
 * @param dependencies as `Validator.dependencies` tells them of the same workspace
 * @param onMap called before each map; what it throws ends the description
 */
export function describe(
  maps: readonly ProjectContext[],
  { order, circles }: Pick<MapDependencies, 'order' | 'circles'>,
  onMap: () => void = () => undefined,
): Documentation {
  const steps = new Map<Project, number>();
  for (const [i, step] of order.entries()) for (const { model } of step) steps.set(model, i + 1);
  const inCircles = new Set(circles.flatMap(({ projects }) => projects.map(({ model }) => model)));
  const described = maps.map((map): MapDescription => {
    onMap();
    const place = { step: steps.get(map.model) ?? null, isInCircle: inCircles.has(map.model) };
    return { ...describeMap(map), ...place };
  });
  return { maps: described.sort(byStep) };
}

/** By UTF-16 units, so that the order is the same on every machine. */
function byStep(a: MapDescription, b: MapDescription): number {
  const [x, y] = [a, b].map(({ step }) => step ?? Infinity);
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  const [m, n] = [a, b].map(({ name, file, version }) => `${name}\0${file}\0${version ?? ''}`);
  return (m ?? '') < (n ?? '') ? -1 : 1;
}
