import type { InputKind } from './knowledge/input-kind.js';
import type { Connection, ConnectionSet } from './model/connection-set.js';
import type { Project } from './model/project.js';
import type { Problem } from './model/report.js';
import type { SourceDocument } from './model/source-document.js';
import type { Table } from './model/table.js';
import type { IntegrationKeyEntry, Organizations } from './model/workspace.js';

/** A reader of one's own. It is asked for each file before those of dipv. */
export interface Reader {
  /** What it reads, for people. */
  readonly name: string;
  /** The kinds of input that it reads, with the facts that each tells. */
  readonly tells: readonly InputKind[];
  /** Files that are looked at in folders and archives as well: `csv`. A named file is always looked at. */
  readonly extensions?: readonly string[];
  /** Asked of every input: look at its name first, and at its text only where that may be one. */
  recognises(input: ReaderInput): boolean;
  /** What it throws becomes a problem of the input, of which nothing else counts then. */
  read(input: ReaderInput, out: ReaderOutput): void | Promise<void>;
}

/** A file, or an entry of an archive. */
export interface ReaderInput {
  /** As reports call it: `keys.zip!/sales.csv`. */
  readonly file: string;
  /** All of it. */
  bytes(): Uint8Array;
  /**
   * All of its text: UTF-8, or UTF-16 with a byte order mark.
   * @throws Error on bytes that are none
   */
  text(): string;
  /** For places in its text, where that is JSON. */
  readonly document: SourceDocument;
}

/** Takes what a reader tells, which is united with what the other inputs tell. */
export interface ReaderOutput {
  project(project: Project): void;
  connectionSet(connectionSet: ConnectionSet): void;
  table(table: Table): void;
  integrationKey(key: Omit<IntegrationKeyEntry, 'file'>): void;
  /** An empty list says that there are none. */
  connections(connections: readonly Connection[]): void;
  /** An empty list says that there are none. */
  organizations(list: keyof Organizations, names: readonly string[]): void;
  /** @param place line and column from 1 */
  problem(
    reason: string,
    severity?: Problem['severity'],
    place?: { readonly line: number; readonly column: number },
  ): void;
}
