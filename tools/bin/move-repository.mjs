// node tools/bin/move-repository.mjs OWNER/NAME [ROOT]: writes where the repository is on GitHub into each file that names it, and
// the organization of the teams into CODEOWNERS. Until now: `repository` in the root's package.json.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const [to = '', root = ROOT] = process.argv.slice(2);
if (!/^[\w-]+\/[\w.-]+$/.test(to)) {
  console.error('Give the owner and the name of the repository, such as contoso/dipv.');
  process.exit(2);
}
const [from] = /(?<=^github:).+/.exec(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository);
const ownerOf = (repository) => repository.split('/')[0];
const TEAMS = '.github/CODEOWNERS';

for (const file of namingFiles()) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const moved = file === TEAMS ? text.replaceAll(` @${ownerOf(from)}/`, ` @${ownerOf(to)}/`) : addressed(text);
  if (moved === text) continue;
  writeFileSync(path, moved);
  console.log(file);
}

function namingFiles() {
  const found = execFileSync('git', ['grep', '-lIF', '-e', from], { cwd: root, encoding: 'utf8' });
  return [...found.trim().split('\n'), TEAMS];
}

/** An address, the reference of npm, or a step of GitHub: all else of this name is a package. */
function addressed(text) {
  const name = from.replaceAll('.', '\\.');
  return text.replace(new RegExp(`(?<=github\\.com/|github:|uses: )${name}(?![\\w-])`, 'g'), to);
}
