import {
  foldName,
  lacksColumns,
  lacksIntegrationKey,
  lacksRequirements,
  lacksTypes,
  say,
  sideRule,
  type Field,
  type FieldKind,
  type MappedField,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { certainKeyOf, ownFieldsOf } from '../key-of-side.js';
import { mayBe } from '../may-be.js';
import { examples } from './DWR1022-optional-key-partner.examples.js';

/** DWR1022: a key field is filled from a field of F&O that may be empty. */
export const optionalKeyPartner = sideRule({
  code: 'DWR1022',
  title: 'The F&O partner of a key field is not mandatory',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  needs: ['integrationKey', 'table.other'],
  asks: ['completeTable.other', 'requirements.other', 'integrationKey.other', 'types.other'],
  description:
    'Microsoft’s customization guidance wants the same key on both sides. A field that is neither in the key of the F&O entity nor mandatory may be empty, and a record whose key is empty is not found again: that is our own reasoning. A Default transform fills the gap; numbers and enumerations are never empty in F&O.',
  mend: 'Map a field of the F&O entity’s own key, make the field mandatory there, or give the mapping a Default transform.',
  applies: ({ side }) => isDataverseEnd(side),
  check({ side, other, report, notChecked }) {
    const key = certainKeyOf(side);
    if (key === null) {
      if (side.keys.integrationKey !== 'none') notChecked(lacksIntegrationKey(side));
      return;
    }
    const ofEntity = new Set((other.table?.keys ?? []).flatMap(({ fields }) => fields.map(foldName)));
    for (const keyField of ownFieldsOf(side, key)) {
      for (const mapping of side.paths.mappingsOf(keyField)) {
        const from = mapping.end(other.name);
        if (!mapping.writesTo(side.name) || mapping.hasDefault || from.path === null || !from.isSound) continue;
        if (ofEntity.has(from.path.folded) || from.isCompanyContext) continue;
        const lack = lackOf(from);
        if (lack !== null) notChecked(lack);
        if (lack !== null || from.field === null || isNeverEmpty(from.field)) continue;
        report({
          side: other.name,
          at: mapping.at(`${other.name}Field`),
          mapping,
          field: from.text,
          detail: say`${from.label ?? ''} of ${other.label} fills the key field ${side.paths.label(keyField)} of ${side.label}, and is not mandatory`,
        });
      }
    }
  },
  examples,
});

/** Kinds of which F&O knows no empty value: a number is 0, and an enumeration is one of its elements. */
const ALWAYS_SET: readonly FieldKind[] = ['integer', 'decimal', 'boolean', 'choice'];

function isNeverEmpty({ type, requirement }: Field): boolean {
  return requirement === 'required' || ALWAYS_SET.includes(type.kind);
}

function lackOf({ field, side }: MappedField) {
  if (field === null) return side.lackOfColumns ?? lacksColumns(side);
  if (isNeverEmpty(field)) return null;
  if (field.requirement === null) return lacksRequirements(side);
  if ((side.table?.keys.length ?? 0) === 0) return lacksIntegrationKey(side);
  return ALWAYS_SET.some((kind) => mayBe(field, kind)) ? lacksTypes(side) : null;
}
