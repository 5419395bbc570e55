/**
 * The figures of docs/benchmarks.md: each is a ratio with a goal. `measure` gets a folder of its own, and gives the ratio
 * for each release of Node that it is measured on, or `null` where something from outside is missing.
 *
 * @typedef {{ id: string, work: string, goal: string, holds(ratio: number): boolean, measure(folder: string): Record<string, number> | null }} Figure
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import outside from '../jest/outside.cjs';
import { ROOT } from '../bin/root.mjs';
import { writeGatewayProjects } from './gateway-projects.mjs';
import { linters } from './linters.mjs';
import { compare } from './meter.mjs';
import { mapGrowth, rulesAlone } from './growth.mjs';

const DIPV = join(ROOT, 'packages/cli/bin/dipv.cjs');
const WORK = join(ROOT, 'tools/bench/work');
const PROJECTS = 5840;

const nothing = { args: ['-e', '0'] };
const validate = (...args) => ({ args: [DIPV, 'validate', '--no-config', '-f', 'json', ...args] });
const parse = (...paths) => ({ args: [join(WORK, 'parse.mjs'), ...paths] });
const atMost = (bound) => ({ goal: `≤ ${bound}`, holds: (ratio) => ratio <= bound });
const atLeast = (bound) => ({ goal: `≥ ${bound}`, holds: (ratio) => ratio >= bound });

/** The release that runs this, and those that the tests fetch, where they are. */
const NODES = { [major(process.versions.node)]: process.execPath };
for (const version of Object.values(outside.NODES)) {
  const path = join(outside.nodeFolder(version), 'bin/node');
  if (existsSync(path)) NODES[major(version)] ??= path;
}

function major(version) {
  return `Node ${version.split('.')[0]}`;
}

/** The same commands on every release of Node: `ratio` of their costs. */
function onEachNode(commands, ratio) {
  const ratios = {};
  for (const [name, node] of Object.entries(NODES)) {
    const each = Object.fromEntries(Object.entries(commands).map(([key, command]) => [key, { ...command, node }]));
    ratios[name] = ratio(compare(each, { runs: 21, metered: false }));
  }
  return ratios;
}

const here = (ratio) => ({ [Object.keys(NODES)[0]]: ratio });

/** Inputs that several figures share are written once. */
const written = new Set();
function once(folder, name, write) {
  const path = join(folder, name);
  if (!written.has(path)) write(path);
  written.add(path);
  return path;
}
const manyFiles = (folder) => once(folder, 'many-files', (path) => writeGatewayProjects(path, { projects: PROJECTS }));
const fewFiles = (folder) =>
  once(folder, 'few-files', (path) => writeGatewayProjects(path, { projects: PROJECTS, perFile: PROJECTS / 20 }));
const oneZip = (folder) =>
  once(folder, 'projects.zip', (path) =>
    execFileSync(process.execPath, [join(WORK, 'zip.mjs'), manyFiles(folder), path]),
  );

let largeCosts = null;
/** All that is told of the large run is measured at once. */
function largeRun(folder) {
  largeCosts ??= compare(
    {
      parse: parse(manyFiles(folder)),
      files: validate(manyFiles(folder)),
      few: validate(fewFiles(folder)),
      zip: validate(oneZip(folder)),
      workers: validate(manyFiles(folder), '--workers', '2'),
    },
    { runs: 5 },
  );
  return largeCosts;
}

let environmentCosts = null;
function environmentRun(folder) {
  const path = once(folder, 'environment', (target) =>
    execFileSync(process.execPath, [join(ROOT, 'tools/metadata/generate.mjs'), target]),
  );
  const both = ['public-entities.json', 'data-entities.json', 'labels.json', 'dataverse-metadata.xml'].map((name) =>
    join(path, name),
  );
  environmentCosts ??= compare(
    { parse: parse(...both), dipv: validate(join(path, 'maps.json'), ...both) },
    { runs: 3 },
  );
  return { ...environmentCosts, largest: Math.max(...both.map((file) => statSync(file).size)) };
}

/** @type {Figure[]} */
export const FIGURES = [
  {
    id: 'version',
    work: '`--version`, × `node -e 0`',
    ...atMost(1.1),
    measure: () =>
      onEachNode({ nothing, version: { args: [DIPV, '--version'] } }, (cost) => cost.version.wall / cost.nothing.wall),
  },
  {
    id: 'small-map',
    work: 'one small map, × `node -e 0` (Node 22 and later start twice as fast: their goal is 2.5)',
    goal: '≤ 1.5',
    holds: (ratio, node) => ratio <= (node === 'Node 20' ? 1.5 : 2.5),
    measure: (folder) => {
      const map = once(folder, 'one-map', (path) => writeGatewayProjects(path, { projects: 1 }));
      return onEachNode({ nothing, one: validate(map) }, (cost) => cost.one.wall / cost.nothing.wall);
    },
  },
  {
    id: 'large-cpu',
    work: '77 MB of gateway projects in 5,840 files (46,720 mappings), processor time × reading and `JSON.parse` of them',
    ...atMost(4),
    measure: (folder) => here(largeRun(folder).files.cpu / largeRun(folder).parse.cpu),
  },
  {
    id: 'large-memory',
    work: 'the same, peak memory in MB',
    ...atMost(200),
    measure: (folder) => here(largeRun(folder).files.memory / 1e6),
  },
  {
    id: 'large-few',
    work: 'the same in 20 files, × that in 5,840',
    ...atMost(1),
    measure: (folder) => here(largeRun(folder).few.cpu / largeRun(folder).files.cpu),
  },
  {
    id: 'large-zip',
    work: 'the same as one zip, × that in 5,840 files',
    ...atMost(1),
    measure: (folder) => here(largeRun(folder).zip.cpu / largeRun(folder).files.cpu),
  },
  {
    id: 'workers',
    work: '`--workers 2`: how many times faster the same is',
    ...atLeast(1.6),
    measure: (folder) => here(largeRun(folder).files.wall / largeRun(folder).workers.wall),
  },
  {
    id: 'rules',
    work: 'rules alone, µs a mapping (46,720 mappings, every code)',
    ...atMost(7),
    measure: () => here(rulesAlone()),
  },
  {
    id: 'corpus',
    work: 'three real solutions with 16 MB of XML, processor time × one pass of the XML library',
    ...atMost(1.5),
    measure: () => {
      const solutions = join(ROOT, '../shared/corpus/solutions');
      if (!existsSync(solutions)) return null;
      const zips = readdirSync(solutions)
        .filter((name) => name.endsWith('.zip'))
        .map((name) => join(solutions, name));
      const cost = compare({ parse: parse(...zips), dipv: validate(...zips) }, { runs: 5 });
      return here(cost.dipv.cpu / cost.parse.cpu);
    },
  },
  {
    id: 'environment',
    work: "an environment's metadata of both sides, processor time × its parse",
    ...atMost(1.5),
    measure: (folder) => {
      const { dipv, parse: parsed } = environmentRun(folder);
      return here(dipv.cpu / parsed.cpu);
    },
  },
  {
    id: 'environment-memory',
    work: 'the same, peak memory × the largest file',
    ...atMost(2),
    measure: (folder) => {
      const { dipv, largest } = environmentRun(folder);
      return here(dipv.memory / largest);
    },
  },
  { id: 'growth-10', work: 'mappings × 10: processor time ×', ...atMost(10.5), measure: () => here(mapGrowth()[0]) },
  { id: 'growth-100', work: 'mappings × 100: processor time ×', ...atMost(105), measure: () => here(mapGrowth()[1]) },
  {
    id: 'maps-growth',
    work: 'maps × 10: processor time ×',
    ...atMost(10.5),
    measure: (folder) => {
      const some = once(folder, 'some-maps', (path) => writeGatewayProjects(path, { projects: PROJECTS / 10 }));
      const cost = compare({ some: validate(some) }, { runs: 5 });
      return here(largeRun(folder).files.cpu / cost.some.cpu);
    },
  },
  {
    id: 'cache',
    work: 'second run with `--cache`, × `node -e 0`',
    ...atMost(1.5),
    measure: (folder) => {
      const maps = once(folder, 'cached', (target) => writeGatewayProjects(target, { projects: 200 }));
      const second = validate(maps, '--cache', '--cache-location', join(folder, 'cache'));
      const cost = compare({ nothing, second }, { runs: 21, metered: false });
      return here(cost.second.wall / cost.nothing.wall);
    },
  },
  {
    id: 'linters',
    work: 'against the faster of Spectral 6 and ESLint 10 with three equal rules on the same files: how many times less processor time',
    ...atLeast(15),
    measure: (folder) => {
      const path = once(folder, 'lint', (target) => writeGatewayProjects(target, { projects: 1000 }));
      const rivals = linters(folder, path);
      if (rivals === null) return null;
      const cost = compare({ ...rivals, dipv: validate(path) }, { runs: 3 });
      return here(Math.min(...Object.keys(rivals).map((name) => cost[name].cpu)) / cost.dipv.cpu);
    },
  },
];
