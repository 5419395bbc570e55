import type { Facts } from '../facts.js';
import { JsonDocument } from '../source/json-document.js';
import { XmlContentView, type RawContent } from '../source/xml-content-view.js';
import { decodeText, type DecodedJson } from './decode-json.js';
import { addDualWriteMap, missingMapping } from './dual-write-map.js';
import { fileProblem } from './problems.js';
import type { XmlReader } from './reader.js';
import type { Relationship, SolutionTable } from './solution-facts.js';
import { solutionRoot, type SolutionMap } from './solution-xml.js';

/** The XML of a Dataverse solution, exported or unpacked. */
export const solutionReader: XmlReader = {
  what: 'Dataverse solution',
  start({ file, root, attributes }) {
    const maps: SolutionMap[] = [];
    const tables: SolutionTable[] = [];
    const relationships: Relationship[] = [];
    const optionSets: [name: string, values: readonly string[]][] = [];
    const reader = solutionRoot(root, attributes, {
      file,
      map: (map) => maps.push(map),
      table: (table) => tables.push(table),
      relationship: (relationship) => relationships.push(relationship),
      optionSet: (name, values) => optionSets.push([name, values]),
    });
    return (
      reader && {
        root: reader,
        finish(facts) {
          for (const table of tables) facts.solutions.addTable(table);
          for (const relationship of relationships) facts.solutions.addRelationship(relationship);
          for (const [name, values] of optionSets) facts.solutions.addOptionSet(name, values);
          for (const map of maps) addMap(map, file, facts);
          // other roots are common words
          const isEmpty = tables.length + relationships.length + optionSets.length + maps.length === 0;
          return root === 'ImportExportXml' || !isEmpty;
        },
      }
    );
  },
};

function addMap(map: SolutionMap, file: string, facts: Facts): void {
  const name = map.name ?? map.displayName;
  const mapping = decodeContent(map.mapping, file);
  const properties = decodeContent(map.properties, file);
  if (mapping) addDualWriteMap({ name, version: map.version, mapping, properties }, facts);
  else facts.problems.push(fileProblem(file, missingMapping(name)));
}

function decodeContent(content: RawContent | null, file: string): DecodedJson | null {
  if (!content || content.raw.trim() === '') return null;
  return decodeText(new JsonDocument(file, '', () => new XmlContentView(content)));
}
