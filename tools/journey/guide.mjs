import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../bin/root.mjs';
import { shown } from './shown.mjs';

const BLOCK = /^```(\w+)(?: (run|file=(\S+)))?\n([\s\S]*?)^```$/gm;

/**
 * Does what a guide says, block by block: writes its files, runs its commands, and looks for the output that it shows.
 * @throws Error on a block that is none of these, or that does not hold
 */
export async function follow(guide, folder, env) {
  process.stdout.write(`\n# docs/guides/${guide}\n`);
  let said = '';
  for (const [, language, what, file, text] of readFileSync(join(ROOT, 'docs/guides', guide), 'utf8').matchAll(BLOCK)) {
    if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    } else if (what === 'run') {
      said = '';
      for (const line of text.trim().split('\n')) said += await shown(line, [], { cwd: folder, env, shell: true });
    } else if (language === 'output') {
      if (!said.includes(text.trim())) throw new Error(`${guide} shows what was not said:\n${text}`);
    } else {
      throw new Error(`${guide} has a block that nobody tries: mark it as a file or as run.\n${text}`);
    }
  }
}
