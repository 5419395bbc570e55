// Removes from every `dist` what the compiler made of sources that are gone, which it leaves there and npm would publish.
// Run before each build: looking costs next to nothing, where cleaning would cost the incremental build.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const root = process.argv[2] ?? ROOT;
/** What the compiler makes of a source, as against what a bundle adds. */
const COMPILED = /(?:\.d\.ts|\.js)(?:\.map)?$/;

for (const folder of packageFolders(root)) {
  const dist = join(root, folder, 'dist');
  if (existsSync(dist)) removeStale(dist, join(root, folder, 'src'));
}

/** Says whether nothing is left. */
function removeStale(made, source) {
  const left = readdirSync(made, { withFileTypes: true }).filter((entry) => {
    const path = join(made, entry.name);
    const isStale = entry.isDirectory()
      ? removeStale(path, join(source, entry.name))
      : COMPILED.test(entry.name) && !existsSync(join(source, entry.name.replace(COMPILED, '.ts')));
    if (isStale) rmSync(path, { recursive: true });
    return !isStale;
  });
  return left.length === 0;
}
