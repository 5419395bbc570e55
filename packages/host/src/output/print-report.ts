import {
  nearestName,
  type Failure,
  type FormatAsk,
  type FormatContext,
  type MendingWords,
  type Report,
  type RunFacts,
  type Validator,
} from '@dipv/core';
import { asksFor } from './asks-for.js';
import { checkPlaces } from './check-places.js';
import { columnsOf } from './columns-of.js';
import { gathered } from './gathered.js';
import type { RunLimits } from '../options/limits.js';
import { readSourceLines } from './source-lines.js';
import { terminalOf } from './streams.js';
import { useColor } from './use-color.js';
import type { Output, ValidateOptions } from '../options/validate-options.js';
import type { ReadFiles } from './read-files.js';
import { withinSize } from './within-size.js';
import { writeOutput } from './write-output.js';
import { UsageError } from '../options/usage-error.js';

/** @throws UsageError for a format that does not exist, or two that go to one place */
export function checkOutputs(outputs: readonly Output[], validator: Validator, cwd: string): void {
  for (const { format } of outputs) {
    if (validator.formats.has(format)) continue;
    const known = [...validator.formats.keys()];
    const nearest = nearestName(format, known);
    throw new UsageError(
      `There is no format ${format}. ${nearest === null ? '' : `Did you mean ${nearest}? `}Formats: ${known.join(', ')}.`,
    );
  }
  checkPlaces(outputs, cwd);
}

/** Names of the errors after which the other outputs are still written. */
const OF_ONE_OUTPUT: readonly string[] = ['ConfigurationError', 'StdoutError', 'UsageError'];

/** What printing needs to know. */
export interface Printing {
  readonly outputs: readonly Output[];
  readonly validator: Validator;
  readonly options: Pick<ValidateOptions, 'color' | 'quiet' | 'verbose'> &
    Pick<RunLimits, 'maxInputSize' | 'maxOutputSize'>;
  readonly cwd: string;
  /** Where the files were read. */
  readonly folder: string;
  /** Why the run fails. */
  readonly failures: readonly Failure[];
  /** The files that may be read again, for code frames. */
  readonly files: ReadFiles;
  /** What is told of the run; absent: nothing. */
  readonly run?: RunFacts;
  readonly mending?: MendingWords | undefined;
}

/**
 * Renders a report in every format that was asked for, and writes each to its place.
 * @throws UsageError where files cannot be written or formats of plugins fail, StdoutError where stdout does not take its
 *   text; once all others are written
 */
export async function printReport(
  report: Report,
  { outputs, validator, options, cwd, folder, failures, files, run, mending }: Printing,
): Promise<void> {
  const faults: Error[] = [];
  for (const { format, file } of outputs) {
    try {
      const asked = (what: FormatAsk) => asksFor(what, [{ format }], validator);
      const render = await validator.formats.get(format)?.load();
      if (render === undefined) continue;
      const context: FormatContext = {
        rules: validator.rules,
        color: file === null && useColor(options.color, () => terminalOf('stdout') !== null, process.env),
        quiet: options.quiet === true,
        verbose: options.verbose === true,
        width: columnsOf(file === null ? terminalOf('stdout') : null),
        failures,
        sourceLines: asked('source lines')
          ? await readSourceLines(report, files, folder, options.maxInputSize)
          : () => null,
        ...(asked('advice') ? await adviceFor(validator, run?.docs ?? null) : {}),
        ...(run === undefined ? {} : { run }),
        ...(mending === undefined ? {} : { mending }),
      };
      const text = render(report, context);
      const pieces = withinSize(
        gathered(text),
        options.maxOutputSize,
        `The report ${file === null ? format : `${format}:${file}`}`,
      );
      await writeOutput(pieces, file, cwd);
    } catch (error) {
      if (!(error instanceof Error) || !OF_ONE_OUTPUT.includes(error.name)) throw error;
      faults.push(error);
    }
  }
  const gravest = faults.find(({ name }) => name === 'StdoutError');
  if (gravest !== undefined) throw gravest;
  if (faults.length > 0) throw new UsageError(faults.map(({ message }) => message).join('\n'));
}

async function adviceFor(validator: Validator, docs: string | null): Promise<Pick<FormatContext, 'adviceOn'>> {
  const { advisor } = await import('../not-checked/advice.js');
  return { adviceOn: advisor(validator, docs) };
}
