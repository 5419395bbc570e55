import { getSystemErrorMap } from 'node:util';
import { isNativeError } from 'node:util/types';
import { withoutSecrets, type Problem } from '@dipv/core';
import { InputError } from '../bytes/input-error.js';

/** A problem of a whole file. A reason may quote what a service, a parser or a reader of one's own said. */
export function fileProblem(file: string, reason: string, severity: Problem['severity'] = 'error'): Problem {
  return { kind: 'input', severity, file, reason: withoutSecrets(reason), pointer: null, line: null, column: null };
}

/** A file that was looked at and is no input. */
export function foreign(file: string, reason: string): Problem {
  return { ...fileProblem(file, reason, 'info'), kind: 'foreign' };
}

/**
 * Runs a step of reading. Whatever goes wrong becomes a problem of the input: a fault of the program, too, costs this
 * input and no other.
 */
export async function reportingProblems(
  file: string,
  { problems, onFault }: { readonly problems: Problem[]; readonly onFault?: ((error: unknown) => void) | undefined },
  read: () => void | Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    const fault = error instanceof InputError ? error : (fileSystemFault(error) ?? programFault(error));
    if (fault instanceof ProgramFault) onFault?.(error);
    const { pointer = null, line = null, column = null } = fault.place;
    problems.push({ ...fileProblem(file, fault.reason), pointer, line, column });
  }
}

function fileSystemFault(error: unknown): InputError | null {
  if (!isNativeError(error) || !('syscall' in error)) return null;
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : 0;
  return new InputError(`cannot be read: ${getSystemErrorMap().get(number)?.[1] ?? error.message}`); // without the path
}

class ProgramFault extends InputError {}

function programFault(error: unknown): ProgramFault {
  const message = isNativeError(error) ? error.message : String(error);
  return new ProgramFault(
    `could not be read, by a fault in the program: ${message}; run again with --debug for details, and report them with the input if you can`,
  );
}
