import { lacksFiltersApart, name, say, workspaceRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { keepApart, MORE_MAPS, othersOfPair, writeTogether, writingFact } from '../maps-together.js';
import { areSeveral } from '../several-maps.js';
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
    'A map that is changed becomes a new version of the same map, of which one runs: so Microsoft’s page on the lifecycle of maps has it. Two maps of different names between the same tables, without filters that keep their records apart, do the work of one twice, and each undoes what the other does differently: that is our own reasoning. Often one is a copy that is left over. Of two that write one side each, the one there and the other back, nothing is said. It is told at the map that comes first.',
  mend: 'Keep one of them: remove the one that does not run, or give both filters that keep their records apart.',
  fact: writingFact,
  judge(own, maps) {
    if (!areSeveral(maps)) return null;
    const unsure: string[] = [];
    const { legs, areMore } = othersOfPair(maps, own);
    for (const other of legs) {
      if (!writeTogether(own, other)) continue;
      const apart = keepApart(own, other);
      if (apart === null) unsure.push(other.map.name);
      if (apart === false) return { unsure, twin: other.map.name, areMore: false }; // of three, the second tells of the third
    }
    return unsure.length === 0 && !areMore ? null : { unsure, twin: null, areMore };
  },
  check({ leg, judged: { unsure, twin, areMore }, report, notChecked }) {
    for (const other of unsure) notChecked(lacksFiltersApart(other));
    if (areMore) notChecked(MORE_MAPS);
    if (twin === null) return;
    report({
      at: leg.model.pointer,
      subject: twin,
      detail: say`${name(twin)} is between ${leg.source.label} and ${leg.destination.label}, too, and no filter keeps their records apart`,
    });
  },
  examples,
});
