// The GitHub Action. The runner sets INPUT_* for each input, and gives a file for outputs and one for the summary:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldBase, InputFault, runDipv, toFlag } from './run-dipv.mjs';

const { env } = process;
const OF_SHALLOW = { input: 'changed-only', remedy: 'let actions/checkout fetch the history (fetch-depth: 0)' };
/** Bytes of a summary, beyond which GitHub shows nothing of it. */
const MOST_SUMMARY = 2 ** 20;
const CUT = '\n\nThe rest is too long for a job summary; the log has all.\n';

async function main() {
  const folder = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'dipv-'));
  const inputs = {
    paths: input('paths') || '.',
    configuration: input('configuration'),
    baseline: input('baseline'),
    failOn: input('fail-on'),
    formats: input('formats'),
    base: toFlag('changed-only', input('changed-only')) ? heldBase(input('base') || baseOfEvent(), OF_SHALLOW) : null,
  };
  const { code, counts, said } = await runDipv(inputs, 'github', folder);
  if (counts === null) {
    refuse(code, said);
    return;
  }
  process.exitCode = code;
  const { maps, errors, warnings, infos, notChecked, leftAside } = counts;
  const numbers = { maps, errors, warnings, infos, 'not-checked': notChecked, 'left-aside': leftAside };
  append(
    env.GITHUB_OUTPUT,
    Object.entries({ sarif: join(folder, 'dipv.sarif'), ...numbers })
      .map(outputLine)
      .join(''),
  );
  append(env.GITHUB_STEP_SUMMARY, fitting(readFileSync(join(folder, 'dipv.md'))));
}

function input(name) {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** @throws InputFault where the event has no state before it */
function baseOfEvent() {
  const path = env.GITHUB_EVENT_PATH ?? '';
  const event = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const base = event.pull_request?.base?.sha ?? event.before ?? '';
  if (/^0*$/.test(base)) {
    throw new InputFault(
      'changed-only needs a commit to measure against, which this event does not tell: set base, such as origin/main.',
    );
  }
  return base;
}

function outputLine([name, value]) {
  return `${name}=${value}\n`;
}

function append(file, text) {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** As many whole lines as GitHub shows. */
function fitting(summary) {
  if (summary.length <= MOST_SUMMARY) return summary;
  const room = summary.subarray(0, MOST_SUMMARY - CUT.length);
  return Buffer.concat([room.subarray(0, room.lastIndexOf('\n')), Buffer.from(CUT)]);
}

/** Nothing was checked: without an annotation and a summary nobody would see why. */
function refuse(code, reason) {
  const escaped = reason.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::error title=dipv::${escaped}`);
  const indented = reason.split(/\r?\n/).map((line) => `    ${line}\n`);
  append(env.GITHUB_STEP_SUMMARY, `## ❌ dipv: nothing was checked\n\n${indented.join('')}`);
  process.exitCode = code;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof InputFault)) throw error;
  refuse(2, error.message);
}
