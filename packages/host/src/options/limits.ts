import { MOST_FINDINGS } from '@dipv/core';
import { toBytes, toCount } from './parse-option.js';

/** What a run may take before it ends by a named problem, so that no input takes the machine away. */
export interface RunLimits {
  /** Bytes of one input, all that is inflated out of it counted. */
  readonly maxInputSize: number;
  /** Bytes of all inputs together, counted alike. */
  readonly maxTotalSize: number;
  /** Files in folders and archives that are looked at. */
  readonly maxFiles: number;
  /** Bytes that inputs may take in memory, as estimated by what they hold. */
  readonly maxMemory: number;
  /** Findings that are kept. */
  readonly maxFindings: number;
  /** Bytes of one report. */
  readonly maxOutputSize: number;
}

export type LimitName = keyof RunLimits;

/** A limit, as the command line and the configuration know it. */
export interface LimitOption {
  readonly flag: string;
  readonly unit: 'bytes' | 'count';
  /** For `--help`. */
  readonly says: string;
  /** The default, as help and documentation show it. */
  readonly shown: string;
  /** @param memory that Node allows, in bytes */
  readonly byDefault: (memory: number) => number;
}

const GB = 2 ** 30;

/** What a finding takes with its text, where there is less memory than for all that are kept otherwise. */
const FINDING = 4096;

/** All limits that can be set; options, settings and defaults are made of these. */
export const LIMITS: Readonly<Record<LimitName, LimitOption>> = {
  maxInputSize: {
    flag: '--max-input-size',
    unit: 'bytes',
    says: 'limit of one input, inflated',
    shown: '512MB',
    byDefault: () => GB / 2,
  },
  maxTotalSize: {
    flag: '--max-total-size',
    unit: 'bytes',
    says: 'limit of all inputs together, inflated',
    shown: '4GB',
    byDefault: () => 4 * GB,
  },
  maxFiles: {
    flag: '--max-files',
    unit: 'count',
    says: 'files in folders and archives that are looked at',
    shown: '250000',
    byDefault: () => 250_000,
  },
  maxMemory: {
    flag: '--max-memory',
    unit: 'bytes',
    says: 'memory that inputs may take, by estimate',
    shown: '85% of what Node allows',
    byDefault: (memory) => memory,
  },
  maxFindings: {
    flag: '--max-findings',
    unit: 'count',
    says: 'findings that are kept; others are counted',
    shown: String(MOST_FINDINGS),
    byDefault: (memory) => Math.min(MOST_FINDINGS, Math.floor(memory / FINDING)),
  },
  maxOutputSize: {
    flag: '--max-output-size',
    unit: 'bytes',
    says: 'limit of one report, baseline or snapshot',
    shown: '4GB',
    byDefault: () => 4 * GB,
  },
};

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

/** What reading inputs asks for. */
export const OF_INPUTS: readonly LimitName[] = ['maxInputSize', 'maxTotalSize', 'maxFiles', 'maxMemory'];

/** @throws InvalidArgumentError on a text that is no such size or number */
export function parseLimit(text: string, { unit }: LimitOption): number {
  return unit === 'bytes' ? toBytes(text) : toCount(text);
}
