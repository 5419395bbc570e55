import type { Problem } from '@dipv/core';
import { fileProblem } from './problems.js';
import type { JsonObject } from '../json/value.js';

/** One file of an OData answer, which may come in pages. */
interface Page {
  readonly file: string;
  /** What the answer is of (`@odata.context`). */
  readonly context: string | null;
  readonly nextLink: string | null;
  /** How many records there are on all pages; `null`: not asked for. */
  readonly count: number | null;
  readonly elements: number;
}

/** The pages of the OData answers that were read. */
export class Pages {
  private readonly pages: Page[] = [];

  /** @param answer the file's root object */
  add(file: string, answer: JsonObject, elements: number): void {
    const context = textOr(answer['@odata.context']);
    const nextLink = textOr(answer['@odata.nextLink']);
    const count = answer['@odata.count'];
    if (context === null && nextLink === null) return;
    this.pages.push({ file, context, nextLink, count: typeof count === 'number' ? count : null, elements });
  }

  addAll({ pages }: Pages): void {
    for (const page of pages) this.pages.push(page);
  }

  /** What the answers in these files are of, where they tell. */
  contextOf(file: string): string | null {
    return this.pages.find((page) => page.file === file && page.context !== null)?.context ?? null;
  }

  /** Pages that are missing among the inputs. */
  problems(): Problem[] {
    const answers = new Map<string, Page[]>();
    for (const page of this.pages) {
      const key = page.context ?? page.file;
      const others = answers.get(key) ?? [];
      others.push(page);
      answers.set(key, others);
    }
    return [...answers.values()].flatMap((pages) => missingPages(pages));
  }
}

function missingPages(pages: readonly Page[]): Problem[] {
  const open = pages.filter(({ nextLink }) => nextLink !== null);
  if (open.length === pages.length) {
    // which of several pages is the last one is known where links count records
    const last = open.reduce((latest, page) => ((endOf(page) ?? 0) >= (endOf(latest) ?? 0) ? page : latest));
    return [missing(last, 'the page that follows it (@odata.nextLink) is not among the inputs')];
  }
  const ends = new Set(open.map(endOf));
  const starts = open.map(startOf);
  if (!ends.has(null) && starts.every((start) => start !== null && start >= 0)) {
    const orphan = open.find((page) => startOf(page) !== 0 && !ends.has(startOf(page)));
    if (orphan) return [missing(orphan, 'the page before it is not among the inputs')];
  }
  const counted = pages.find(({ count }) => count !== null);
  const elements = pages.reduce((sum, page) => sum + page.elements, 0);
  if (!counted || elements >= (counted.count ?? 0)) return [];
  return [missing(counted, `of its ${counted.count ?? 0} records only ${elements} are among the inputs`)];
}

function missing({ file, context }: Page, what: string): Problem {
  const name = /\$metadata#(\w+)/.exec(context ?? '')?.[1];
  const reason = `is one page of a longer list${name === undefined ? '' : ` (${name})`}, and ${what}: what is missing there is not checked`;
  return fileProblem(file, reason, 'warning');
}

/** How many records there are up to the end of a page, where the link to the next one says so. */
function endOf({ nextLink }: Page): number | null {
  const skip = /[?&](?:\$|%24)skip=(\d+)/i.exec(nextLink ?? '')?.[1];
  return skip === undefined ? null : Number(skip);
}

function startOf(page: Page): number | null {
  const end = endOf(page);
  return end === null ? null : end - page.elements;
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
