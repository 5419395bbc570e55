import type { Reader, ReaderInput, ReaderOutput, SourceDocument } from '@dipv/core';
import { decodeText } from '../bytes/decode-text.js';
import type { InputContent } from '../bytes/input-content.js';
import { InputError } from '../bytes/input-error.js';
import { Facts } from '../facts/facts.js';
import { fileProblem } from '../facts/problems.js';
import { documentAt, JsonFile } from '../json/file.js';
import { explain } from '../readers/shape.js';
import type { TOLD } from './told-shapes.js';

/**
 * Has an input read by the first reader that recognises it.
 * @returns whether there is one
 * @throws InputError on an input that it cannot read
 */
export async function readOwn(content: InputContent, readers: readonly Reader[], facts: Facts): Promise<boolean> {
  const json = jsonOf(content);
  const input = inputOf(content, json);
  const reader = readers.find((each) => isRecognised(input, each, facts));
  if (reader === undefined) return false;
  const read = new Facts();
  const { TOLD } = await import('./told-shapes.js'); // most runs have no reader of their own
  try {
    await reader.read(input, outputOf(content.file, read, TOLD));
  } catch (error) {
    throw blamed(reader, error);
  }
  if (read.projects.length + read.connectionSets.length > 0) json.keep();
  facts.add(read);
  facts.told.set(content.file, new Map([[reader.name, 1]]));
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

function jsonOf({ file, source }: InputContent): JsonFile {
  return new JsonFile(file, () => decodeText(source.read(0, source.size)));
}

/** Of plain functions, so that a reader may take them apart: `const { text } = input`. */
function inputOf({ file, source }: InputContent, json: JsonFile): ReaderInput {
  // what the source gives holds until the next call only
  const bytes = () => Uint8Array.from(source.read(0, source.size));
  const document: SourceDocument = documentAt(json, '');
  return { file, document, bytes, text: () => json.text };
}

/** @throws Error where what is told is not what its type says, which nobody has checked of a reader in JavaScript */
function outputOf(file: string, facts: Facts, shapes: typeof TOLD): ReaderOutput {
  const check = (to: keyof typeof TOLD, ...given: readonly unknown[]): void => {
    const [issue] = shapes[to].safeParse(given, { error: explain }).error?.issues ?? [];
    if (issue === undefined) return;
    const [, ...path] = issue.path.map(String);
    const at = path.length === 0 ? '' : `, at ${path.join('.')}`;
    throw new Error(`what it gives to ${to} is wrong${at}: ${issue.message}`);
  };
  return {
    project(project) {
      check('project', project);
      facts.projects.push(project);
    },
    connectionSet(connectionSet) {
      check('connectionSet', connectionSet);
      facts.connectionSets.push(connectionSet);
    },
    table(table) {
      check('table', table);
      const technicalNames = table.technicalNames ?? table.names;
      facts.tables.push({ ...table, origin: 'metadata list', technicalNames, assumedFields: new Set() });
    },
    integrationKey(key) {
      check('integrationKey', key);
      facts.integrationKeys.push({ ...key, file });
    },
    connections(connections) {
      check('connections', connections);
      facts.connections = [...(facts.connections ?? []), ...connections];
    },
    organizations(list, names) {
      check('organizations', list, names);
      facts.organizations[list] = [...(facts.organizations[list] ?? []), ...names];
    },
    problem(reason, severity = 'error', place?: { readonly line: number | null; readonly column: number | null }) {
      check('problem', reason, severity);
      facts.problems.push({ ...fileProblem(file, reason, severity), ...(place ?? { line: null, column: null }) });
    },
  };
}
