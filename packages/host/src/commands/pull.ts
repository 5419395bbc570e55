import { resolve } from 'node:path';
import { INPUT_KINDS, InputError } from '@dipv/formats';
import type { Lack, PullResult, WayToSignIn } from '@dipv/pull';
import { countText } from '@dipv/reporter';
import type { Build } from '../configuration/build-validator.js';
import { anchorOf, GUIDE } from '../not-checked/guide.js';
import { UsageError } from '../options/usage-error.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { note } from '../output/note.js';
import { ownFile } from '../output/own-file.js';
import { reasonOf } from '../output/reason-of.js';
import { shippedFile } from '../output/shipped-file.js';
import { canRewrite, RewrittenLine } from '../output/rewritten-line.js';
import { terminalOf } from '../output/streams.js';

/** The options of `dipv pull`. */
export interface PullFlags {
  readonly dataverse: string;
  readonly finance: string;
  readonly output: string;
  readonly only?: readonly string[];
  readonly signIn?: WayToSignIn;
  readonly anonymize?: boolean;
}

/** Names that are told one by one. */
const MOST_TOLD = 20;

/**
 * `dipv pull`: fetches maps and what they rest on to a folder.
 * @throws UsageError where nothing can be fetched, or the folder cannot be written
 */
export async function pullMaps(build: Build, flags: PullFlags): Promise<ExitCode> {
  const { pull, PullError, serviceAddress, signIn } = await import('@dipv/pull');
  const terminal = terminalOf('stderr');
  const line = terminal !== null && canRewrite(terminal, process.env) ? new RewrittenLine(terminal) : null;
  try {
    const [dataverse, finance] = [serviceAddress(flags.dataverse), serviceAddress(flags.finance)];
    const program = ownFile();
    const tokens = signIn({ dataverse, finance, way: flags.signIn, env: process.env, program, tell: note });
    const result = await pull({
      dataverse,
      finance,
      tokens,
      folder: resolve(flags.output),
      only: flags.only ?? [],
      anonymize: flags.anonymize === true,
      onProgress: (what, answers) =>
        line?.show(
          () =>
            `${build.name}: answers: ${answers} (kept if interrupted), fetching ${what.replace(/[^\x20-\x7E]/g, '?')}`,
        ),
    });
    line?.end();
    tell(result, flags.output);
    return result.lacks.length === 0 ? EXIT.ok : EXIT.usage;
  } catch (error) {
    if (error instanceof PullError)
      throw new UsageError(`${error.message}${error.input === null ? '' : ` ${otherWay(error.input)}`}`);
    if (error instanceof InputError || (error instanceof Error && 'syscall' in error))
      throw new UsageError(`${flags.output} cannot be written: ${reasonOf(error)}`);
    throw error;
  } finally {
    line?.end();
  }
}

function tell({ maps, tables, entities, kept, unknown, lacks }: PullResult, output: string): void {
  if (kept > 0) note(`Went on with a pull that was not finished: ${countText(kept, 'answer')} of it were kept.`);
  note(
    `Wrote to ${output}: ${countText(maps, 'map')}, ${countText(tables, 'table')} of Dataverse, ${entities} of F&O, and a snapshot.`,
  );
  if (unknown.length > 0) note(`The environments have no table called so: ${shortened(unknown)}.`);
  for (const lack of new Set(lacks.map(({ reason, input }) => `${reason} ${input}`)))
    note(lackLine(lacks.filter(({ reason, input }) => `${reason} ${input}` === lack)));
  if (lacks.some(({ kind }) => kind === 'unanswered' || kind === 'sign-in'))
    note('Run the same command again within a day: it asks only for what is lacking.');
  note(`No API tells integration keys that people chose, nor the organization mapping. ${otherWay('Connection set')}`);
}

/** One line for what was not fetched for the same reason: a user without a role may lack hundreds of entities. */
function lackLine(alike: readonly Lack[]): string {
  const [first] = alike;
  if (first === undefined) return '';
  return `Not fetched: ${shortened(alike.map(({ what }) => what))}: ${first.reason}. ${otherWay(first.input)}`;
}

/** @param title of an input */
function otherWay(title: string): string {
  const input = INPUT_KINDS.find((kind) => kind.title === title);
  const anchor = input === undefined ? null : anchorOf(input);
  return `How else to get it: ${shippedFile(GUIDE)}${anchor ?? ''}`;
}

function shortened(names: readonly string[]): string {
  const more = names.length - MOST_TOLD;
  return `${names.slice(0, MOST_TOLD).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
