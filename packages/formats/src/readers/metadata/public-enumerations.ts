import { foldName } from '@dipv/core';
import { BrokenContract, listIn, nameIn, naming, textIn } from '../checked.js';
import { elementsOf } from '../../json/powershell.js';
import type { ItemReader } from '../reader.js';
import { isObject } from '../../json/value.js';

/** An F&O enumeration with its members, as `/metadata/PublicEnumerations` answers it. */
export const publicEnumerationReader: ItemReader = {
  name: 'F&O PublicEnumerations',
  of: 'object',
  tells: [],
  entitySets: ['PublicEnumerations'],
  recognises: (value) => {
    if (typeof value['Name'] !== 'string') return false;
    const members = elementsOf(value['Members'], isMember);
    return members !== null && members.values.every(isMember) && (members.values.length > 0 || 'LabelId' in value);
  },
  read({ value, document, pointer }, facts) {
    try {
      naming(`the enumeration ${String(value['Name'])}`, 'enumerations', () => {
        const members = listIn(value, 'Members', (member) => ({
          name: nameIn(member, 'Name'),
          labelId: textIn(member, 'LabelId'),
        }));
        if (members) facts.enumerations.set(foldName(nameIn(value, 'Name')), members);
      });
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      facts.faults.add(error.toFault(document.file, (inner) => ({ document, pointer: pointer + inner })));
    }
  },
};

/** Other things have members with names, too. */
function isMember(value: unknown): boolean {
  return isObject(value) && 'Name' in value && ('Value' in value || 'LabelId' in value);
}
