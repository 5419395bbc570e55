import {
  lacksAlternateKeys,
  code,
  foldName,
  list,
  parseFieldPath,
  say,
  sideRule,
  type Key,
  type SideContext,
  type Text,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { certainKeyOf, headOf, ownFieldsOf } from '../key-of-side.js';
import { examples } from './DWR1023-no-alternate-key.examples.js';

/** DWR1023: the integration key is no alternate key of its table. */
export const noAlternateKey = sideRule({
  code: 'DWR1023',
  title: 'The integration key is no alternate key of its table',
  severity: 'info',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('dual-write-integration-keys'),
  needs: ['integrationKey', 'table'],
  platform: 'dataverse',
  description:
    'The integration key is based on an alternate key of the Dataverse table, says Microsoft’s page on integration keys. An alternate key is unique and has an index; without one, each write has to look for the record, and two of them may create it twice: that is our own reasoning. The company counts on neither side, since DWR1024 is about it.',
  mend: 'Define an alternate key of these columns in Dataverse, or choose the columns of one as the integration key of the map.',
  applies: ({ side }) => isDataverseEnd(side),
  check({ side, report, notChecked }) {
    const key = certainKeyOf(side);
    const { table } = side;
    // a key that the metadata marks, or that is only guessed, is one of those that it has
    if (key === null || table === null || key.origin !== 'list') return;
    // DIPV1025 and DIPV1014 tell of a key field that the table lacks
    if (!key.fields.every((field) => side.paths.resolve(parseFieldPath(field)).outcome !== 'unresolved')) return;
    const fields = ownFieldsOf(side, key);
    const wanted = headsOf(fields);
    const keys = table.keys.filter(({ fields: { length } }) => length > 0); // the primary one is unique, and has an index
    if (wanted === '' || keys.some((each) => headsOf(ownFieldsOfKey(side, each)) === wanted)) return;
    if (!(table.allKeysKnown ?? table.completeness === 'complete')) return notChecked(lacksAlternateKeys(side));
    const alternate = keys.filter(({ isPrimaryKey }) => !isPrimaryKey);
    report({
      side: side.name,
      at: side.leg.at(`${side.name}Schema`),
      detail: say`The integration key (${list(fields.map(code))}) of ${side.label} is no alternate key of the table, ${alternate.length === 0 ? 'which has none' : say`which has ${listed(alternate)}`}`,
    });
  },
  examples,
});

const MOST_SHOWN = 5;

function listed(keys: readonly Key[]): Text {
  const shown = keys.slice(0, MOST_SHOWN).map(({ fields }) => say`(${list(fields.map(code))})`);
  const more = keys.length > MOST_SHOWN ? [`${keys.length - MOST_SHOWN} more`] : [];
  return list([...shown, ...more], ' and ');
}

function ownFieldsOfKey(side: SideContext, { fields }: Key): readonly string[] {
  return ownFieldsOf(side, { fields, origin: 'alternate key' });
}

/** Metadata lists bare lookups where keys of maps have paths through them. */
function headsOf(fields: readonly string[]): string {
  return [...new Set(fields.map(headOf))].map(foldName).sort().join(' ');
}
