import type { MapDependencies } from '../context/map-dependencies.js';
import type { MapOrder } from '../model/report.js';

/** The order of the maps as a report holds it. */
export function mapOrder({ order, circles, open }: MapDependencies): MapOrder {
  const inCircles = new Set(circles.flatMap(({ projects }) => projects));
  const reasons = new Map(
    open.map(({ project: { model }, lack: { reason } }) => {
      const { name, version } = model;
      return [JSON.stringify([name, version, reason]), { name, version, reason }] as const;
    }),
  );
  return {
    steps: order.map((projects) =>
      projects.map((project) => {
        const { name, version, document } = project.model;
        return { name, version, file: document.file, isInCircle: inCircles.has(project) };
      }),
    ),
    open: [...reasons.values()],
  };
}
