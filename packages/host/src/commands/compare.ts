import type { Comparison, ComparisonFormat } from '@dipv/compare';
import { nearestName } from '@dipv/core';
import type { Build } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import type { CompareFail } from '../options/compare-fails.js';
import type { Output, ValidateOptions } from '../options/validate-options.js';
import { UsageError } from '../options/usage-error.js';
import { checkKept } from '../output/check-kept.js';
import { checkPlaces } from '../output/check-places.js';
import { columnsOf } from '../output/columns-of.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { gathered } from '../output/gathered.js';
import { note } from '../output/note.js';
import { problemLine } from '../output/problem-line.js';
import { terminalOf } from '../output/streams.js';
import { useColor } from '../output/use-color.js';
import { withinSize } from '../output/within-size.js';
import { writeOutput } from '../output/write-output.js';
import { checkMemory } from '../run/check-memory.js';
import { checkReadable, checkSide, readSide, withMapsOf, type SideRead } from '../run/compared-side.js';
import { setUp, type Setup } from '../run/setup.js';

export interface CompareOptions extends Omit<ValidateOptions, 'failOn' | 'stdinFilename'> {
  readonly failOn?: readonly CompareFail[];
}

/**
 * `dipv compare A B`: what changed from one state of maps and metadata to another, and what of it breaks.
 * @throws UsageError where a side cannot be read at all
 */
export async function compareSides(
  build: Build,
  [before, after]: readonly [before: string, after: string],
  { failOn = [], ...options }: CompareOptions,
): Promise<ExitCode> {
  const setup = await setUp(build, [], { ...options, stdinFilename: '<stdin>' });
  tellOfForeign(setup.configuration, setup.cwd);
  const { compare, COMPARISON_FORMATS } = await import('@dipv/compare');
  const outputs = options.format ?? [{ format: 'pretty', file: null }];
  checkFormats(outputs, COMPARISON_FORMATS);
  const { cwd } = setup;
  checkPlaces(outputs, cwd);
  checkKept(outputs, cwd, 'is an input', [before, after, ...setup.paths]);
  checkKept(outputs, cwd, 'is the configuration, or a part of it', setup.configuration.files);
  if (before === '-' && after === '-') throw new UsageError('Only one side can come from the standard input.');
  const read: SideRead[] = [];
  const told = new Set<string>();
  try {
    for (const side of [before, after]) read.push(await readSide(side, setup));
    for (const { workspace } of read) {
      for (const line of workspace.problems.filter(({ severity }) => severity !== 'info').map(problemLine)) {
        if (!told.has(line)) note(line);
        told.add(line);
      }
    }
    checkReadable(read);
    for (const { used } of read) checkKept(outputs, cwd, 'was compared, or decided about it', used);
    const [old, now] = withMaps(read).map((side) => checkSide(side, setup));
    if (old === undefined || now === undefined) throw new Error('Two sides were read.');
    const comparison = compare(old, now, setup.tool, checkMemory);
    for (const output of outputs) await print(comparison, output, COMPARISON_FORMATS, setup);
    if (read.some(({ workspace }) => workspace.problems.some(({ severity }) => severity === 'error')))
      return EXIT.usage;
    return failOn.some((fail) => fails(comparison, fail)) ? EXIT.findings : EXIT.ok;
  } finally {
    for (const { tree } of read) await tree?.remove();
  }
}

function withMaps(read: readonly SideRead[]): readonly SideRead[] {
  const other = read.find(({ workspace }) => workspace.projects.length > 0);
  if (other === undefined) return read;
  return read.map((side) => {
    if (side.workspace.projects.length > 0) return side;
    note(`${side.name} holds no maps: those of ${other.name} are compared under its metadata.`);
    return withMapsOf(other, side);
  });
}

function fails({ summary }: Comparison, fail: CompareFail): boolean {
  const { breaking, review, safe, newErrors, newFindings, goneFindings } = summary;
  if (fail === 'breaking') return breaking > 0;
  return fail === 'new-error' ? newErrors > 0 : breaking + review + safe + newFindings + goneFindings > 0;
}

function checkFormats(outputs: readonly Output[], formats: readonly ComparisonFormat[]): void {
  const known = formats.map(({ name }) => name);
  for (const { format } of outputs) {
    if (known.includes(format)) continue;
    const nearest = nearestName(format, known);
    throw new UsageError(
      `There is no format ${format} of comparisons. ${nearest === null ? '' : `Did you mean ${nearest}? `}Formats: ${known.join(', ')}.`,
    );
  }
}

async function print(
  comparison: Comparison,
  { format, file }: Output,
  formats: readonly ComparisonFormat[],
  { options, cwd }: Setup,
): Promise<void> {
  const render = await formats.find(({ name }) => name === format)?.load();
  if (render === undefined) return;
  const color = file === null && useColor(options.color, () => terminalOf('stdout') !== null, process.env);
  const text = render(comparison, { color, width: columnsOf(file === null ? terminalOf('stdout') : null) });
  const pieces = withinSize(gathered(text), options.maxOutputSize, file === null ? format : `${format}:${file}`);
  await writeOutput(pieces, file, cwd);
}
