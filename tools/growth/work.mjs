import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPTIONS = { maxInputSize: 2 ** 30, allVersions: false };
const CONTEXT = { color: false, quiet: false, width: 100, failures: [], sourceLines: () => null };

/** Writes the input of a dimension, and gives the work that a run does with it. */
export async function workOf({ program, folder }, { files, before, pages, config, format, fixes, baseline, shards }) {
  const { createValidator, readWorkspace, mergeShards, planFixes, applyBaseline, parseReport, modules } = program;
  const cwd = writeInput(join(folder, 'input'), files);
  const validatorOf = () => createValidator({ modules, config });
  const read = (from = cwd) => readWorkspace(['.'], { ...OPTIONS, cwd: from });
  if (before !== undefined) {
    const earlier = writeInput(join(folder, 'before'), before);
    return async () => {
      const sides = [await read(earlier), await read()].map(({ workspace }) => sideOf(workspace, validatorOf()));
      const comparison = program.compare(...sides, { name: 'dipv', version: '0.0.0' });
      const render = await program.COMPARISON_FORMATS.find(({ name }) => name === format).load();
      return lengthOf(render(comparison, CONTEXT));
    };
  }
  if (pages !== undefined) {
    const load = program.PAGE_FORMATS.find(({ name }) => name === pages).load;
    return async () => {
      const [validator, { workspace }] = [validatorOf(), await read()];
      return (await load())(program.describe(validator.contexts(workspace), validator.dependencies(workspace)));
    };
  }
  if (shards !== undefined) {
    const report = validatorOf().validate((await read()).workspace);
    const renderJson = await validatorOf().formats.get('json').load();
    const texts = Array.from({ length: shards }, (_, i) => {
      const projects = report.projects.filter((_, at) => at % shards === i);
      const text = renderJson({ ...report, projects, shard: { index: i + 1, count: shards } }, CONTEXT);
      return [...text].join('');
    });
    return () => mergeShards(texts.map((text, i) => ({ file: `${i}.json`, report: parseReport(text) })));
  }
  return async () => {
    const validator = validatorOf();
    const { workspace } = await read();
    let report = validator.validate(workspace);
    if (fixes) planFixes(report);
    if (baseline) {
      const entries = report.projects.flatMap(({ name, findings }) =>
        findings.map(({ fingerprint, code, field }) => ({ fingerprint, code, field, map: name })),
      );
      report = applyBaseline(report, { file: 'baseline.json', entries }).report;
    }
    if (format === undefined) return report;
    const render = await validator.formats.get(format).load();
    return lengthOf(render(report, { ...CONTEXT, rules: validator.rules }));
  };
}

function writeInput(cwd, files) {
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** A side of a comparison, as `compare` of the command line makes it. */
function sideOf(workspace, validator) {
  const found = new Map();
  for (const { project, report } of validator.check(workspace, {})) found.set(project, report.findings);
  const maps = validator.contexts(workspace).map((map) => ({ map, findings: found.get(map.model) ?? [] }));
  return { name: '.', maps, tables: workspace.tables, unread: 0 };
}

/** Of all the pieces of a text. */
function lengthOf(text) {
  let characters = 0;
  for (const piece of typeof text === 'string' ? [text] : text) characters += piece.length;
  return characters;
}
