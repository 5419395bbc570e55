/**
 * What a validation of 19 maps costs against the metadata of a large environment (4,707 F&O entities with 86,597
 * fields, a Dataverse `$metadata` of 40 MB): its processor time as a multiple of what JSON.parse and the XML library
 * alone take for the same bytes, and its peak memory as a multiple of the largest input. Build first: `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of each run the fastest counts: everything else is noise of the machine. */
const RUNS = 3;
const MOST = 3;

const root = fileURLToPath(new URL('../../', import.meta.url));

const ENTITIES = ['public-entities.json', 'data-entities.json', 'labels.json'];
const WHOLE = ENTITIES.length + 1;
const CASES = [
  ['F&O lists', [...ENTITIES]],
  ['F&O $metadata', ['finance-metadata.xml']],
  ['Dataverse EntityDefinitions', ['entity-definitions.json']],
  ['Dataverse $metadata', ['dataverse-metadata.xml']],
  ['F&O lists and Dataverse $metadata', [...ENTITIES, 'dataverse-metadata.xml']],
];

const dipv = join(root, 'packages/cli/bin/dipv.cjs');
const folder = mkdtempSync(join(tmpdir(), 'dipv-bench-'));

/** Told at the end of a child process: its processor time in ms, and its peak memory in bytes. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.METER, JSON.stringify({ time: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1024 }));
});`;

const PARSE = `for (const file of process.argv.slice(1)) JSON.parse(require('node:fs').readFileSync(file, 'utf8'));`;
const XML = `const { SaxesParser } = require(${JSON.stringify(join(root, 'node_modules/saxes'))});
for (const file of process.argv.slice(1)) {
  const parser = new SaxesParser({ xmlns: false });
  const text = require('node:fs').readFileSync(file, 'utf8');
  for (let at = 0; at < text.length; at += 65536) parser.write(text.slice(at, at + 65536));
  parser.close();
}`;

function measure(args) {
  const meter = join(folder, 'meter.json');
  const runs = Array.from({ length: RUNS }, () => {
    const env = { ...process.env, METER: meter };
    execFileSync(process.execPath, ['--require', join(folder, 'meter.cjs'), ...args], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
    return JSON.parse(readFileSync(meter, 'utf8'));
  });
  return { time: Math.min(...runs.map(({ time }) => time)), memory: Math.min(...runs.map(({ memory }) => memory)) };
}

function baselineOf(files) {
  const paths = files.map((file) => join(folder, file));
  const timeOf = (script, some) => (some.length === 0 ? 0 : measure(['--eval', script, ...some]).time);
  return (
    timeOf(
      PARSE,
      paths.filter((path) => path.endsWith('.json')),
    ) +
    timeOf(
      XML,
      paths.filter((path) => path.endsWith('.xml')),
    )
  );
}

if (!existsSync(join(root, 'packages/cli/dist/cli.cjs'))) throw new Error('Build first: npm run build');
try {
  writeFileSync(join(folder, 'meter.cjs'), METER);
  execFileSync(process.execPath, [join(root, 'tools/metadata/generate.mjs'), folder]);
  for (const [name, files] of CASES) {
    const args = [
      'validate',
      'maps.json',
      ...files,
      '--format',
      'json:report.json',
      '--fail-on',
      'never',
      '--no-config',
    ];
    const { time, memory } = measure([dipv, ...args]);
    const baseline = baselineOf(files);
    const largest = Math.max(...files.map((file) => statSync(join(folder, file)).size));
    const ratios = { 'processor time': time / baseline, memory: memory / largest };
    const texts = Object.entries(ratios).map(
      ([what, ratio]) => `${what} ×${ratio.toFixed(2)}${ratio > MOST ? ' (!)' : ''}`,
    );
    console.log(
      `${name}: ${texts.join(', ')} (${time.toFixed(0)} ms, ${(memory / 1e6).toFixed(0)} MB; largest input ${(largest / 1e6).toFixed(0)} MB)`,
    );
    // Node itself takes some 65 MB: memory is judged where the whole environment is read.
    if (time > MOST * baseline || (files.length === WHOLE && memory > MOST * largest)) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
