import { lacksFiltersApart, name, say, workspaceRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { keepApart, othersOfPair } from '../maps-together.js';
import { hasSeveralMaps } from '../several-maps.js';
import { examples } from './DWR1052-two-maps-of-one-pair.examples.js';

/** DWR1052: two maps are between the same two tables. */
export const twoMapsOfOnePair = workspaceRule({
  code: 'DWR1052',
  title: 'Two maps are between the same tables',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('app-lifecycle-management'),
  asks: ['map'],
  description:
    'A map that is changed becomes a new version of the same map, of which one runs: so Microsoft’s page on the lifecycle of maps has it. Two maps of different names between the same tables, without filters that keep their records apart, do the work of one twice, and each undoes what the other does differently: that is our own reasoning. Often one is a copy that is left over. It is told at the map that comes first.',
  mend: 'Keep one of them: remove the one that does not run, or give both filters that keep their records apart.',
  applies: ({ leg, workspace }) => pairOf(leg) !== null && hasSeveralMaps(workspace),
  check({ leg, workspace, report, notChecked }) {
    for (const other of othersOfPair(workspace, leg)) {
      const of = name(other.task.project.model.name);
      const apart = keepApart(leg, other);
      if (apart === null) notChecked(lacksFiltersApart(other.task.project.model.name));
      if (apart !== false) continue;
      report({
        at: leg.model.pointer,
        subject: other.task.project.model.name,
        detail: say`${of} is between ${leg.source.label} and ${leg.destination.label}, too, and no filter keeps their records apart`,
      });
      return; // of three, the second tells of the third
    }
  },
  examples,
});
