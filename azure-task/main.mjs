// The task of Azure Pipelines. The agent sets INPUT_* for each input, and takes commands from the log:
// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldBase, InputFault, runDipv, toFlag } from '../action/run-dipv.mjs';

const { env } = process;
const OF_SHALLOW = { input: 'changedOnly', remedy: 'let the checkout fetch the history (fetchDepth: 0)' };
/** Why a step fails, by the exit code of the program. */
const FAILED = { 1: 'There are findings at or above the severity to fail at, or a limit is passed.' };
const NOT_WHOLE = 'The maps could not be checked as a whole: see the log.';

async function main() {
  const folder = mkdtempSync(join(env.AGENT_TEMPDIRECTORY ?? tmpdir(), 'dipv-'));
  const failOn = input('failOn');
  const inputs = {
    paths: input('paths') || '.',
    configuration: input('configuration'),
    baseline: input('baseline'),
    failOn: failOn === 'configuration' ? '' : failOn,
    formats: input('formats'),
    base: toFlag('changedOnly', input('changedOnly')) ? heldBase(input('base') || targetBranch(), OF_SHALLOW) : null,
  };
  const { code, counts, said } = await runDipv(inputs, 'azure', folder);
  if (counts === null) refuse(code, said);
  else {
    const sarif = join(folder, 'dipv.sarif');
    for (const [name, value] of Object.entries({ sarif, ...counts })) {
      command('task.setvariable', { variable: name, isOutput: 'true' }, String(value));
    }
    command('task.uploadsummary', {}, join(folder, 'dipv.md'));
    // The extension "SARIF SAST Scans Tab" shows what is in the artifact of this name.
    command('artifact.upload', { containerfolder: 'CodeAnalysisLogs', artifactname: 'CodeAnalysisLogs' }, sarif);
    const results = { type: 'JUnit', mergeResults: 'false', publishRunAttachments: 'true', runTitle: 'dipv' };
    command('results.publish', { ...results, resultFiles: join(folder, 'dipv-junit.xml') }, '');
  }
  if (code !== 0 && counts !== null) fail(code, FAILED[code] ?? NOT_WHOLE);
}

function input(name) {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** @throws InputFault outside of a pull request */
function targetBranch() {
  const branch = (env.SYSTEM_PULLREQUEST_TARGETBRANCH ?? '').replace(/^refs\/heads\//, '');
  if (branch === '') {
    throw new InputFault(
      'changedOnly needs a commit to measure against, which only a pull request tells: set base, such as origin/main.',
    );
  }
  return `origin/${branch}`;
}

/** Nothing was checked. */
function refuse(code, reason) {
  command('task.logissue', { type: 'error' }, reason);
  fail(code, reason);
}

function fail(code, message) {
  command('task.complete', { result: 'Failed' }, message);
  process.exitCode = code;
}

function command(name, properties, message) {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)};`);
  console.log(`##vso[${[name, written.join('')].join(' ').trim()}]${escapeMessage(message)}`);
}

// The escapes of the agent: https://github.com/microsoft/azure-pipelines-agent, CommandStringConvertor
function escapeMessage(text) {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text) {
  return escapeMessage(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}

// Nothing awaits at the top level: the task library's mock runner requires this file.
main().catch((error) => {
  if (!(error instanceof InputFault)) throw error;
  refuse(2, error.message);
});
