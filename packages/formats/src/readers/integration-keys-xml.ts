import type { IntegrationKeyEntry } from '@dipv/core';
import type { ElementReader, XmlAttributes } from '../xml/element-reader.js';
import { tablesOfMapName } from './map-name.js';
import { fileProblem } from './problems.js';
import type { XmlReader } from './reader.js';
import { describe } from './shape.js';

/** The configuration of a deployment tool: `<Map mapName="…" keys="a,b.c" />`, anywhere in it. */
export const integrationKeyXmlReader: XmlReader = {
  what: 'integration-key configuration (XML)',
  start({ file, contains }) {
    // its root element is nothing special
    if (!contains('<Map ') || !contains('mapName')) return null;
    const entries: IntegrationKeyEntry[] = [];
    const faults: string[] = [];
    const take = (attributes: XmlAttributes): void => {
      const { mapName, keys } = attributes;
      if (mapName === undefined || !keys?.trim()) return; // a map whose key is left to the platform
      const tables = tablesOfMapName(mapName);
      const fields = keys.split(',').map((field) => field.trim());
      if (tables) entries.push({ ...tables, fields: fields.filter((field) => field !== ''), file });
      else faults.push(`the integration key of ${describe(mapName)} is left out: the name is not "<table> - <entity>"`);
    };
    const anywhere: ElementReader = {
      child: (name, attributes) => {
        if (name === 'Map') take(attributes);
        return anywhere;
      },
    };
    return {
      root: anywhere,
      finish(facts) {
        for (const entry of entries) facts.integrationKeys.push(entry);
        for (const reason of faults) facts.problems.push(fileProblem(file, reason));
        return entries.length + faults.length > 0;
      },
    };
  },
};
