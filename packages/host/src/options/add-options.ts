import { type Command, Option } from '#commander';
import { LIMITS, OF_INPUTS, parseLimit, type LimitName } from './limits.js';
import { COMPARE_FAILS, toCompareFails } from './compare-fails.js';
import { addOutput, addRule, toCodes, toCount, toShard, toWorkers } from './parse-option.js';
import { CACHE_FOLDER } from './validate-options.js';

export function addValidateOptions(command: Command): Command {
  const validate = addConfigurationOptions(addReportOptions(command));
  return addLimits(validate, ['maxTotalSize', 'maxFiles', 'maxMemory', 'maxFindings'])
    .option(
      '--rule <code=severity>',
      'set a code or variant to error, warning, info or off, or to a list of that and options; repeatable',
      addRule,
    )
    .option('--only <codes>', 'check only these codes, separated by commas', toCodes)
    .option('--baseline <file>', 'set the findings of this file aside')
    .option('--update-baseline', 'write the findings of this run to the baseline, and prune it')
    .option('--fix', 'mend what can be mended, in the files themselves')
    .option('--fix-dry-run', 'show what --fix would change')
    .option('--all-versions', 'check every version of a map, not just the newest')
    .option(
      '--changed [ref]',
      'tell only of maps that are not as in this commit, or whose tables are not (default: HEAD)',
    )
    .option('--staged', 'the same for what is staged for the next commit')
    .option('--workers <number|auto>', 'share the maps out among threads', toWorkers)
    .option('--shard <i/n>', 'check the i-th of n parts of the maps', toShard)
    .option('--cache', 'take the report of an earlier run over the same inputs')
    .option('--cache-location <folder>', `where reports are kept (default: ${CACHE_FOLDER})`)
    .option('--stdin-filename <name>', 'what reports call the standard input', '<stdin>')
    .option('--order', 'tell the order in which to enable the maps and run their initial synchronization')
    .option('--explain-not-checked', 'say which inputs would let the rest be checked')
    .option('--timing', 'tell how long each rule took')
    .option('--watch', 'check again when an input changes')
    .option('--verbose', 'list every file that is no input, and every finding that --fix mended');
}

export function addCompareOptions(command: Command): Command {
  const compare = addConfigurationOptions(command)
    .option(
      '-f, --format <name[:file]>',
      'pretty, json, markdown, html or csv, and the file it goes to; repeatable (default: pretty)',
      addOutput,
    )
    .option('--fail-on <changes>', `exit 1 at these, separated by commas: ${COMPARE_FAILS.join(', ')}`, toCompareFails)
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours');
  return addLimits(compare, [...OF_INPUTS, 'maxFindings', 'maxOutputSize']);
}

/** What every command takes that reads the configuration. */
export function addConfigurationOptions(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration file (default: the nearest dipv.config.*)')
    .option('--no-config', 'use no configuration file')
    .addOption(new Option('--preset <name>', 'severities to start from').choices(['recommended', 'strict', 'service']))
    .option('--no-plugins', 'load no plugins, and run no configuration that was not named');
}

/** What every command takes that reads inputs and writes what it makes of them. */
export function addInputLimits(command: Command): Command {
  return addLimits(command, [...OF_INPUTS, 'maxOutputSize']);
}

/** Defaults are worked out by the run, after what the configuration says. */
function addLimits(command: Command, names: readonly LimitName[]): Command {
  for (const limit of names.map((name) => LIMITS[name])) {
    const value = limit.unit === 'bytes' ? 'size' : 'number';
    command.option(`${limit.flag} <${value}>`, `${limit.says} (default: ${limit.shown})`, (text) =>
      parseLimit(text, limit),
    );
  }
  return command;
}

/** What every command takes that prints a report. */
export function addReportOptions(command: Command): Command {
  const report = command
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
    .option('--quiet', 'show errors only');
  return addLimits(report, ['maxInputSize', 'maxOutputSize'])
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours');
}
