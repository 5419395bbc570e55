// What the GitHub Action and the task of Azure Pipelines have in common: the program beside this file, run once.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('dist/bin/dipv.cjs', import.meta.url));

/** Characters of what the program says beside its report that are told again. */
const MOST_SAID = 4000;

/** What the step was set up with wrongly, for whoever wrote the pipeline. */
export class InputFault extends Error {
  name = 'InputFault';
}

/**
 * @typedef {object} Inputs
 * @property {string} paths one a line
 * @property {string} configuration
 * @property {string} baseline
 * @property {string} failOn
 * @property {string} formats one a line
 * @property {string | null} base the commit that maps are measured against; `null`: all maps are told of
 */

/** @typedef {{ maps: number, errors: number, warnings: number, infos: number, notChecked: number, leftAside: number }} Counts */

/**
 * Runs `dipv validate`, whose annotations go to the log.
 * @param {Inputs} inputs
 * @param {'github' | 'azure'} annotations
 * @param {string} folder takes `dipv.md`, `dipv.sarif` and `dipv-junit.xml`
 * @returns {Promise<{ code: number, counts: Counts | null, said: string }>} no counts: there is no report, and `said` is why
 */
export async function runDipv({ paths, configuration, baseline, failOn, formats, base }, annotations, folder) {
  const report = join(folder, 'dipv.json');
  const files = [`json:${report}`, `markdown:${join(folder, 'dipv.md')}`, `sarif:${join(folder, 'dipv.sarif')}`];
  const outputs = [annotations, ...files, `junit:${join(folder, 'dipv-junit.xml')}`, ...linesOf(formats)];
  const options = [
    ...outputs.map((output) => `--format=${output}`),
    ...given('config', configuration),
    ...given('baseline', baseline),
    ...given('fail-on', failOn),
    ...given('changed', base ?? ''),
  ];
  const { code, said } = await endOf(['validate', ...options, '--', ...linesOf(paths)]);
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : null;
  return { code, counts, said: said.trim() || `dipv ended with exit code ${code}, and without a report.` };
}

/**
 * A shallow clone, as pipelines make it, lacks what a pull request is measured against.
 * @param {string} base
 * @param {{ input: string, remedy: string }} words of the service
 * @returns {string} the base
 * @throws InputFault
 */
export function heldBase(base, { input, remedy }) {
  const git = (...args) => spawnSync('git', ['rev-parse', ...args], { encoding: 'utf8' });
  const isShallow = git('--is-shallow-repository').stdout?.trim() === 'true';
  if (isShallow && git('--verify', '--quiet', '--end-of-options', `${base}^{tree}`).status !== 0) {
    throw new InputFault(
      `${input} measures against ${base}, which is not in this clone, since it holds the last commits alone: ${remedy}.`,
    );
  }
  return base;
}

/**
 * @param {string} name of the input
 * @param {string} text
 * @returns {boolean}
 * @throws InputFault
 */
export function toFlag(name, text) {
  const flag = text.toLowerCase();
  if (flag !== 'true' && flag !== 'false' && flag !== '')
    throw new InputFault(`${name} is true or false, not ${text}.`);
  return flag === 'true';
}

function given(option, value) {
  return value === '' ? [] : [`--${option}=${value}`];
}

function linesOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function countsOf({ summary, leftAside }) {
  const { projects, errors, warnings, infos, notChecked } = summary;
  return { maps: projects, errors, warnings, infos, notChecked, leftAside: leftAside?.maps ?? 0 };
}

function endOf(args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'inherit', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece) => {
      process.stderr.write(piece);
      said = `${said}${piece}`.slice(0, MOST_SAID);
    });
    child.once('error', fail).once('close', (code) => done({ code: code ?? 3, said }));
  });
}
