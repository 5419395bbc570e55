import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.js';
import { faultOf, isExplained, NOT_HERE, type Scenario } from './scenario.js';
import { SOUND_PROJECT } from '../fuzz/shapes.js';

/** A disk of 16 KB with the file on it and no room left; `null`: this machine lets nobody mount one. */
function fullDisk(bench: Bench, file: string, content: string): string | null {
  const folder = bench.folder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status !== 0) return null;
  writeFileSync(join(folder, file), content);
  for (let size = 16_384; size >= 1; size >>= 1) {
    try {
      writeFileSync(join(folder, 'filler'), Buffer.alloc(size), { flag: 'a' });
    } catch {
      // smaller pieces may still fit
    }
  }
  return folder;
}

async function onFullDisk(
  bench: Bench,
  old: string,
  args: (file: string) => readonly string[],
  codes: readonly number[],
): Promise<string | null | typeof NOT_HERE> {
  const disk = fullDisk(bench, 'old.json', old);
  if (disk === null) return NOT_HERE;
  try {
    const cwd = bench.folder({ 'map.json': SOUND_PROJECT });
    const file = join(disk, 'old.json');
    const ended = await bench.run(args(file), { cwd });
    const fault = faultOf(ended, codes) ?? isExplained(ended, /no space|ENOSPC|full/i);
    return fault ?? (readFileSync(file, 'utf8') === old ? null : 'the old file is gone');
  } finally {
    spawnSync('umount', [disk]);
  }
}

const BASELINE = '{ "version": 1, "findings": [] }\n';
const GROUP = 'A full disk (tmpfs)';

export const fullDisks: readonly Scenario[] = [
  {
    group: GROUP,
    name: 'baseline',
    isShort: true,
    run: (bench) =>
      onFullDisk(bench, BASELINE, (file) => ['validate', 'map.json', '--baseline', file, '--update-baseline'], [2, 3]),
  },
  {
    group: GROUP,
    name: 'report',
    isShort: false,
    run: (bench) => onFullDisk(bench, '{}', (file) => ['validate', 'map.json', '-f', `json:${file}`], [2, 3]),
  },
  {
    group: GROUP,
    name: 'snapshot',
    isShort: false,
    run: (bench) => onFullDisk(bench, '{ "dipvSnapshot": 1 }', (file) => ['snapshot', 'map.json', '-o', file], [2, 3]),
  },
];
