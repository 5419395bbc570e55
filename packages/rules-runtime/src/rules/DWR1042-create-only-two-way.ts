import {
  foldName,
  lacksColumns,
  lacksIntegrationKey,
  lacksWritability,
  say,
  sideRule,
  type Field,
  type MappedField,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { headOf } from '../key-of-side.js';
import { examples } from './DWR1042-create-only-two-way.examples.js';

/** DWR1042: later changes of the other side cannot be written. */
export const createOnlyTwoWay = sideRule({
  code: 'DWR1042',
  title: 'A field that can be set on create alone is mapped two-way',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('customizing-mappings'),
  needs: ['table'],
  asks: ['completeTable', 'writability', 'integrationKey', 'completeTable.other', 'writability.other'],
  description:
    'A field that can be set on create and not on update takes the first value of the other side and none of its later changes, so that the two sides drift apart or the write fails. That is our own reasoning, and Microsoft’s own maps have such mappings of what hardly ever changes, such as whether a party is a person: so it is told as an information. Key fields are meant to be so: they have to be mapped two-way, and do not change; and where both ends are so, neither can drift.',
  mend: 'Let the mapping write one way, out of the side whose field cannot be changed.',
  applies: ({ leg, side }) =>
    pairOf(leg) !== null && leg.flowsTo(side.name).some(({ mapping }) => mapping.model.direction === 3),
  check({ leg, side, report, notChecked }) {
    for (const { mapping, from, to } of leg.flowsTo(side.name)) {
      if (mapping.model.direction !== 3 || !to.isSound || !from.isSound) continue;
      if (to.head === null) {
        notChecked(side.lackOfColumns ?? lacksColumns(side));
        continue;
      }
      const { creatable, updatable } = to.head;
      if (creatable === false || updatable === true) continue;
      if (creatable === null || updatable === null) {
        notChecked(lacksWritability(side));
        continue;
      }
      const canChange = from.head === null ? null : isChanged(from.head);
      if (canChange === false) continue;
      const areKeys = [from, to].map(isInKey);
      if (areKeys.includes(true)) continue;
      if (areKeys.includes(null)) {
        notChecked(lacksIntegrationKey(isInKey(to) === null ? side : side.other));
        continue;
      }
      if (canChange === null) {
        notChecked(
          side.other.lackOf('table') ??
            (from.head === null ? side.other.lackOfColumns : null) ??
            lacksWritability(side.other),
        );
        continue;
      }
      report({
        side: side.name,
        at: mapping.at('syncDirection'),
        mapping,
        field: to.text,
        detail: say`${to.label ?? ''} of ${side.label} can be set on create alone, and is mapped two-way`,
      });
    }
  },
  examples,
});

/** Whether the value of a field may become another one: not where that, too, is set on create alone. `null`: not known. */
function isChanged({ creatable, updatable }: Field): boolean | null {
  if (updatable !== false) return updatable;
  return creatable === null ? null : !creatable;
}

/** Whether a field belongs to a key of its table; `null`: its keys are not known. */
function isInKey({ path, side, isCompanyContext }: MappedField): boolean | null {
  if (path === null) return false;
  if (isCompanyContext) return true;
  const { integrationKey } = side.keys;
  const own = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const fields = [...own, ...(side.table?.keys ?? []).flatMap((key) => key.fields)];
  if (fields.some((field) => headOf(field) === foldName(path.steps[0] ?? ''))) return true;
  return integrationKey === 'unknown' && fields.length === 0 ? null : false;
}
