import {
  type Connection,
  type ConnectionSet,
  type IntegrationKeyEntry,
  type Organizations,
  type Problem,
  type Project,
  type SourceDocument,
  type Table,
  type Reader,
  type ReaderInput,
  type ReaderOutput,
} from '@dipv/core';
import { decodeText } from '../bytes/decode-text.js';
import type { InputContent } from '../bytes/input-content.js';
import { InputError } from '../bytes/input-error.js';
import { Facts } from '../facts/facts.js';
import { fileProblem } from '../facts/problems.js';
import { documentAt, JsonFile } from '../json/file.js';

/**
 * Has an input read by the first reader that recognises it.
 * @returns whether there is one
 * @throws InputError on an input that it cannot read
 */
export async function readOwn(content: InputContent, readers: readonly Reader[], facts: Facts): Promise<boolean> {
  const input = new OwnInput(content);
  const reader = readers.find((each) => isRecognised(input, each, facts));
  if (reader === undefined) return false;
  const read = new Facts();
  try {
    await reader.read(input, new OwnOutput(content.file, read));
  } catch (error) {
    throw blamed(reader, error);
  }
  facts.add(read);
  return true;
}

function isRecognised(input: ReaderInput, reader: Reader, facts: Facts): boolean {
  try {
    return reader.recognises(input);
  } catch (error) {
    // bytes that are no text are no fault of the reader; with its own fault, the others still read the input
    if (!(error instanceof InputError)) facts.problems.push(fileProblem(input.file, blamed(reader, error).reason));
    return false;
  }
}

function blamed({ name }: Reader, error: unknown): InputError {
  if (error instanceof InputError) return error;
  return new InputError(`the reader of ${name} fails: ${error instanceof Error ? error.message : String(error)}`);
}

class OwnInput implements ReaderInput {
  private readonly json: JsonFile;

  constructor(private readonly content: InputContent) {
    this.json = new JsonFile(content.file, () => decodeText(this.bytes()));
  }

  get file(): string {
    return this.content.file;
  }

  get document(): SourceDocument {
    return documentAt(this.json, '');
  }

  bytes(): Uint8Array {
    const { source } = this.content;
    return Uint8Array.from(source.read(0, source.size)); // what the source gives holds until the next call only
  }

  text(): string {
    return this.json.text;
  }
}

class OwnOutput implements ReaderOutput {
  constructor(
    private readonly file: string,
    private readonly facts: Facts,
  ) {}

  project(project: Project): void {
    this.facts.projects.push(project);
  }

  connectionSet(connectionSet: ConnectionSet): void {
    this.facts.connectionSets.push(connectionSet);
  }

  table(table: Table): void {
    const technicalNames = table.technicalNames ?? table.names;
    this.facts.tables.push({ ...table, origin: 'metadata list', technicalNames, assumedFields: new Set() });
  }

  integrationKey(key: Omit<IntegrationKeyEntry, 'file'>): void {
    this.facts.integrationKeys.push({ ...key, file: this.file });
  }

  connections(connections: readonly Connection[]): void {
    this.facts.connections = [...(this.facts.connections ?? []), ...connections];
  }

  organizations(list: keyof Organizations, names: readonly string[]): void {
    this.facts.organizations[list] = [...(this.facts.organizations[list] ?? []), ...names];
  }

  problem(
    reason: string,
    severity: Problem['severity'] = 'error',
    place: { readonly line: number | null; readonly column: number | null } = { line: null, column: null },
  ): void {
    this.facts.problems.push({ ...fileProblem(this.file, reason, severity), ...place });
  }
}
