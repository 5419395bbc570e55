import { zipOf } from '../fuzz/archives.js';
import { SOUND_PROJECT } from '../fuzz/shapes.js';
import type { Contents } from './bench.js';

/** A run that writes one file. */
export interface Write {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Contents;
  /** The file that is written; `null`: one in a cache, by a name of its own. */
  readonly target: string | null;
  /** How the run ends when all goes well. */
  readonly code: number;
  /** How it may end when the file cannot be written. */
  readonly failing: readonly number[];
}

const MAP = SOUND_PROJECT;

/** A map with a mapping that stands twice, of which a fix removes one, and with a fault that nothing mends. */
export const MENDABLE = JSON.stringify({
  name: 'Mendable',
  leftEnvironmentType: 'AX',
  centerEnvironmentType: 'CRM',
  legs: [
    {
      id: '001',
      sourceSchema: 'Pumps',
      sourceEnvironmentType: 'AX',
      destinationSchema: 'contoso_pumps',
      destinationEnvironmentType: 'CRM',
      reversedSourceFilter: 'contoso_code eq',
      fieldMappings: [
        { syncDirection: 3, sourceField: 'PumpId', destinationField: 'contoso_code' },
        { syncDirection: 3, sourceField: 'PumpId', destinationField: 'contoso_code' },
      ],
    },
  ],
});

/** Every kind of file that the program writes, over one that was there before where there can be one. */
export const WRITES: readonly Write[] = [
  {
    name: 'baseline',
    args: ['validate', 'map.json', '--baseline', 'b.json', '--update-baseline'],
    files: { 'map.json': MAP, 'b.json': '{ "version": 1, "findings": [] }\n' },
    target: 'b.json',
    code: 0,
    failing: [2, 3],
  },
  {
    name: 'report',
    args: ['validate', 'map.json', '-f', 'json:report.out', '-f', 'compact'],
    files: { 'map.json': MAP, 'report.out': '{}' },
    target: 'report.out',
    code: 1,
    failing: [2, 3],
  },
  {
    name: 'snapshot',
    args: ['snapshot', 'map.json', '-o', 'taken.json'],
    files: { 'map.json': MAP, 'taken.json': '{ "dipvSnapshot": 1 }' },
    target: 'taken.json',
    code: 0,
    failing: [2, 3],
  },
  {
    name: 'fix',
    args: ['validate', 'map.json', '--fix'],
    files: { 'map.json': MENDABLE },
    target: 'map.json',
    code: 1,
    failing: [2, 3],
  },
  {
    name: 'fix in a zip',
    args: ['validate', 'maps.zip', '--fix'],
    files: { 'maps.zip': zipOf([{ path: 'map.json', content: Buffer.from(MENDABLE) }]) },
    target: 'maps.zip',
    code: 1,
    failing: [2, 3],
  },
  {
    // a run whose result cannot be kept has found all the same
    name: 'cache',
    args: ['validate', 'map.json', '--cache', '--cache-location', 'kept'],
    files: { 'map.json': MAP },
    target: null,
    code: 1,
    failing: [1],
  },
  {
    name: 'init',
    args: ['init'],
    files: { 'map.json': MAP },
    target: 'dipv.config.jsonc',
    code: 0,
    failing: [2, 3],
  },
];
