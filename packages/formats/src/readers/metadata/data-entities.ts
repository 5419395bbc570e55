import { BrokenContract, flagIn, nameIn, naming, textIn } from '../checked.js';
import type { ItemReader, JsonItem } from '../reader.js';
import type { Facts } from '../../facts/facts.js';

/** A record of `/metadata/DataEntities`, which ties an F&O entity's public names and its label together. */
export const dataEntityReader: ItemReader = {
  name: 'F&O DataEntities',
  of: 'object',
  tells: [],
  entitySets: ['DataEntities'],
  // one name alone ties nothing together
  recognises: (value) =>
    ['PublicEntityName', 'PublicCollectionName'].some((name) => Object.hasOwn(value, name)) &&
    ['Name', 'LabelId'].some((name) => Object.hasOwn(value, name)),
  read(item, facts) {
    leavingOut(['the data entity', 'data entities'], item, facts, () => {
      const publicEntityName = textIn(item.value, 'PublicEntityName');
      const publicCollectionName = textIn(item.value, 'PublicCollectionName');
      const isNamed = (item.value['Name'] ?? null) !== null;
      const name = isNamed ? nameIn(item.value, 'Name') : (publicEntityName ?? publicCollectionName);
      const labelId = textIn(item.value, 'LabelId');
      const isManaged = flagIn(item.value, 'DataManagementEnabled');
      const isService = flagIn(item.value, 'DataServiceEnabled');
      if (name)
        facts.entityNames.addEntity({ name, publicEntityName, publicCollectionName, labelId, isManaged, isService });
    });
  },
};

/** A label of F&O in one language. */
export const labelReader: ItemReader = {
  name: 'F&O Labels',
  of: 'object',
  tells: [],
  entitySets: ['Labels'],
  recognises(value) {
    if (!Object.hasOwn(value, 'Id') || !Object.hasOwn(value, 'Value')) return false;
    const { Id: id } = value;
    return Object.hasOwn(value, 'Language') || (typeof id === 'string' && id.startsWith('@'));
  },
  read(item, facts) {
    leavingOut(['the label', 'labels'], item, facts, () => {
      const text = textIn(item.value, 'Value');
      if (text) facts.entityNames.addLabel(nameIn(item.value, 'Id'), text, textIn(item.value, 'Language'));
    });
  },
};

function leavingOut(
  whose: [subject: string, many: string],
  { document, pointer }: JsonItem,
  facts: Facts,
  read: () => void,
): void {
  try {
    naming(...whose, read);
  } catch (error) {
    if (!(error instanceof BrokenContract)) throw error;
    facts.faults.add(error.toFault(document.file, (inner) => ({ document, pointer: pointer + inner })));
  }
}
