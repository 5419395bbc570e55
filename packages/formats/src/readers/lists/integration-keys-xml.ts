import type { IntegrationKeyEntry } from '@dipv/core';
import type { ElementReader, PlaceOf, XmlAttributes } from '../../xml/element-reader.js';
import { keyFields, LEFT_OUT, namesNoKey } from './integration-keys.js';
import { tablesOfMapName } from '../../facts/map-name.js';
import type { Fault } from '../../facts/faults.js';
import type { XmlReader } from '../reader.js';
import { quoted } from '../../json/value.js';
import { INTEGRATION_KEY_LIST } from '../input-kind.js';

/** The configuration of a deployment tool: `<Map mapName="…" keys="a,b.c" />`, anywhere in it. */
export const integrationKeyXmlReader: XmlReader = {
  name: 'integration-key configuration (XML)',
  of: 'xml',
  tells: [INTEGRATION_KEY_LIST],
  // its root element is nothing special
  recognises: ({ contains }) => contains('<Map') && contains('mapName'),
  read({ file }) {
    const entries: IntegrationKeyEntry[] = [];
    const faults: Fault[] = [];
    let maps = 0;
    const take = (attributes: XmlAttributes, place: PlaceOf): void => {
      const { mapName, keys } = attributes;
      if (mapName === undefined) return;
      maps++;
      const fields = keyFields((keys ?? '').split(','));
      if (fields.length === 0) return; // the key is left to the platform
      const tables = tablesOfMapName(mapName);
      if (tables) entries.push({ ...tables, fields, file });
      else {
        const details = [{ spot: place(), text: 'the name is not "<table> - <entity>"' }];
        faults.push({ file, subject: `the integration key of ${quoted(mapName)}`, ...LEFT_OUT, details });
      }
    };
    const anywhere: ElementReader = {
      child: (name, attributes, place) => {
        if (name === 'Map') take(attributes, place);
        return anywhere;
      },
    };
    return {
      root: anywhere,
      finish(facts) {
        for (const entry of entries) facts.integrationKeys.push(entry);
        for (const fault of faults) facts.faults.add(fault);
        if (maps > 0 && entries.length + faults.length === 0) facts.problems.push(namesNoKey(file));
        return maps > 0;
      },
    };
  },
};
