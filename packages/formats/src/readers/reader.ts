import type { Reader } from '@dipv/core';
import type { Facts } from '../facts/facts.js';
import type { InputContent } from '../bytes/input-content.js';
import type { JsonDocument } from '../json/document.js';
import type { TableFacts } from '../facts/table.js';
import type { ElementReader, PlaceOf, XmlAttributes } from '../xml/element-reader.js';
import type { InputKind } from './input-kind.js';
import type { JsonObject } from '../json/value.js';
import type { TableHead } from '../facts/table.js';

/** A JSON object of an input: the whole of it, or one of a list. */
export interface JsonItem {
  readonly value: JsonObject;
  readonly document: JsonDocument;
  /** Where the object is in the document. */
  readonly pointer: string;
}

/** What every reader says of itself. */
interface Described {
  /** What it reads, for people. */
  readonly name: string;
  /** The kinds of input that it reads, with the facts that each tells. */
  readonly tells: readonly InputKind[];
}

export type JsonReader = ItemReader | TableReader;

interface JsonRecogniser extends Described {
  /** Entity sets of OData answers that hold such objects: an empty list says what it is by its context alone. */
  readonly entitySets: readonly string[];
  recognises(value: JsonObject): boolean;
}

/** Reads one kind of JSON object. */
export interface ItemReader extends JsonRecogniser {
  readonly of: 'object';
  /** Whether it is a payload of the gateway, which JSON.NET wrote: it may hold references. */
  readonly isPayload?: true;
  read(item: JsonItem, facts: Facts): void;
  /** Takes note of a list of such objects that is empty; absent: that says nothing. */
  readEmpty?(entitySet: string, facts: Facts): void;
}

/** Reads a table of metadata. It is asked for a table a second time once a map turns out to use it. */
export interface TableReader extends JsonRecogniser {
  readonly of: 'table';
  /** What to ask the service for to get tables with their columns. */
  readonly withColumns: string;
  /** Whether an object has a list of columns, of which all elements may be left out. */
  hasColumns(value: JsonObject): boolean;
  /**
   * Of an object that has columns.
   * @throws BrokenContract on an object that is not of the shape it should have
   */
  toHead(value: JsonObject): TableHead;
  /**
   * The table with its columns; `null`: there is nothing that the object tells of it.
   * @throws BrokenContract
   */
  toTable(value: JsonObject, from: TableSource): TableFacts | null;
}

/** Where a table stands. */
export interface TableSource {
  readonly file: string;
  /** The `@odata.context` of the answer. */
  readonly context: string | null;
}

/** An XML file whose root element has just been read. */
export interface XmlInput extends InputContent {
  readonly root: string;
  readonly attributes: XmlAttributes;
  /** Of the root's start tag. */
  readonly place: PlaceOf;
  /** Whether the file holds this text anywhere. */
  contains(ascii: string): boolean;
}

/** Reading one XML file. Nothing of it counts before the file has turned out to be whole. */
export interface XmlReading {
  readonly root: ElementReader;
  /** Hands over what was read. `false`: in spite of its root element, the file holds nothing of the kind. */
  finish(facts: Facts): boolean;
}

export interface XmlReader extends Described {
  readonly of: 'xml';
  /** The first one that recognises a file reads it. */
  recognises(input: XmlInput): boolean;
  read(input: XmlInput): XmlReading;
}

/** The readers of a run. */
export interface Readers {
  /** Those that a build adds. */
  readonly own: readonly Reader[];
  /** Files that are looked at in folders and archives. */
  readonly extensions: readonly string[];
  /** Of JSON; the first that recognises an object reads it. */
  readonly json: readonly JsonReader[];
  /** Those of them that read tables of metadata. */
  readonly tables: readonly TableReader[];
  readonly xml: readonly XmlReader[];
}
