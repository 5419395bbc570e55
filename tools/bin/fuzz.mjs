// npm run fuzz -- --minutes N [--seed S] [--figures]: feeds readers, rules and formats with what should not be.
import { runTool } from './run-tool.mjs';

await runTool('tools/src/fuzz/fuzz.ts', 'dipv-fuzz-bundle', ({ fuzz }, root, script) =>
  fuzz(root, process.argv.slice(2), script),
);
