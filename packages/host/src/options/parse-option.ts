import type { RuleOptions, RuleSetting, RuleSettings, Severity, Shard } from '@dipv/core';
import { InvalidArgumentError } from '#commander';
import { isStdout } from './open-file.js';
import { MOST_SHARDS, type Output } from './validate-options.js';

export function addOutput(text: string, outputs: readonly Output[] = []): readonly Output[] {
  return [...outputs, parseOutput(text)];
}

/**
 * Reads `json` or `json:report.json`; a colon in a drive letter (`C:\…`) belongs to the file, and
 * `-` and `/dev/stdout` are stdout.
 * @throws InvalidArgumentError where it reads otherwise
 */
export function parseOutput(text: string): Output {
  const colon = text.indexOf(':');
  const format = colon < 0 ? text : text.slice(0, colon);
  const file = colon < 0 ? null : text.slice(colon + 1);
  if (format === '' || file === '') throw new InvalidArgumentError('It reads like json or json:report.json.');
  return { format, file: file !== null && isStdout(file) ? null : file };
}

export function addName(text: string, names: readonly string[] = []): readonly string[] {
  return [...names, text];
}

/** `1022` is short for `DIPV1022`. */
export function toCode(text: string): string {
  return /^\d{4}(?:\/|$)/.test(text) ? `DIPV${text}` : text;
}

export function toCodes(text: string): readonly string[] {
  const codes = text.split(',').map((part) => toCode(part.trim()));
  if (codes.includes('')) throw new InvalidArgumentError('It reads like DIPV1022,DIPV1025.');
  return codes;
}

export function toWorkers(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It takes auto or a number from 1 to 99.');
  return Number(text);
}

export function toShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError('It reads like 1/4: the first of four parts.');
  }
  if (count > MOST_SHARDS) throw new InvalidArgumentError(`There are ${MOST_SHARDS} parts at most.`);
  return { index, count };
}

/** Reads `DIPV1031=off`, and with options `ACME0001=["error", {"prefix": "acme_"}]`. */
export function addRule(text: string, rules: RuleSettings = {}): RuleSettings {
  const [, code = '', setting = ''] = /^([^=]+)=([^]+)$/.exec(text) ?? [];
  const [severity, options, ...others] = setting.startsWith('[') ? parsedList(setting) : [setting];
  if (!isSeverity(severity) || others.length > 0)
    throw new InvalidArgumentError('It reads like DIPV1031=off, with error, warning, info or off.');
  if (options !== undefined && (typeof options !== 'object' || options === null || Array.isArray(options)))
    throw new InvalidArgumentError('Options read like ACME0001=["error", {"prefix": "acme_"}].');
  const given: RuleSetting = options === undefined ? severity : [severity, options as RuleOptions];
  return { ...rules, [toCode(code.trim())]: given };
}

function isSeverity(given: unknown): given is Severity | 'off' {
  return ['error', 'warning', 'info', 'off'].includes(given as string);
}

function parsedList(text: string): readonly unknown[] {
  try {
    return JSON.parse(text) as readonly unknown[];
  } catch {
    throw new InvalidArgumentError('It is no valid JSON. Options read like ACME0001=["error", {"prefix": "acme_"}].');
  }
}

export function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30 };

export function toBytes(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (number === undefined || factor === undefined) throw new InvalidArgumentError('It reads like 512MB.');
  return Math.floor(Number(number) * factor);
}
