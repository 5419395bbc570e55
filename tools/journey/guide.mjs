import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../bin/root.mjs';
import { say, shown } from './shown.mjs';

const BLOCK = /^```(\w+)(?: (run|file=(\S+)))?\n([\s\S]*?)^```$/gm;
/** Blocks of a page that names files in their first line. */
const NAMED = /^\/\/ (\S+)\n/;

/**
 * Does what a guide says, block by block: writes its files, runs its commands, and looks for the output that it shows.
 * @param instead commands to run in the place of others
 * @throws Error on a block that is none of these, or that does not hold
 */
export async function follow(guide, folder, env, instead = new Map()) {
  say(`\n# docs/guides/${guide}\n`);
  let said = '';
  for (const [, language, what, file, text] of readFileSync(join(ROOT, 'docs/guides', guide), 'utf8').matchAll(BLOCK)) {
    if (file !== undefined) {
      write(folder, file, text);
    } else if (what === 'run') {
      said = '';
      for (const line of text.trim().split('\n')) said += await runLine(instead.get(line) ?? line, folder, env);
    } else if (language === 'output') {
      if (!said.includes(text.trim())) throw new Error(`${guide} shows what was not said:\n${text}`);
    } else {
      throw new Error(`${guide} has a block that nobody tries: mark it as a file or as run.\n${text}`);
    }
  }
}

/**
 * Does what a page says whose blocks are files, named in their first line, and commands: writes all files, then runs the
 * commands.
 * @param before commands that the page leaves to its reader
 */
export async function followNamed(file, folder, env, before = []) {
  const commands = [...before];
  for (const [, language, , , text] of readFileSync(file, 'utf8').matchAll(BLOCK)) {
    const [comment, name] = NAMED.exec(text) ?? [];
    if (language === 'sh') commands.push(text.trim());
    else if (name !== undefined) write(folder, name, language === 'json' ? text.slice(comment.length) : text);
    else throw new Error(`${file} has a block that nobody tries: name its file in the first line.\n${text}`);
  }
  for (const command of commands) await runLine(command, folder, env);
}

function runLine(line, folder, env) {
  return shown(line, [], { cwd: folder, env, shell: true });
}

function write(folder, file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
