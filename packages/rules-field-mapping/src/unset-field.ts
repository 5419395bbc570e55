import { legRule, oppositeOf, say, type LegRule, type MappingContext, type Side } from '@dipv/core';

type Twin = Pick<LegRule, 'code' | 'title' | 'examples'> & { readonly side: Side };

/** What DIPV1021 and DIPV1024 have in common: a mapping needs both fields, unless a constant stands in for one. */
export function unsetField({ side, ...rule }: Twin): LegRule {
  return legRule({
    ...rule,
    description: `The ${side} field of a mapping must be set. It may be blank only where it is read, in one direction, and a Default transform gives the value instead.`,
    mend: `Set the ${side} field. If a constant is meant, let the mapping work in one direction, away from the blank field, and add a Default transform.`,
    check({ leg, report }) {
      for (const mapping of leg.mappings) {
        const end = mapping.end(side);
        if (end.path !== null || isConstant(mapping, side)) continue;
        const other = mapping.end(oppositeOf(side));
        report({
          side,
          at: mapping.at(`${side}Field`),
          mapping,
          field: end.text,
          subject: other.text ?? '',
          detail: say`Missing ${side} field in the mapping of ${other.label ?? 'no field'}`,
        });
      }
    },
  });
}

/** Whether the blank field is only read, and a Default transform gives the value that it does not have. */
function isConstant(mapping: MappingContext, side: Side): boolean {
  return mapping.hasDefault && !mapping.writesTo(side);
}
