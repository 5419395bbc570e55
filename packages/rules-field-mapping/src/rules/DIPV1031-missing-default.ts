import { lacksRequirements, say, sideRule, type MappedField } from '@dipv/core';
import { isInAnyKey } from '../any-key.js';
import { soundFlowsTo } from '../sound-flow.js';
import { examples } from './DIPV1031-missing-default.examples.js';

const NO_CONSTANT = 'Make the source field mandatory: a lookup by itself takes no constant.';

/** DIPV1031: a required column is written from a field that may be empty, without a constant to fall back on. */
export const missingDefault = sideRule({
  code: 'DIPV1031',
  title: 'Missing default transform for mandatory destination field',
  severity: 'warning',
  strict: 'error',
  needs: ['table', 'table.other'],
  asks: ['completeTable', 'completeTable.other', 'requirements', 'requirements.other'],
  description:
    'A required field is written from one that may be empty. A record without a value there cannot be created, unless a Default transform gives one. Key fields are exempt, since a constant makes no key; so are company fields and columns that fill themselves in.',
  mend: 'Add a Default transform with a value that may stand where the source has none, or make the source field mandatory.',
  applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
  check({ side, other, report, notChecked }) {
    for (const end of [side, other]) if (end.lackOfColumns !== null) notChecked(end.lackOfColumns);
    for (const { mapping, from, to } of soundFlowsTo(side)) {
      if (mapping.hasDefault || from.head === null || from.head.requirement === 'required') continue;
      if (to.head === null || !mayNeedValue(to) || isKeyField(to) || isKeyField(from)) continue;
      const untold = [to, from].find((end) => end.head?.requirement === null);
      if (untold !== undefined) {
        notChecked(lacksRequirements(untold.side));
        continue;
      }
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: to.text,
        detail: say`Missing default transform for mandatory field ${to.label ?? ''} of ${side.label}: ${from.label ?? ''} may be empty`,
        ...(isBareLookup(to) ? { help: NO_CONSTANT } : {}),
      });
    }
  },
  examples,
});

/** How it is mapped at all is told by DIPV1027. */
function isBareLookup({ head, isExpanded }: MappedField): boolean {
  return head?.type.kind === 'lookup' && !isExpanded;
}

/** Whether a column must have a value, as far as the metadata tells. */
function mayNeedValue(to: MappedField): boolean {
  const { head, side } = to;
  if (head === null || (head.requirement !== 'required' && head.requirement !== null)) return false;
  if (to.isCompanyContext || side.isSystemSupplied(head)) return false;
  return head.creatable !== false || head.updatable !== false;
}

function isKeyField({ side, path }: MappedField): boolean {
  return path !== null && isInAnyKey({ side, field: path.text });
}
