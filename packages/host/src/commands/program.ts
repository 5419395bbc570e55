import type { ReportFormat } from '@dipv/core';
import { Command, Option } from '#commander';
import type { Build } from '../configuration/build-validator.js';
import { columnsOf } from '../output/columns-of.js';
import type { ExitCode } from '../output/exit-code.js';
import { addHelpLists } from './help-lists.js';
import type { ConfigurationFlags } from '../options/validate-options.js';
import type { DocumentOptions } from './document.js';
import type { PullFlags } from './pull.js';
import type { SnapshotOptions } from './snapshot.js';
import { note } from '../output/note.js';
import { streamOf, terminalOf } from '../output/streams.js';
import {
  addConfigurationOptions,
  addCompareOptions,
  addReportOptions,
  addValidateOptions,
  addInputLimits,
} from '../options/add-options.js';
import { configurationOptions } from '../configuration/configuration-options.js';
import { addName, toCode } from '../options/parse-option.js';

/**
 * The command line. Commands load their code when they run.
 * @param end told the exit code of the command that ran
 * @param formats those that the help lists
 * @param show takes help and version, for stdout
 * @param isToValidate whether no other command is asked for, nor help: to make the others takes a while
 */
export function createProgram(
  build: Build,
  end: (code: ExitCode) => void,
  formats: readonly ReportFormat[] = [],
  show: (text: string) => void = (text) => streamOf('stdout').write(text),
  isToValidate = false,
): Command {
  const program = new Command(build.name)
    .description(
      'Validates Dynamics 365 dual-write table maps and Data Integrator projects, offline and before deployment.',
    )
    .version(build.version, '-V, --version')
    .option('--debug', 'show the stack of a fault in the program or a plugin')
    .showHelpAfterError('Run with --help to see what is possible.')
    .enablePositionalOptions(false)
    .configureOutput({
      writeOut: show,
      writeErr: (text) => note(text.trimEnd()),
      getOutHelpWidth: () => columnsOf(terminalOf('stdout')),
      getErrHelpWidth: () => columnsOf(terminalOf('stderr')),
    })
    .exitOverride();

  const validate = addValidateOptions(
    program
      .command('validate')
      .description('check maps, projects and everything they rest on')
      .argument('[path...]', 'files, folders, glob patterns or archives; - for standard input', ['.']),
  );
  addHelpLists(validate, formats).action(async (paths: string[], _options: unknown, command: Command) => {
    const { validate } = await import('./validate.js');
    end(await validate(build, paths, command.optsWithGlobals()));
  });
  if (isToValidate) return program;

  const mergeReports = addConfigurationOptions(
    addReportOptions(
      program
        .command('merge-reports')
        .description('make one report out of the JSON reports of shards')
        .argument('<file...>', 'JSON reports'),
    ),
  );
  addHelpLists(mergeReports, formats).action(async (files: string[], _options: unknown, command: Command) => {
    const { mergeReportFiles } = await import('./merge-reports.js');
    end(await mergeReportFiles(build, files, command.optsWithGlobals()));
  });

  addConfigurationOptions(program.command('rules').description('list every code with its severity'))
    .addOption(new Option('-f, --format <name>', 'how to print them').choices(['table', 'json']).default('table'))
    .option('--test', 'check the examples of the custom rules of the configuration instead')
    .action(async (flags: ConfigurationFlags & { format: 'table' | 'json'; test?: boolean }) => {
      const options = configurationOptions(build, flags, process.cwd());
      if (flags.test === true) {
        const { testCustomRules } = await import('./test-custom-rules.js');
        return end(await testCustomRules(build, options));
      }
      const { listRules } = await import('./rules.js');
      end(await listRules(build, flags.format, options));
    });

  addConfigurationOptions(
    program
      .command('explain')
      .description('say what a code means and how to mend it, with examples')
      .argument('<code>', 'for example DIPV1022, or just 1022', toCode),
  ).action(async (code: string, options: ConfigurationFlags) => {
    const { explain } = await import('./explain.js');
    end(await explain(build, code, configurationOptions(build, options, process.cwd())));
  });

  addInputLimits(
    program
      .command('snapshot')
      .description('write all that decides about the maps to one file, small enough for Git')
      .argument('<path...>', 'maps, and the metadata that they rest on')
      .requiredOption('-o, --output <file>', 'the file to write; - for stdout'),
  ).action(async (paths: string[], options: SnapshotOptions) => {
    const { snapshot } = await import('./snapshot.js');
    const { buildValidator } = await import('../configuration/build-validator.js');
    end(await snapshot(paths, { ...options, readers: buildValidator(build).readers }));
  });

  addCompareOptions(
    program
      .command('compare')
      .description('tell what changed from one state of maps and metadata to another, and what of it breaks')
      .argument('<before>', 'a file, folder, archive or snapshot, or git:REF:PATH')
      .argument('<after>', 'the same'),
  ).action(async (before: string, after: string, _options: unknown, command: Command) => {
    const { compareSides } = await import('./compare.js');
    end(await compareSides(build, [before, after], command.optsWithGlobals()));
  });

  addInputLimits(
    addConfigurationOptions(
      program
        .command('document')
        .description('write what each map does: tables, keys, filters, mappings and values, in words')
        .argument('<path...>', 'maps, and the metadata that they rest on')
        .requiredOption('-o, --output <folder>', 'the folder to write')
        .option('-f, --format <name>', 'markdown, wiki, html, csv or xlsx; repeatable (default: markdown)', addName),
    ),
  ).action(async (paths: string[], options: DocumentOptions) => {
    const { documentMaps } = await import('./document.js');
    end(await documentMaps(build, paths, options));
  });

  program
    .command('pull')
    .description('fetch maps, and the tables and organizations that they rest on, from Dataverse and F&O')
    .requiredOption('--dataverse <address>', 'such as https://contoso.crm.dynamics.com')
    .requiredOption('--finance <address>', 'such as https://contoso.operations.dynamics.com')
    .requiredOption('-o, --output <folder>', 'the folder to write')
    .option('--only <map>', 'fetch only this map, by its name, with * and ?; repeatable', addName)
    .addOption(
      new Option(
        '--sign-in <way>',
        'where tokens come from (default: DIPV_DATAVERSE_TOKEN and DIPV_FINANCE_TOKEN, else az)',
      ).choices(['token', 'az', 'device-code', 'browser', 'workload-identity']),
    )
    .option('--anonymize', 'write made-up hosts in the place of those of environments')
    .action(async (flags: PullFlags) => {
      const { pullMaps } = await import('./pull.js');
      end(await pullMaps(build, flags));
    });

  program
    .command('init')
    .description('write a commented configuration file here')
    .action(async () => {
      const { init } = await import('./init.js');
      end(await init(build.name, process.cwd()));
    });

  addConfigurationOptions(
    program
      .command('print-config')
      .description('show the configuration that a run here would have, and where it comes from')
      .option('--schema', 'print the JSON Schema of configurations instead, with the codes of plugins'),
  ).action(async ({ schema, ...flags }: ConfigurationFlags & { readonly schema?: boolean }) => {
    const { printConfig, printSchema } = await import('./print-config.js');
    const options = configurationOptions(build, flags, process.cwd());
    end(await (schema === true ? printSchema(build, options) : printConfig(options)));
  });

  return program;
}
