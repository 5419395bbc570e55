import { ConfigurationError, withoutSecrets, type ReportFormat } from '@dipv/core';
import { CommanderError } from '#commander';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { note } from '../output/note.js';
import { print, StdoutError } from '../output/stdout.js';
import type { Build } from '../configuration/build-validator.js';
import { createProgram } from './program.js';
import { UsageError } from '../options/usage-error.js';

/** Runs the command line. Never throws; the code says how it ended. */
export async function main(build: Build, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const help: string[] = [];
  const debug = args.includes('--debug');
  const isHelp = args.some((word) => ['-h', '--help', 'help'].includes(word));
  try {
    checkBlank(args);
    const program = createProgram(
      build,
      (ended) => {
        code = ended;
      },
      isHelp ? await boundFormats(build) : [],
      (text) => help.push(text),
      args[0] === 'validate' && !isHelp,
    );
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    const ended = report(build, error, debug);
    return print(help).then(
      () => ended,
      (fault: unknown) => report(build, fault, debug),
    );
  }
}

/** A path that is empty would be the working folder: all of it would be checked, or documents written there. */
function checkBlank(args: readonly string[]): void {
  const blank = args.findIndex((arg) => arg === '' || /^--[a-z-]+=$/.test(arg));
  if (blank === -1) return;
  const behind = args[blank] === '' ? args[blank - 1] : args[blank];
  throw new UsageError(
    `The argument${behind === undefined ? '' : ` after ${behind.replace(/=$/, '')}`} is empty, as where a variable is not set: say what is meant, or leave it out.`,
  );
}

/** Says what went wrong, and with which code that ends. */
export function report({ name }: Build, error: unknown, debug: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage; // commander has said what is wrong
  if (error instanceof StdoutError) {
    note(`${name}: ${error.message}`);
    return EXIT.fault;
  }
  if (error instanceof UsageError || error instanceof ConfigurationError) {
    note(`${name}: ${error.message}`);
    if (debug && error.cause instanceof Error) note(withoutSecrets(error.cause.stack ?? ''));
    return EXIT.usage;
  }
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
    note(`${name}: the working folder is gone: change to one that is there.`);
    return EXIT.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  note(`${name}: a fault in the program: ${withoutSecrets(debug ? stack : message)}`);
  if (!debug) note('Run again with --debug for details, and report them with the input if you can.');
  return EXIT.fault;
}

/** Only help needs them at once; a run loads the build with its configuration. */
async function boundFormats(build: Build): Promise<readonly ReportFormat[]> {
  const { buildValidator } = await import('../configuration/build-validator.js');
  return [...buildValidator(build).formats.values()];
}
