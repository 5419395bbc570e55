import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-dipv.js';

const FOLDER = join(ROOT, '../shared/corpus');

/**
 * Solutions as Microsoft shipped them, and the list of integration keys, as paths from the root of the repository.
 * For tests under `describeWith('corpus', …)`; nothing of them is copied.
 */
export function corpusInputs(): readonly string[] {
  const solutions = readdirSync(join(FOLDER, 'solutions')).filter((name) => name.endsWith('.zip'));
  return [
    ...solutions.sort().map((name) => `../shared/corpus/solutions/${name}`),
    '../shared/corpus/integration-keys.json',
  ];
}
