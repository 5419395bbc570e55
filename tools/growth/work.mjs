import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPTIONS = { maxInputSize: 2 ** 30, allVersions: false };
const CONTEXT = { color: false, quiet: false, width: 100, failures: [], sourceLines: () => null };

/** Writes the input of a dimension, and gives the work that a run does with it. */
export async function workOf({ program, folder }, { files, config, format, fixes, baseline, shards }) {
  const { createValidator, readWorkspace, mergeShards, planFixes, applyBaseline, parseReport, modules } = program;
  const cwd = join(folder, 'input');
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const validatorOf = () => createValidator({ modules, config });
  const read = () => readWorkspace(['.'], { ...OPTIONS, cwd });
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
    let characters = 0;
    const text = render(report, { ...CONTEXT, rules: validator.rules });
    for (const piece of typeof text === 'string' ? [text] : text) characters += piece.length;
    return characters;
  };
}
