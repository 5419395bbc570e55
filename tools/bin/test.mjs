// npm test: every check of the workspace. Shows in full what failed, and what was not tested here and why; the rest is
// a line each. Pages that follow from the rules are written, not checked: a new rule needs no other change. The last line
// counts them all.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installAll } from './install.mjs';
import { nxCommand } from './nx-command.mjs';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';
import { run, SILENCE, step, visible } from './step.mjs';

await installAll(); // first: Nx is looked up below

const node = (...args) => [process.execPath, args];
const nx = (...args) => nxCommand([...args, '--output-style=static-failures-only', '--parallel=2']);

/** New each time; what it finds is kept as a file, see CONTRIBUTING.md. */
const SEED = String(Math.floor(Math.random() * 2 ** 31));
const PAGES = 'Pages about the rules';
const JOURNEY = 'Publishing, installing and composing by a local registry';
/** How the journey ends where the npm registry cannot be reached. */
const UNREACHABLE = 75;
const CHECKS = [
  ['Formatting', node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  ['Project references', nxCommand(['sync:check'])],
  ['Build, lint, types and imports', nx('run-many', '-t', 'build', 'bundle', 'lint', 'typecheck', 'imports')],
  ['Files and exports that nothing uses', node('node_modules/knip/bin/knip.js', '--no-progress')],
  [PAGES, node('tools/bin/generate.mjs', '--rules')], // says which of them it had to write
  ['Generated files', node('tools/bin/generate.mjs', '--check')],
  ['Growth', node('tools/growth/growth.mjs', '--small')],
  ['Packed packages', node('tools/bin/check-packed.mjs')],
  ['A release, without doing it', node('tools/bin/check-release.mjs')],
  [JOURNEY, node('tools/journey/journey.mjs')],
  [`Fuzzing with the seed ${SEED}`, node('tools/bin/fuzz.mjs', '--minutes', '0.3', '--seed', SEED)],
  ['Faults around the program', node('tools/bin/faults.mjs', '--short')],
];
const PROJECTS = [...packageFolders(), 'tools'].filter(hasTests);

const out = process.stdout;
const failures = [];
const skippedSteps = [];
const written = [];
let passed = 0;
let failed = 0;

for (const [title, command] of CHECKS) {
  const { ok, code, text } = await step(out, title, ...command);
  if (ok) passed++;
  else if (title === JOURNEY && code === UNREACHABLE)
    skippedSteps.push({ file: 'tools/journey', why: 'the npm registry cannot be reached', count: 1 });
  else fail(title, text);
  if (title === PAGES) written.push(...text.split('\n').filter((line) => /\.md( \(gone\))?$/.test(line)));
}
const outcomes = await runTests();
for (const [project, outcome] of outcomes) {
  passed += outcome.passed;
  failed += outcome.failed;
  failures.push(...outcome.failures.map(({ file, text }) => [`${project}/${file}`, text]));
}
const skipped = [
  ...skippedSteps,
  ...outcomes.flatMap(([project, outcome]) =>
    outcome.skipped.map(({ file, why, count }) => ({ file: `${project}/${file}`, why, count })),
  ),
];
const skippedCount = countOf(skipped);

for (const [title, text] of failures) out.write(`\n# Failed: ${title}\n\n${visible(text).trim()}\n`);
if (written.length > 0) out.write(`\n# Written anew, since the rules changed: commit them\n`);
for (const file of written) out.write(`  ${file}\n`);
for (const why of new Set(skipped.map((each) => each.why))) {
  const of = skipped.filter((each) => each.why === why);
  out.write(`\n# Not tested here: ${countOf(of)} tests, since ${why}\n`);
  for (const { file, count } of of) out.write(`  ${file} (${count})\n`);
}
out.write(`\n${passed} passed, ${failed} failed${skippedCount === 0 ? '' : `, ${skippedCount} skipped`}\n`);
process.exitCode = failed === 0 ? 0 : 1;

function fail(title, text) {
  failed++;
  failures.push([title, text]);
}

/** Runs the tests of every project, with a line for each as it ends. Gives the outcomes by project. */
async function runTests() {
  out.write('Tests …\n');
  for (const project of PROJECTS) rmSync(outcomeFile(project), { force: true }); // one of an earlier run proves nothing
  const ended = new Map();
  let lastLine = performance.now();
  const start = lastLine;
  const report = () => {
    for (const project of PROJECTS) {
      const outcome = ended.has(project) ? null : outcomeOf(project);
      if (outcome === null) continue;
      ended.set(project, outcome);
      out.write(`  ${project}: ${summaryOf(outcome)}\n`);
      lastLine = performance.now();
    }
    if (performance.now() - lastLine < SILENCE) return;
    lastLine = performance.now();
    const running = PROJECTS.filter((project) => !ended.has(project)).join(', ');
    out.write(`  still running after ${Math.round((lastLine - start) / 1000)} s: ${running}\n`);
  };
  const watch = setInterval(report, 500);
  const { ok, text } = await run(...nx('run-many', '-t', 'test'));
  clearInterval(watch);
  report();
  const silent = PROJECTS.filter((project) => !ended.has(project));
  const known = [...ended.values()].some((outcome) => outcome.failed > 0);
  if (silent.length > 0 || ok === known) fail(`Tests${silent.map((project) => ` of ${project}`).join(',')}`, text);
  return [...ended];
}

function hasTests(project) {
  return JSON.parse(readFileSync(join(ROOT, project, 'package.json'), 'utf8')).nx?.targets?.test !== undefined;
}

function outcomeFile(project) {
  return join(ROOT, project, 'test-results/outcome.json');
}

/** What tools/jest/count-reporter.cjs wrote, or `null` before it has. */
function outcomeOf(project) {
  try {
    return existsSync(outcomeFile(project)) ? JSON.parse(readFileSync(outcomeFile(project), 'utf8')) : null;
  } catch {
    return null; // half written
  }
}

function summaryOf(outcome) {
  const parts = [`${outcome.passed} passed`];
  if (outcome.failed > 0) parts.push(`${outcome.failed} FAILED`);
  if (outcome.skipped.length > 0) parts.push(`${countOf(outcome.skipped)} not tested here`);
  return parts.join(', ');
}

function countOf(skips) {
  return skips.reduce((sum, { count }) => sum + count, 0);
}
