import { foldName } from '@dipv/core';
import type { Facts } from '../../facts/facts.js';
import { JsonDocument } from '../../json/document.js';
import { XmlContentView, type RawContent } from '../../xml/content-view.js';
import { decodeDocument, type DecodedJson } from '../../json/decode.js';
import { addDualWriteMap, missingMapping } from '../maps/dual-write-map.js';
import type { XmlReader } from '../reader.js';
import type { Relationship, SolutionTable } from '../../facts/solutions.js';
import { SOLUTION_ROOTS, type SolutionMap, type SolutionSink } from './xml.js';
import { type InputKind, WHOLE_DATAVERSE_TABLE, MAPS } from '../input-kind.js';

const OWNED_TABLES: InputKind = {
  title: 'Solution that owns the tables',
  section: 2,
  platforms: ['dataverse'],
  tells: WHOLE_DATAVERSE_TABLE,
};

/** The XML of a Dataverse solution, exported or unpacked. */
export const solutionReader: XmlReader = {
  name: 'Dataverse solution',
  of: 'xml',
  tells: [MAPS, OWNED_TABLES],
  recognises: ({ root }) => SOLUTION_ROOTS.has(root),
  read({ file, named, root, attributes, place }) {
    const maps: SolutionMap[] = [];
    const tables: SolutionTable[] = [];
    const relationships: Relationship[] = [];
    const optionSets: [name: string, values: readonly string[]][] = [];
    const ownedTables = new Set<string>();
    let isManifest = false;
    const sink: SolutionSink = {
      file,
      map: (map) => maps.push(map),
      table: (table) => tables.push(table),
      relationship: (relationship) => relationships.push(relationship),
      optionSet: (name, values) => optionSets.push([name, values]),
      ownedTable: (name) => ownedTables.add(foldName(name)),
      manifest: () => (isManifest = true),
    };
    return {
      root: SOLUTION_ROOTS.get(root)?.(sink, attributes, place) ?? {},
      finish(facts) {
        if (isManifest) facts.solutions.addManifest({ file, named, ownedTables });
        else facts.solutions.addFile(file);
        for (const table of leavesOutFlags(tables) ? tables.map(withAbsentFlags) : tables)
          facts.solutions.addTable(table);
        for (const relationship of relationships) facts.solutions.addRelationship(relationship);
        for (const [name, values] of optionSets) facts.solutions.addOptionSet(name, values);
        for (const map of maps) addMap(map, file, facts);
        // other roots are common words
        const isEmpty = tables.length + relationships.length + optionSets.length + maps.length === 0;
        return root === 'ImportExportXml' || isManifest || !isEmpty;
      },
    };
  },
};

/** Exports of version 9.1 write a flag as `1`, or leave it out. */
function leavesOutFlags(tables: readonly SolutionTable[]): boolean {
  const flags = new Set<string>();
  for (const { columns } of tables) {
    for (const { validForCreate, validForUpdate } of columns.values()) flags.add(validForCreate).add(validForUpdate);
  }
  return flags.has('1') && !flags.has('0');
}

function withAbsentFlags(table: SolutionTable): SolutionTable {
  const columns = [...table.columns].map(([name, column]) => {
    const { validForCreate, validForUpdate } = column;
    return [name, { ...column, validForCreate: validForCreate || '0', validForUpdate: validForUpdate || '0' }] as const;
  });
  return { ...table, columns: new Map(columns) };
}

function addMap(map: SolutionMap, file: string, facts: Facts): void {
  const name = map.name ?? map.displayName;
  const mapping = decodeContent(map.mapping, file, facts);
  const properties = decodeContent(map.properties, file, facts);
  if (mapping) addDualWriteMap({ name, version: map.version, mapping, properties }, facts);
  else facts.faults.add({ file, ...missingMapping(name, map.place) });
}

function decodeContent(content: RawContent | null, file: string, { memory }: Facts): DecodedJson | null {
  if (!content || content.raw.trim() === '') return null;
  return decodeDocument(new JsonDocument(file, '', () => new XmlContentView(content)), memory);
}
