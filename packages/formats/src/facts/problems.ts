import { isNativeError } from 'node:util/types';
import { withoutSecrets, type Problem, type SourceDocument } from '@dipv/core';
import { InputError } from '../bytes/input-error.js';
import type { JsonFault } from '../json/parse.js';
import type { JsonDocument } from '../json/document.js';

/** A problem of a whole file. A reason may quote what a service, a parser or a reader of one's own said. */
export function fileProblem(file: string, reason: string, severity: Problem['severity'] = 'error'): Problem {
  return { kind: 'input', severity, file, reason: withoutSecrets(reason), pointer: null, line: null, column: null };
}

/** A problem at a place of a document. */
export function problemAt(
  document: Pick<SourceDocument, 'file' | 'locate'>,
  pointer: string,
  reason: string,
  severity: Problem['severity'] = 'error',
): Problem {
  const place = document.locate([pointer])[0];
  const { line = null, column = null } = place ?? {};
  return { ...fileProblem(document.file, reason, severity), pointer, line, column };
}

/** A fault in the syntax of a document, at the very character. */
export function syntaxProblem(
  document: JsonDocument,
  fault: JsonFault,
  reason: string,
  severity: Problem['severity'] = 'error',
): Problem {
  const offset = fault.offset ?? 0;
  const { line, column } = document.open().place({ start: offset, end: offset });
  return { ...fileProblem(document.file, reason, severity), line, column };
}

/** Runs a step of reading. A fault of the input becomes a problem; a fault of the program stays one. */
export async function reportingProblems(
  file: string,
  { problems }: { readonly problems: Problem[] },
  read: () => void | Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    const fault = error instanceof InputError ? error : fileSystemFault(error);
    const { pointer = null, line = null, column = null } = fault.place;
    problems.push({ ...fileProblem(file, fault.reason), pointer, line, column });
  }
}

function fileSystemFault(error: unknown): InputError {
  if (isNativeError(error) && 'syscall' in error) return new InputError(`cannot be read: ${error.message}`);
  throw error;
}
