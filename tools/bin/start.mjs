// npm start: builds the command line and validates the example workspace with it.
import { spawnSync } from 'node:child_process';
import { buildCli } from './build-cli.mjs';
import { installForBuild } from './install.mjs';
import { ROOT } from './root.mjs';

const FINDINGS = 1;
const PROGRAM = 'packages/cli/bin/dipv.cjs';

await installForBuild();
await buildCli();
process.stdout.write(`
Validating examples/contoso: the maps of an invented company, with planted faults.

`);
const { status } = spawnSync(process.execPath, [PROGRAM, 'validate', 'examples/contoso'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status === FINDINGS) {
  process.stdout.write(`
dipv works: these faults are planted, to show what it finds. examples/contoso/README.md tells what each file is.

Next, your own maps: any files, folders and solution zips, also several together.

  node ${PROGRAM} validate <path...>

Maps alone leave much "not checked"; docs/guides/metadata.md says how to get the rest, least effort first.
`);
}
// npm would print an error page for the faults.
process.exitCode = status === FINDINGS ? 0 : (status ?? 1);
