import {
  foldName,
  lacksColumns,
  lacksWritability,
  say,
  sideRule,
  type Change,
  type Field,
  type Flow,
  type LegContext,
  type SideContext,
} from '@dipv/core';
import { soundFlowsTo } from '../sound-flow.js';
import { examples } from './DIPV1011-written-readonly-field.examples.js';

/** DIPV1011: a mapping writes to a column that cannot be written. */
export const writtenReadonlyField = sideRule({
  code: 'DIPV1011',
  title: 'Readonly field in destination entity must not be mapped',
  fixable: true,
  needs: ['table'],
  asks: ['completeTable', 'writability'],
  description:
    'A read-only field takes a value neither on create nor on update. A mapping may read it, but not write to it. Behind a lookup it is the lookup that is written.',
  mend: 'Narrow the direction of the mapping, so that the field is only read, or remove the mapping.',
  applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
  check({ leg, side, report, notChecked }) {
    for (const flow of soundFlowsTo(side)) {
      const { mapping, to } = flow;
      if (to.head === null) notChecked(side.lackOfColumns ?? lacksColumns(side));
      else if (mayBeReadonly(to.head)) {
        notChecked(lacksWritability(side));
      }
      if (to.head?.creatable !== false || to.head.updatable !== false) continue;
      const changes = narrowing(flow, side, leg);
      report({
        side: side.name,
        at: mapping.at('syncDirection'),
        mapping,
        field: to.text,
        detail: say`Readonly field ${to.label ?? ''} of ${side.label} must not be mapped`,
        ...(changes === null ? {} : { fix: { title: 'Let the mapping only read the field', changes } }),
      });
    }
  },
  examples,
});

/** Whether the metadata leaves open if a column can be written. */
function mayBeReadonly({ creatable, updatable }: Field): boolean {
  return creatable !== true && updatable !== true && (creatable === null || updatable === null);
}

/** The change that lets a two-way mapping only read the field; `null` where that would break something else. */
function narrowing({ mapping, from, to }: Flow, side: SideContext, leg: LegContext): readonly Change[] | null {
  const isReadonlyThere = from.head?.creatable === false && from.head.updatable === false;
  if (mapping.model.direction !== 3 || isReadonlyThere || [to, from].some((end) => isInKey(end.text, end.side)))
    return null;
  if (leg.flowsTo(side.name).length === 1) return null;
  const direction = side.name === 'destination' ? 2 : 1;
  const isText = typeof mapping.model.rawDirection === 'string';
  return [{ kind: 'replace', pointer: mapping.at('syncDirection'), value: isText ? String(direction) : direction }];
}

/** A field of an integration key must stay mapped both ways. */
function isInKey(text: string | null, side: SideContext): boolean {
  const key = side.keys.integrationKey;
  if (text === null || key === 'none') return false;
  if (key === 'unknown') return side.keys.areNeeded;
  const head = foldName(text).split('.')[0];
  return key.fields.some((field) => foldName(field).split('.')[0] === head);
}
