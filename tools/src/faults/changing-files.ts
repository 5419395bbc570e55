import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './bench.js';
import { faultOf, NOT_HERE, type Scenario } from './scenario.js';
import { NEIGHBOUR, SOUND_PROJECT } from '../fuzz/shapes.js';
import { MENDABLE } from './writes.js';

const FILES = { 'maps/one.json': SOUND_PROJECT, 'maps/neighbour.json': NEIGHBOUR };

interface ReportLike {
  readonly projects: readonly { readonly file: string; readonly findings: readonly unknown[] }[];
  readonly problems: readonly { readonly file: string; readonly severity: string }[];
}

/** A file cannot be read: that is said of it, and what stands beside it is checked. */
function unreadable(
  name: string,
  then: string,
  isShort: boolean,
  args: readonly string[] = [],
  when: 'reading' | 'looking' = 'reading',
): Scenario {
  return {
    group: 'Files that vanish, change or refuse',
    name,
    isShort,
    run: async (bench) => {
      const cwd = bench.folder(FILES);
      const ended = await bench.run(['validate', 'maps', '-f', 'json', ...args], {
        cwd,
        fault: { [when]: 'one.json', then },
      });
      const fault = faultOf(ended, [2]);
      if (fault !== null) return fault;
      const { projects, problems } = JSON.parse(ended.stdout) as ReportLike;
      if (!problems.some(({ file, severity }) => file === 'maps/one.json' && severity === 'error'))
        return 'nothing is said of the file';
      return projects.some(({ file, findings }) => file === 'maps/neighbour.json' && findings.length > 0)
        ? null
        : 'the neighbour is lost';
    },
  };
}

export const changingFiles: readonly Scenario[] = [
  unreadable('an input vanishes', 'vanish', true),
  unreadable('an input vanishes during the walk', 'vanish', true, [], 'looking'),
  unreadable('an input refuses during the walk', 'EACCES', false, [], 'looking'),
  unreadable('an input refuses (EACCES)', 'EACCES', true),
  unreadable('an input breaks (EIO)', 'EIO', true),
  unreadable('too many files are open (EMFILE)', 'EMFILE', false),
  unreadable('an input breaks, with threads', 'EIO', false, ['--workers', '2']),
  {
    group: 'Files that vanish, change or refuse',
    name: 'a file changes while it is mended',
    isShort: true,
    run: async (bench) => {
      const cwd = bench.folder({ 'map.json': MENDABLE });
      const ended = await bench.run(['validate', 'map.json', '--fix'], {
        cwd,
        fault: { reading: 'map.json', then: 'grow' },
      });
      const fault = faultOf(ended, [2, 3]);
      if (fault !== null) return fault;
      return filesIn(cwd).get('map.json')?.trim() === MENDABLE ? null : 'the file is written';
    },
  },
  {
    group: 'Files that vanish, change or refuse',
    name: 'two runs on one cache',
    isShort: true,
    run: async (bench) => {
      const cwd = bench.folder(FILES);
      const args = ['validate', 'maps', '-f', 'json', '--cache', '--cache-location', 'kept'];
      const all = await Promise.all([1, 2, 3, 4].map(() => bench.run(args, { cwd })));
      const [first] = all;
      const odd = all.find(({ stdout }) => stdout !== first?.stdout);
      return (
        all.map((ended) => faultOf(ended, [1])).find((fault) => fault !== null) ??
        (odd === undefined ? null : 'reports differ')
      );
    },
  },
  {
    group: 'Files that vanish, change or refuse',
    name: 'a cache that is cut, empty, foreign or a folder',
    isShort: true,
    run: async (bench) => {
      const cwd = bench.folder(FILES);
      const args = ['validate', 'maps', '-f', 'json', '--cache', '--cache-location', 'kept'];
      const { stdout } = await bench.run(args, { cwd });
      const [kept] = [...filesIn(cwd)].find(([path]) => path.startsWith('kept/')) ?? [];
      if (kept === undefined) return 'nothing is kept';
      const sound = filesIn(cwd).get(kept) ?? '';
      const spoilt = [
        '',
        '{}',
        'null',
        sound.slice(0, sound.length / 2),
        sound.replaceAll('"error"', '"info"'),
        sound.replace(/"findings":\[\{.*?\}\],/, '"findings":[],'),
        sound.replace('"projects":[', '"projects":[1,'),
        `${sound} `,
      ];
      for (const content of spoilt) {
        writeFileSync(join(cwd, kept), content, 'latin1');
        const ended = await bench.run(args, { cwd });
        const fault = faultOf(ended, [1]) ?? (ended.stdout === stdout ? null : 'the report is another');
        if (fault !== null) return `${content.slice(0, 40)}…: ${fault}`;
      }
      return null;
    },
  },
  {
    group: 'Files that vanish, change or refuse',
    name: 'a cache where none can be',
    isShort: false,
    run: async (bench) => {
      const cwd = bench.folder({ ...FILES, kept: 'a file' });
      return faultOf(await bench.run(['validate', 'maps', '--cache', '--cache-location', 'kept'], { cwd }), [1]);
    },
  },
  {
    group: 'Files that vanish, change or refuse',
    name: 'a folder that may not be read',
    isShort: false,
    run: async (bench) => {
      if (process.getuid?.() === 0) return NOT_HERE; // nothing refuses root
      const cwd = bench.folder(FILES);
      mkdirSync(join(cwd, 'maps/closed'));
      chmodSync(join(cwd, 'maps/closed'), 0);
      const fault = faultOf(await bench.run(['validate', 'maps'], { cwd }), [2]);
      chmodSync(join(cwd, 'maps/closed'), 0o700);
      return fault;
    },
  },
];
