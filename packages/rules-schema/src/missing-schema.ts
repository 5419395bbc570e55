import { legRule, name as nameText, say, type LegRule, type Side } from '@dipv/core';

type Twin = Pick<LegRule, 'code' | 'title' | 'examples'> & { readonly side: Side };

/** What DIPV1018 and DIPV1020 have in common: a leg's table must be in the metadata of its environment. */
export function missingSchema({ side, ...rule }: Twin): LegRule {
  return legRule({
    ...rule,
    needs: [`metadata.${side}`],
    description: `The ${side} table of a leg must be in the metadata of its environment, and have fields. Nothing else can be checked on that side before it is.`,
    mend: 'Open the map in the Dual-write administration workspace and choose Refresh tables, or supply metadata that has the table. If the name is wrong, correct it.',
    help: ({ leg }) => {
      const at = leg.side(side);
      if (at.isListedWithoutColumns) {
        return say`${nameText(at.tableName)} is there, but without columns: choose Refresh tables in the map, or supply metadata that has them.`;
      }
      const nearest = at.tables.nearestName(at.tableName);
      if (nearest !== null) return say`Did you mean ${nameText(nearest)}?`;
      const table = at.tableName === '' ? 'its table' : nameText(at.tableName);
      return say`Refresh the tables of the map, or supply ${at.environmentType} metadata that has ${table}. If the name is wrong, correct it.`;
    },
    check({ leg, report }) {
      const at = leg.side(side);
      if (at.tableState.state !== 'missing') return;
      const detail =
        at.tableName === ''
          ? `Missing schema of ${side} table: the leg names none`
          : say`Missing schema of ${at.label}`;
      report({ side, at: leg.at(`${side}Schema`), detail });
    },
  });
}
