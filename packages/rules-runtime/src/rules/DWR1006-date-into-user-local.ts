import { lacksDateBehavior, lacksTypes, say, sideRule, type Flow } from '@dipv/core';
import { mayBe } from '../may-be.js';
import { examples } from './DWR1006-date-into-user-local.examples.js';

/** DWR1006: a calendar date is written to a column that shows each user another time. */
export const dateIntoUserLocal = sideRule({
  code: 'DWR1006',
  title: 'Date is written to a column that follows the time zone of its user',
  severity: 'info',
  service: 'off',
  needs: ['table'],
  asks: ['completeTable', 'types', 'types.other', 'completeTable.other'],
  docs: 'https://learn.microsoft.com/en-us/power-apps/maker/data-platform/behavior-format-date-time-field',
  description:
    'A date of F&O has no time and belongs to no time zone. A Dataverse column of the behaviour User Local keeps a moment and shows it by the clock of who looks (Microsoft’s article “Behavior and format of the Date and Time column”), also where its format shows the date alone. A date that arrives as the midnight of UTC is the evening before for people west of it; and a date that they type in may go back as another day. That dual-write sends midnight of UTC is our reasoning.',
  mend: 'Give the column the behaviour Date Only or Time Zone Independent: Dataverse allows that change once. Or map another column.',
  applies: ({ side, other, leg }) =>
    leg.task.project.isDualWrite &&
    side.isDataverse &&
    other.isFinanceAndOperations &&
    leg.flowsTo(side.name).length > 0,
  check({ side, other, leg, report, notChecked }) {
    const flows = leg.flowsTo(side.name).filter(mayBeDate);
    if (flows.some(({ to }) => to.field === null) && side.lackOfColumns !== null) notChecked(side.lackOfColumns);
    for (const { mapping, from, to } of flows) {
      const { field } = to;
      if (field === null || isSafe(field.type.dateBehavior)) continue;
      if (field.creatable === false && field.updatable === false) continue; // DIPV1011 tells of it
      const lack = other.lackOf('table') ?? (from.field === null ? other.lackOfColumns : null);
      if (lack !== null) notChecked(lack);
      if (from.field !== null && mayBe(from.field, 'date')) notChecked(lacksTypes(other));
      if (from.field?.type.kind !== 'date') continue;
      if (field.type.dateBehavior === undefined) {
        notChecked(lacksDateBehavior(side, field.name));
        continue;
      }
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: to.text,
        detail: say`The date ${from.label ?? ''} is written to ${to.label ?? ''} of ${side.label}, which shows each user a time of their own: it may be another day there`,
      });
    }
  },
  examples,
});

/** Whether a date may be written: a column that is known holds one, or nothing is known of the column. */
function mayBeDate({ mapping, from, to }: Flow): boolean {
  if (from.path === null || to.path === null || mapping.valueMap !== null) return false;
  const kind = to.field?.type.kind;
  return kind === undefined || kind === 'unknown' || kind === 'date' || kind === 'datetime';
}

function isSafe(behavior: string | undefined): boolean {
  return behavior === 'date-only' || behavior === 'time-zone-independent';
}
