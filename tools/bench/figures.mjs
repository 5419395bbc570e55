/**
 * The figures of docs/benchmarks.md: each is a ratio with a goal. `measure` gets a folder of its own, and gives the ratio
 * for each release of Node that it is measured on, and by what: processor time, time, memory; or `null` where something
 * from outside is missing.
 *
 * @typedef {{ id: string, work: string, goal: string, holds(ratio: number): boolean, measure(folder: string): { ratios: Record<string, number>, by: 'cpu' | 'wall' | 'memory' } | null }} Figure
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
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

/** Whether others leave so little of the machine that time says more of them than of a short run. */
const isBusy = () => loadavg()[0] > cpus().length / 2;

/** Which release of Node is measured by what: `cpu` where the machine is busy. */
const measured = () => (isBusy() ? 'cpu' : 'wall');

/** The same commands on every release of Node: the second as a multiple of the first. */
function onEachNode(commands) {
  const by = measured();
  const ratios = {};
  for (const [name, node] of Object.entries(NODES)) {
    const each = Object.fromEntries(Object.entries(commands).map(([key, command]) => [key, { ...command, node }]));
    ratios[name] = ratioOf(compare(each, { runs: 11, metered: by === 'cpu' }), by);
  }
  return { ratios, by };
}

/** The last of some costs as a multiple of the first. */
function ratioOf(costs, by) {
  const all = Object.values(costs);
  return all.at(-1)[by] / all[0][by];
}

const here = (ratio, by = 'cpu') => ({ ratios: { [Object.keys(NODES)[0]]: ratio }, by });

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

/** The large run and what it compares to, each pair in turns, so that one figure can be asked for alone. */
function besideLarge(folder, command) {
  return compare({ files: validate(manyFiles(folder)), other: command }, { runs: 3 });
}

let parseCosts = null;
function besideParse(folder) {
  parseCosts ??= compare({ parse: parse(manyFiles(folder)), files: validate(manyFiles(folder)) }, { runs: 3 });
  return parseCosts;
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
    measure: () => onEachNode({ nothing, version: { args: [DIPV, '--version'] } }),
  },
  {
    id: 'small-map',
    work: 'one small map, × `node -e 0` (Node 22 and later start twice as fast: their goal is 2.5)',
    goal: '≤ 1.5',
    holds: (ratio, node) => ratio <= (node === 'Node 20' ? 1.5 : 2.5),
    measure: (folder) => {
      const map = once(folder, 'one-map', (path) => writeGatewayProjects(path, { projects: 1 }));
      return onEachNode({ nothing, one: validate(map) });
    },
  },
  {
    id: 'large-cpu',
    work: '77 MB of gateway projects in 5,840 files (46,720 mappings), processor time × reading and `JSON.parse` of them',
    ...atMost(4),
    measure: (folder) => here(besideParse(folder).files.cpu / besideParse(folder).parse.cpu),
  },
  {
    id: 'large-memory',
    work: 'the same, peak memory in MB',
    ...atMost(200),
    measure: (folder) => here(besideParse(folder).files.memory / 1e6, 'memory'),
  },
  {
    id: 'large-few',
    work: 'the same in 20 files, × that in 5,840',
    ...atMost(1),
    measure: (folder) => here(ratioOf(besideLarge(folder, validate(fewFiles(folder))), 'cpu')),
  },
  {
    id: 'large-zip',
    work: 'the same as one zip, × that in 5,840 files',
    ...atMost(1),
    measure: (folder) => here(ratioOf(besideLarge(folder, validate(oneZip(folder))), 'cpu')),
  },
  {
    id: 'workers',
    work: '`--workers 2`: how many times faster the same is',
    ...atLeast(1.6),
    measure: (folder) => {
      // of two cores that others use, too, nobody gets both
      const { files, other } = besideLarge(folder, validate(manyFiles(folder), '--workers', '2'));
      return here(files.wall / other.wall, 'wall');
    },
  },
  {
    id: 'rules',
    work: 'rules alone, µs a mapping (46,720 mappings, the codes of the service)',
    ...atMost(7),
    measure: () => here(rulesAlone('service')),
  },
  {
    id: 'rules-every',
    work: 'the same with every code',
    ...atMost(14),
    measure: () => here(rulesAlone('every')),
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
      const cost = compare({ parse: parse(...zips), dipv: validate(...zips) }, { runs: 3 });
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
      return here(ratioOf(compare({ some: validate(some), all: validate(manyFiles(folder)) }, { runs: 3 }), 'cpu'));
    },
  },
  {
    id: 'cache',
    work: 'second run with `--cache`, × `node -e 0`',
    ...atMost(1.5),
    measure: (folder) => {
      const maps = once(folder, 'cached', (target) => writeGatewayProjects(target, { projects: 200 }));
      const second = validate(maps, '--cache', '--cache-location', join(folder, 'cache'));
      const by = measured();
      return here(ratioOf(compare({ nothing, second }, { runs: 11, metered: by === 'cpu' }), by), by);
    },
  },
  {
    id: 'linters',
    work: 'against the faster of Spectral 6 and ESLint 10 with three equal rules on the same files: how many times less processor time',
    ...atLeast(15),
    measure: (folder) => {
      const some = once(folder, 'lint', (target) => writeGatewayProjects(target, { projects: 200 }));
      const rivals = linters(folder, some);
      if (rivals === null) return null;
      const costs = Object.entries(compare(rivals, { runs: 1 }));
      const [faster] = costs.sort(([, one], [, other]) => one.cpu - other.cpu)[0];
      const rival = linters(folder, manyFiles(folder))[faster];
      // A direction that is none is told by whoever reads the map, whichever codes are asked for.
      const dipv = validate('--only', 'DIPV1021,DIPV1024', manyFiles(folder));
      return here(ratioOf(compare({ dipv, rival }, { runs: 1 }), 'cpu'));
    },
  },
];
