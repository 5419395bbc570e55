import { countText } from '@dipv/reporter';
import { remark } from '../output/note.js';
import { check } from './check.js';
import { checkOverwritten } from './check-usage.js';
import { conclude, type Conclusion } from './conclude.js';
import { fix } from './fix.js';
import type { Outcome } from './outcome.js';
import { withoutOwnFiles } from './own-files.js';
import type { Run } from './run.js';

/** A run from its inputs to what it says of them. */
export async function validateOnce(run: Run): Promise<Conclusion> {
  const mended = await fix(await check(run), run);
  checkOverwritten(mended, run);
  const outcome = { ...mended, report: withoutOwnFiles(mended.report, run) };
  tellOfInputs(outcome, run);
  run.interruption.beforeOutput(outcome.interrupted);
  return conclude(outcome, run);
}

function tellOfInputs({ report, notes }: Outcome, { options, tool }: Run): void {
  const foreign = report.problems.filter(({ kind }) => kind === 'foreign').length;
  if (foreign > 0) {
    const count = countText(foreign, 'file is', 'files are');
    remark(`${count} no input of ${tool.name}${options.verbose === true ? '' : ' (--verbose lists them)'}`, options);
  }
  for (const line of notes) remark(line, options);
}
