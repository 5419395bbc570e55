import type { Severity, Shard } from '@dipv/core';
import type { Build } from '../build-validator.js';
import type { ConfigurationOptions } from '../configuration/load-configuration.js';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** An output: the format's name, and the file it goes to; without one it goes to stdout. */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

export type FailOn = Severity | 'never';

/** The options that say which configuration to use. */
export interface ConfigurationFlags {
  /** A file, or `false` for none; `true` is commander's word for neither. */
  readonly config?: string | boolean;
  readonly preset?: 'recommended' | 'strict';
  readonly plugins?: boolean;
}

export function configurationOptions(
  { defaults = {} }: Build,
  flags: ConfigurationFlags,
  cwd: string,
): ConfigurationOptions {
  return {
    cwd,
    configFile: typeof flags.config === 'string' ? flags.config : null,
    noConfig: flags.config === false,
    preset: flags.preset ?? null,
    defaults,
    noPlugins: flags.plugins === false,
  };
}

/** The options of `dipv validate` as they were given; what is absent is left to configuration and defaults. */
export interface ValidateOptions extends ConfigurationFlags {
  readonly format?: readonly Output[];
  readonly rule?: Readonly<Record<string, Severity | 'off'>>;
  readonly only?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly allVersions?: boolean;
  readonly workers?: number | 'auto';
  readonly shard?: Shard;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly timing?: boolean;
  readonly explainNotChecked?: boolean;
  readonly watch?: boolean;
  readonly requireComplete?: boolean;
  readonly maxInputSize: number;
  readonly stdinFilename: string;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

export function addValidateOptions(command: Command): Command {
  return addConfigurationOptions(addReportOptions(command))
    .option('--rule <code=severity>', 'set a code or variant to error, warning, info or off; repeatable', addRule)
    .option('--only <codes>', 'check only these codes, separated by commas', toCodes)
    .option('--baseline <file>', 'set the findings of this file aside')
    .option('--update-baseline', 'write the findings of this run to the baseline, and prune it')
    .option('--fix', 'mend what can be mended, in the files themselves')
    .option('--fix-dry-run', 'show what --fix would change')
    .option('--all-versions', 'check every version of a map, not just the newest')
    .option('--workers <number|auto>', 'share the maps out among threads', toWorkers)
    .option('--shard <i/n>', 'check the i-th of n parts of the maps', toShard)
    .option('--cache', 'take the report of an earlier run over the same inputs')
    .option('--cache-location <folder>', 'where reports are kept (default: .dipv-cache)')
    .option('--stdin-filename <name>', 'what reports call the standard input', '<stdin>')
    .option('--explain-not-checked', 'say which inputs would let the rest be checked')
    .option('--timing', 'tell how long each rule took')
    .option('--watch', 'check again when an input changes')
    .option('--verbose', 'list every file that is no input, and every finding that --fix mended');
}

/** What every command takes that reads the configuration. */
export function addConfigurationOptions(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration file (default: the nearest dipv.config.*)')
    .option('--no-config', 'use no configuration file')
    .addOption(new Option('--preset <name>', 'severities to start from').choices(['recommended', 'strict']))
    .option('--no-plugins', 'load no plugins of the configuration');
}

/** What every command takes that reads inputs. */
export function maxInputSizeOption(): Option {
  return new Option('--max-input-size <size>', 'limit of one input, inflated')
    .argParser(toBytes)
    .default(512 * 2 ** 20, '512MB');
}

/** What every command takes that prints a report. */
export function addReportOptions(command: Command): Command {
  return command
    .option(
      '-f, --format <name[:file]>',
      'output format, and the file it goes to; repeatable (default: pretty)',
      addOutput,
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 at findings of this severity or above (default: error)').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--max-warnings <number>', 'exit 1 at more warnings than this', toCount)
    .option('--require-complete', 'exit 1 if something could not be checked')
    .option('--quiet', 'show errors only')
    .addOption(maxInputSizeOption())
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours');
}

function addOutput(text: string, outputs: readonly Output[] = []): readonly Output[] {
  return [...outputs, parseOutput(text)];
}

/**
 * Reads `json` or `json:report.json`; a colon in a drive letter (`C:\…`) belongs to the file.
 * @throws InvalidArgumentError where it reads otherwise
 */
export function parseOutput(text: string): Output {
  const colon = text.indexOf(':');
  const format = colon < 0 ? text : text.slice(0, colon);
  const file = colon < 0 ? null : text.slice(colon + 1);
  if (format === '' || file === '') throw new InvalidArgumentError('It reads like json or json:report.json.');
  return { format, file };
}

/** `1022` is short for `DIPV1022`. */
export function toCode(text: string): string {
  return /^\d{4}(?:\/|$)/.test(text) ? `DIPV${text}` : text;
}

function toCodes(text: string): readonly string[] {
  const codes = text.split(',').map((part) => toCode(part.trim()));
  if (codes.includes('')) throw new InvalidArgumentError('It reads like DIPV1022,DIPV1025.');
  return codes;
}

function toWorkers(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It takes auto or a number from 1 to 99.');
  return Number(text);
}

function toShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError('It reads like 1/4: the first of four parts.');
  }
  return { index, count };
}

function addRule(text: string, rules: Record<string, Severity | 'off'> = {}): Record<string, Severity | 'off'> {
  const [, code, severity] = /^([^=]+)=(error|warning|info|off)$/.exec(text) ?? [];
  if (code === undefined || severity === undefined) {
    throw new InvalidArgumentError('It reads like DIPV1031=off, with error, warning, info or off.');
  }
  return { ...rules, [toCode(code.trim())]: severity as Severity | 'off' };
}

function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30 };

function toBytes(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (number === undefined || factor === undefined) throw new InvalidArgumentError('It reads like 512MB.');
  return Math.floor(Number(number) * factor);
}
