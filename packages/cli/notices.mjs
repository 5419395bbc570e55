import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the licences of the packages inside ask for: that their texts come along.
 * @param inputs files of a bundle, from here
 * @throws Error on a package that brings none
 */
export function noticesOf(inputs) {
  const folders = inputs.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean);
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version: of, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = licencesOf(folder, name, of).map((file) => readFileSync(file, 'utf8').trim());
    if (!texts.some((text) => text.length > 0)) {
      throw new Error(`${name} ${of} (${license}) is bundled and brings no text of its licence: put that of its \
repository into packages/cli/licences/${ownFile(name, of)}`);
    }
    return `${name} ${of}\n\n${texts.join('\n\n')}\n`;
  });
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

/** The licence of a package and notices beside it; of one that forgot to publish them, what we keep ourselves. */
function licencesOf(folder, name, of) {
  const brought = readdirSync(folder).filter((each) => /^(?:un)?licen[cs]e|^copying|^copyright|^notice/i.test(each));
  if (brought.length > 0) return brought.map((file) => join(folder, file));
  const kept = fileURLToPath(new URL(`licences/${ownFile(name, of)}`, import.meta.url));
  return existsSync(kept) ? [kept] : [];
}

function ownFile(name, of) {
  return `${name.replace('/', '-')}-${of}.txt`;
}
