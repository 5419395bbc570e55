import { foldName } from '@dipv/core';
import type { RawContent } from '../../xml/content-view.js';
import type { FaultPlace } from '../../bytes/input-error.js';
import { flatCopy } from '../../text/flat-copy.js';
import {
  listReader,
  textReader,
  type ElementReader,
  type PlaceOf,
  type XmlAttributes,
} from '../../xml/element-reader.js';
import type { Relationship, SolutionColumn, SolutionTable } from '../../facts/solutions.js';

/** A record of `msdyn_dualwriteentitymaps` in a solution. */
export interface SolutionMap {
  name: string | null;
  displayName: string | null;
  version: string | null;
  mapping: RawContent | null;
  properties: RawContent | null;
  /** Of its start tag. */
  readonly place: FaultPlace;
}

/** Where the parts of a solution's XML go. */
export interface SolutionSink {
  readonly file: string;
  map(map: SolutionMap): void;
  table(table: SolutionTable): void;
  relationship(relationship: Relationship): void;
  optionSet(name: string, values: readonly string[]): void;
  /** The solution holds a table with all its parts. */
  ownedTable(name: string): void;
  /** The solution's own description, `SolutionManifest`. */
  manifest(): void;
}

type Part = (sink: SolutionSink, attributes: XmlAttributes, place: PlaceOf) => ElementReader;

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['Entities', (sink) => listReader('Entity', () => entityReader(sink))],
  ['EntityRelationships', (sink) => listReader('EntityRelationship', () => relationshipReader(sink))],
  ['optionsets', (sink) => listReader('optionset', (child) => optionSetReader(child, sink))],
  ['optionset', (sink, attributes) => optionSetReader(attributes, sink)],
  ['SolutionManifest', manifestReader],
  [
    'msdyn_dualwriteentitymaps',
    (sink) => listReader('msdyn_dualwriteentitymap', (attributes, place) => mapReader(sink, attributes, place)),
  ],
  ['msdyn_dualwriteentitymap', mapReader],
]);

/** Readers by root element: `customizations.xml`, and the files that unpacking a solution leaves. */
export const SOLUTION_ROOTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...PARTS,
  [
    'ImportExportXml',
    (sink) => ({
      child: (name, attributes, place) => PARTS.get(name)?.(sink, attributes, place) ?? null,
    }),
  ],
  ['Entity', entityReader],
]);

function manifestReader(sink: SolutionSink): ElementReader {
  sink.manifest();
  return listReader('RootComponents', () =>
    listReader('RootComponent', ({ type, behavior, schemaName }) => {
      if (type === TABLE && behavior === WITH_ALL_PARTS && schemaName) sink.ownedTable(flatCopy(schemaName));
      return null;
    }),
  );
}

const TABLE = '1';
const WITH_ALL_PARTS = '0';

function mapReader(sink: SolutionSink, _attributes: XmlAttributes, place: PlaceOf): ElementReader {
  const map: SolutionMap = {
    name: null,
    displayName: null,
    version: null,
    mapping: null,
    properties: null,
    place: place(),
  };
  const children = new Map<string, ElementReader>([
    ['msdyn_name', textReader((text) => (map.name = text))],
    ['msdyn_displayname', textReader((text) => (map.displayName = text))],
    ['msdyn_version', textReader((text) => (map.version = text))],
    ['msdyn_mapping', { raw: (content) => (map.mapping = content) }],
    ['msdyn_properties', { raw: (content) => (map.properties = content) }],
  ]);
  return { child: (name) => children.get(name) ?? null, end: () => sink.map(map) };
}

function entityReader(sink: SolutionSink): ElementReader {
  const entityInfo = listReader('entity', (attributes) => {
    const name = attributes['Name'];
    return name ? tableReader(name, sink) : null;
  });
  return { child: (name) => (name === 'EntityInfo' ? entityInfo : null) };
}

function tableReader(schemaName: string, sink: SolutionSink): ElementReader {
  const table: SolutionTable = {
    logicalName: flatCopy(foldName(schemaName)),
    entitySetName: null,
    displayName: null,
    collectionName: null,
    isVirtualOrElastic: false,
    columns: new Map(),
    keys: new Map(),
    file: sink.file,
  };
  const children = new Map<string, ElementReader>([
    ['LocalizedNames', labelsReader('LocalizedName', (text) => (table.displayName = text))],
    ['LocalizedCollectionNames', labelsReader('LocalizedCollectionName', (text) => (table.collectionName = text))],
    ['EntitySetName', textReader((text) => (table.entitySetName = text.trim() || null))],
    ['TableType', textReader((text) => (table.isVirtualOrElastic ||= /^\s*(virtual|elastic)\s*$/i.test(text)))],
    // an id of zeros is none
    ['DataProviderId', textReader((text) => (table.isVirtualOrElastic ||= /[1-9a-f]/i.test(text)))],
    ['attributes', listReader('attribute', (attributes) => columnReader(attributes, table))],
    ['EntityKeys', listReader('EntityKey', () => keyReader(table))],
  ]);
  return { child: (name) => children.get(name) ?? null, end: () => sink.table(table) };
}

/** Children of `attribute` that are read as they are. */
const COLUMN_TEXTS: ReadonlyMap<string, keyof ColumnTexts> = new Map<string, keyof ColumnTexts>([
  ['LogicalName', 'logicalName'],
  ['Type', 'type'],
  ['Format', 'format'],
  ['Behavior', 'behavior'],
  ['RequiredLevel', 'requiredLevel'],
  ['ValidForCreateApi', 'validForCreate'],
  ['ValidForUpdateApi', 'validForUpdate'],
  ['SourceType', 'sourceType'],
  ['MaxLength', 'maxLength'],
  ['Accuracy', 'accuracy'],
  ['MinValue', 'minValue'],
  ['MaxValue', 'maxValue'],
  ['AppDefaultValue', 'defaultValue'],
  ['AutoNumberFormat', 'autoNumberFormat'],
  ['OptionSetName', 'optionSetName'],
  ['IsCustomField', 'isCustom'],
]);

type ColumnTexts = { -readonly [Name in Exclude<keyof SolutionColumn, 'displayName' | 'options'>]: string };

function columnReader(attributes: XmlAttributes, table: SolutionTable): ElementReader {
  const texts: ColumnTexts = {
    logicalName: '',
    type: '',
    format: '',
    behavior: '',
    requiredLevel: '',
    validForCreate: '',
    validForUpdate: '',
    sourceType: '',
    maxLength: '',
    accuracy: '',
    minValue: '',
    maxValue: '',
    defaultValue: '',
    autoNumberFormat: '',
    optionSetName: '',
    isCustom: '',
  };
  let displayName: string | null = null;
  let options: readonly string[] | null = null;
  return {
    child: (name, childAttributes) => {
      const property = COLUMN_TEXTS.get(name);
      if (property) return textReader((text) => (texts[property] = text.trim()));
      if (name === 'displaynames') return labelsReader('displayname', (text) => (displayName = text));
      if (name === 'optionset') return optionsReader(childAttributes, (_name, values) => (options = values));
      return null;
    },
    end: () => {
      const logicalName = texts.logicalName || foldName(attributes['PhysicalName'] ?? '');
      if (logicalName === '') return;
      table.columns.set(foldName(logicalName), {
        ...texts,
        logicalName,
        type: texts.type.toLowerCase(),
        optionSetName: texts.optionSetName || null,
        isCustom: texts.isCustom === '1',
        displayName,
        options,
      });
    },
  };
}

function keyReader(table: SolutionTable): ElementReader {
  let logicalName = '';
  let schemaName = '';
  const fields: string[] = [];
  return {
    child: (name) => {
      if (name === 'LogicalName') return textReader((text) => (logicalName = text.trim()));
      if (name === 'Name') return textReader((text) => (schemaName = text.trim()));
      if (name !== 'EntityKeyAttributes') return null;
      return listReader('AttributeName', () => textReader((text) => fields.push(text.trim())));
    },
    end: () => {
      table.keys.set(logicalName || schemaName, fields);
    },
  };
}

function relationshipReader(sink: SolutionSink): ElementReader {
  let table = '';
  let column = '';
  let target = '';
  return {
    child: (name) => {
      if (name === 'ReferencingEntityName') return textReader((text) => (table = text.trim()));
      if (name === 'ReferencingAttributeName') return textReader((text) => (column = text.trim()));
      if (name === 'ReferencedEntityName') return textReader((text) => (target = text.trim()));
      return null;
    },
    end: () => {
      // a relationship between many and many has no column
      if (table && column && target) sink.relationship({ table, column, target });
    },
  };
}

function optionSetReader(attributes: XmlAttributes, sink: SolutionSink): ElementReader {
  return optionsReader(attributes, (name, values) => {
    if (name && values) sink.optionSet(name, values);
  });
}

const OPTION_LISTS: ReadonlyMap<string, string> = new Map([
  ['options', 'option'],
  ['states', 'state'],
  ['statuses', 'status'],
]);

/** `values` is `null` where an option set lists none. */
function optionsReader(
  attributes: XmlAttributes,
  take: (name: string | null, values: readonly string[] | null) => void,
): ElementReader {
  const values: string[] = [];
  return {
    child: (name) => {
      const element = OPTION_LISTS.get(name);
      if (!element) return null;
      return listReader(element, (option) => {
        if (option['value'] !== undefined) values.push(flatCopy(option['value']));
        return null;
      });
    },
    end: () => take(attributes['Name'] ?? null, values.length > 0 ? values : null),
  };
}

const ENGLISH = '1033';

/** The English label, or the first one. */
function labelsReader(element: string, take: (label: string) => void): ElementReader {
  let isFirst = true;
  return listReader(element, (attributes) => {
    const label = attributes['description'];
    if (label && (isFirst || attributes['languagecode'] === ENGLISH)) take(flatCopy(label));
    isFirst = false;
    return null;
  });
}
