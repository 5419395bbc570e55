// npm run faults -- [--short] [--only TEXT] [--figures]: lets things go wrong around the built program.
import { runTool } from './run-tool.mjs';

await runTool('tools/src/faults/faults.ts', 'dipv-faults', ({ faults }, root) => faults(root, process.argv.slice(2)));
