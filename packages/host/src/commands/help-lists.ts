import type { ReportFormat } from '@dipv/core';
import type { Command } from '#commander';
import { columnsOf } from '../output/columns-of.js';
import { EXIT_MEANING } from '../output/exit-code.js';
import { terminalOf } from '../output/streams.js';

/** Adds to the help of a command what the formats of its report are, and how it ends. */
export function addHelpLists(command: Command, formats: readonly ReportFormat[]): Command {
  const lists: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    'Formats:': formats.map(({ name, description }) => [name, description]),
    'Exit codes:': Object.entries(EXIT_MEANING),
  };
  return command.addHelpText('after', () => {
    const helper = command.createHelp();
    helper.prepareContext({ helpWidth: columnsOf(terminalOf('stdout')) });
    const width = helper.padWidth(command, helper); // as wide as the options above
    const lines = Object.entries(lists).flatMap(([heading, entries]) => {
      const items = entries.map(([term, description]) => helper.formatItem(term, width, description, helper));
      return helper.formatItemList(heading, items, helper);
    });
    return `\n${lines.join('\n').trimEnd()}`;
  });
}
