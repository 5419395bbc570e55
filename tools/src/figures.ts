import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes one marked section of docs/reliability.md anew; the rest of the page stays as it is. */
export function writeFigures(root: string, section: string, markdown: string): void {
  const file = join(root, 'docs/reliability.md');
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '# Reliability\n';
  const [start, end] = [`<!-- figures: ${section} -->`, `<!-- end of figures: ${section} -->`];
  const block = `${start}\n${markdown}\n${end}`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  const isThere = from !== -1 && to > from;
  writeFileSync(file, isThere ? page.slice(0, from) + block + page.slice(to + end.length) : `${page}\n${block}\n`);
}
