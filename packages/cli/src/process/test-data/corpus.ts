import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-dipv.js';

const FOLDER = join(ROOT, '../shared/corpus');

/** Solutions as Microsoft shipped them, beside this repository; `null` where they are not. Nothing of them is copied. */
export const CORPUS: string | null = existsSync(join(FOLDER, 'solutions')) ? FOLDER : null;

if (CORPUS === null) {
  process.stderr.write('\n*** No real solutions at ../shared/corpus: what they would show is NOT tested here. ***\n\n');
}

/** The three solutions and the list of integration keys, as paths from the root of the repository. */
export function corpusInputs(): readonly string[] {
  const solutions = readdirSync(join(FOLDER, 'solutions')).filter((name) => name.endsWith('.zip'));
  return [
    ...solutions.sort().map((name) => `../shared/corpus/solutions/${name}`),
    '../shared/corpus/integration-keys.json',
  ];
}
