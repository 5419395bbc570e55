import type { Platform, Problem } from '@dipv/core';
import { fileProblem } from '../facts/problems.js';
import type { TableFacts } from '../facts/table.js';

/** Conflicts of one table between two inputs that are told one by one. */
const MOST_TOLD = 3;

interface Conflict {
  readonly winner: TableFacts;
  readonly loser: TableFacts;
  readonly texts: string[];
}

/** Where inputs contradict each other. */
export class Conflicts {
  private readonly conflicts = new Map<string, Conflict>();

  /** @param what for example `the length of name` */
  add(
    winner: TableFacts,
    loser: TableFacts,
    what: string,
    values: { readonly winner: unknown; readonly loser: unknown },
  ): void {
    const key = JSON.stringify([winner.platform, winner.name, winner.file, loser.file]);
    const conflict = this.conflicts.get(key) ?? { winner, loser, texts: [] };
    conflict.texts.push(`${what} is ${shown(values.loser)} here and ${shown(values.winner)} there`);
    this.conflicts.set(key, conflict);
  }

  problems(): Problem[] {
    return [...this.conflicts.values()].map(({ winner, loser, texts }) => {
      const more = texts.length > MOST_TOLD ? `; and ${texts.length - MOST_TOLD} more` : '';
      const reason = `contradicts ${winner.file} on ${tableText(winner.platform)} ${winner.name}: ${texts.slice(0, MOST_TOLD).join('; ')}${more}. What is there counts`;
      return fileProblem(loser.file, reason, 'warning');
    });
  }
}

/** How messages call a table of a platform. */
function tableText(platform: Platform): string {
  if (platform === 'finance-and-operations') return 'AX table';
  return platform === 'dataverse' ? 'CRM table' : 'table';
}

function shown(value: unknown): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
