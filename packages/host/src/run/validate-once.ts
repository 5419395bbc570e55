import { resolve } from 'node:path';
import { remark } from '../output/note.js';
import { check } from './check.js';
import { checkOverwritten } from './check-usage.js';
import { conclude, type Conclusion } from './conclude.js';
import { fix } from './fix.js';
import type { Outcome } from './outcome.js';
import type { Run } from './run.js';

/** A run from its inputs to what it says of them. */
export async function validateOnce(run: Run): Promise<Conclusion> {
  const outcome = await fix(await check(run), run);
  tellOfInputs(outcome, run);
  checkOverwritten(outcome.report, run);
  return conclude(outcome, run);
}

function tellOfInputs({ unrecognised, notes }: Outcome, { cwd, configuration, options, tool }: Run): void {
  // The run's own configuration and baseline may lie among the inputs.
  const own = new Set(configuration.files);
  if (options.baseline !== undefined) own.add(resolve(cwd, options.baseline));
  const foreign = unrecognised.filter((file) => !own.has(resolve(cwd, file)));
  if (foreign.length > 0) {
    const list = options.verbose === true;
    const count = foreign.length === 1 ? '1 file is' : `${foreign.length} files are`;
    remark(`${count} no input of ${tool.name}${list ? ':' : ' (--verbose lists them)'}`, options);
    if (list) for (const file of foreign) remark(`  ${file}`, options);
  }
  for (const line of notes) remark(line, options);
}
