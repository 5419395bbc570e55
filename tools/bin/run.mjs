// npm run build, lint, typecheck: installs what is missing and runs these targets of every project.
import { ensureInstalled } from './ensure-installed.mjs';
import { runNx } from './run-nx.mjs';

ensureInstalled();
process.exitCode = runNx(['run-many', '-t', ...process.argv.slice(2), '--parallel=2']);
