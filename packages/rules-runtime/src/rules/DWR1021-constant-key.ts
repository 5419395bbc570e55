import { list, say, sideRule, type MappingContext } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { certainKeyOf, ownFieldsOf } from '../key-of-side.js';
import { examples } from './DWR1021-constant-key.examples.js';

/** DWR1021: the key is written by constants alone. */
export const constantKey = sideRule({
  code: 'DWR1021',
  title: 'The only key field written is a constant',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  needs: ['integrationKey'],
  description:
    'Microsoft’s customization guidance asks that the key fields of both sides are mapped to each other. Where each field of the integration key gets a constant, all records have one key, and overwrite each other: that is our own reasoning. Where a map writes both ways, DIPV1004 tells of the same mapping.',
  mend: 'Map the key field to the field of the other side that tells its records apart.',
  applies: ({ leg, side }) =>
    pairOf(leg) !== null &&
    leg.flowsTo(side.name).some(({ mapping }) => isConstant(mapping)) &&
    !leg.mappings.some(({ model: { direction } }) => direction === 3),
  check({ side, report }) {
    const key = certainKeyOf(side);
    const fields = key === null ? [] : ownFieldsOf(side, key);
    const writing = fields.map((field) =>
      side.paths.mappingsOf(field).filter((mapping) => mapping.writesTo(side.name)),
    );
    const [[first] = []] = writing;
    // DIPV1014 and DIPV1015 tell of a key field without a mapping
    if (first === undefined || !writing.every((all) => all.length > 0 && all.every((each) => isConstant(each)))) return;
    report({
      side: side.name,
      at: first.at(),
      mapping: first,
      field: first.end(side.name).text,
      detail: say`The key of ${side.label} is the same for all records: ${list(fields.map((field) => side.paths.label(field)))} ${fields.length === 1 ? 'gets a constant' : 'get constants'}`,
    });
  },
  examples,
});

/** Whether one end is blank, so that all that is written is the Default. */
function isConstant(mapping: MappingContext): boolean {
  return mapping.hasDefault && (mapping.source.path === null || mapping.destination.path === null);
}
