import type { Problem } from '@dipv/core';
import type { JsonFault } from '../json/parse.js';
import type { JsonDocument } from '../json/document.js';

/** A problem of a whole file. */
export function fileProblem(file: string, reason: string, severity: Problem['severity'] = 'error'): Problem {
  return { severity, file, reason, pointer: null, line: null, column: null };
}

/** A problem at a place of a document. */
export function problemAt(
  document: JsonDocument,
  pointer: string,
  reason: string,
  severity: Problem['severity'] = 'error',
): Problem {
  const place = document.locate([pointer])[0];
  return { severity, file: document.file, reason, pointer, line: place?.line ?? null, column: place?.column ?? null };
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
  return { severity, file: document.file, reason, pointer: null, line, column };
}
