import type { Problem } from '@dipv/core';
import { isConfiguration } from '../configuration.js';
import type { Checked, GivenFile } from '../messages.js';
import { byId, made } from './elements.js';

interface Known {
  readonly checked: Checked | null;
  /** What that tells of. */
  readonly read: ReadonlySet<GivenFile>;
  /** The configuration among the files that counts. */
  readonly configuration: string | null;
}

/** Rows that are drawn unasked: a folder may hold many thousands of files. */
const ROWS = 200;
/** Problems of one file, an archive perhaps, that are listed unasked. */
const PROBLEMS = 5;

/** Whether all rows were asked for. */
let isWhole = false;

/** The list of what was given, and of what would let the rest be checked. */
export function showInputs(files: readonly GivenFile[], known: Known, remove: (path: string) => void): void {
  const { checked } = known;
  byId('input-count', HTMLElement).textContent = String(files.length);
  const body = byId('input-list', HTMLTableElement).tBodies[0];
  const held = heldRow(body);
  const facts = factsBy(checked);
  const rows = (isWhole ? files : files.slice(0, ROWS)).map((given) => {
    const { path, file } = given;
    const button = made('button', { on: { click: () => remove(path) } }, 'Remove');
    button.type = 'button';
    button.setAttribute('aria-label', `Remove ${path}`);
    const name = made('th', {}, path);
    name.scope = 'row';
    return made(
      'tr',
      {},
      name,
      made('td', {}, toldOf(given, known, facts)),
      made('td', { class: 'n' }, sizeText(file.size)),
      made('td', {}, button),
    );
  });
  body?.replaceChildren(...rows);
  if (held !== null)
    (rows[Math.min(held, rows.length - 1)]?.querySelector('button') ?? byId('main', HTMLElement)).focus();
  const all = byId('all-inputs', HTMLButtonElement);
  all.hidden = rows.length === files.length;
  all.textContent = `List all ${files.length} files`;
  all.onclick = () => {
    isWhole = true;
    showInputs(files, known, remove);
  };
  byId('notes', HTMLElement).replaceChildren(...(checked?.notes ?? []).map((note) => made('p', {}, note)));
  showGaps(checked);
}

/** The row whose button has the focus, which is drawn anew: whoever uses the keyboard goes on from there. */
function heldRow(body: HTMLTableSectionElement | undefined): number | null {
  const row = document.activeElement?.closest('tr');
  const place = [...(body?.rows ?? [])].findIndex((each) => each === row);
  return place === -1 ? null : place;
}

interface Facts {
  readonly told: Checked['told'][number]['kinds'][number][];
  maps: number;
  readonly problems: Problem[];
}

/** What is known of each file that was given, by its path: what stands in an archive is told of the archive. */
function factsBy(checked: Checked | null): ReadonlyMap<string, Facts> {
  const found = new Map<string, Facts>();
  const of = (file: string): Facts => {
    const path = file.split('!/', 1)[0] ?? file;
    const facts = found.get(path) ?? { told: [], maps: 0, problems: [] };
    found.set(path, facts);
    return facts;
  };
  for (const { file, kinds } of checked?.told ?? []) of(file).told.push(...kinds);
  for (const file of checked?.maps ?? []) of(file).maps++;
  for (const problem of checked?.problems ?? []) of(problem.file).problems.push(problem);
  return found;
}

function toldOf(
  given: GivenFile,
  { checked, read, configuration }: Known,
  facts: ReadonlyMap<string, Facts>,
): HTMLElement {
  const { path } = given;
  if (checked === null || !read.has(given)) return made('span', { class: 'sub' }, 'not read yet');
  const { told = [], maps = 0, problems = [] } = facts.get(path) ?? {};
  if (isConfiguration(path) && problems.length === 0) {
    return made('span', {}, path === configuration ? 'configuration' : 'configuration that is not used');
  }
  if (told.length === 0 && problems.length === 0) return made('span', { class: 'sub' }, 'nothing that dipv reads');
  const lines = [...new Set(told.map(([kind]) => kind))].map((kind) => kindText(kind, told));
  if (maps > 0) lines.push(maps === 1 ? '1 map' : `${maps} maps`);
  const items = problems.map((problem) => () => made('li', { class: problem.severity }, problemText(problem, path)));
  const rest = items.slice(PROBLEMS);
  return made(
    'ul',
    { class: 'told' },
    ...(lines.length > 0 ? [made('li', {}, lines.join(', '))] : []),
    ...items.slice(0, PROBLEMS).map((item) => item()),
    ...(rest.length > 0 ? [made('li', {}, folded(`${rest.length} more`, rest))] : []),
  );
}

/** Is drawn once it is opened. */
function folded(title: string, items: readonly (() => HTMLElement)[]): HTMLElement {
  const list = made('ul', {});
  const details = made('details', {}, made('summary', {}, title), list);
  details.addEventListener('toggle', () => {
    if (list.childElementCount === 0) list.append(...items.map((item) => item()));
  });
  return details;
}

/** A solution is several files, which each tell of it once: only what stands many times in a file is counted. */
function kindText(kind: string, told: readonly (readonly [kind: string, count: number])[]): string {
  const counts = told.filter(([each]) => each === kind).map(([, count]) => count);
  return counts.every((count) => count === 1) ? kind : `${kind}: ${counts.reduce((sum, count) => sum + count)}`;
}

function problemText({ file, reason, line }: Problem, path: string): string {
  const inside = file === path ? '' : `${file.slice(path.length + 2)} `;
  return `${inside}${line === null ? '' : `line ${line}: `}${reason}`;
}

function showGaps(checked: Checked | null): void {
  const gaps = checked?.gaps ?? [];
  const whole = byId('no-gaps', HTMLElement);
  whole.hidden = checked === null || gaps.length > 0;
  if (checked !== null) whole.textContent = wholeText(checked);
  const items = gaps.map(({ title, checks, inputs }) => {
    const advice =
      inputs.length === 0
        ? 'No input settles it: mend the map, or the finding that the report names.'
        : `${inputs.length === 1 ? 'Add' : 'Add one of'}: ${inputs.join('; ')}.`;
    const count = checks === 1 ? '1 check' : `${checks} checks`;
    return made('li', {}, made('p', {}, made('b', {}, title), ` (${count})`), made('p', { class: 'sub' }, advice));
  });
  byId('gaps', HTMLElement).replaceChildren(...items);
}

/** Where nothing is lacking. */
function wholeText({ summary, problems, plugins }: Checked): string {
  if (summary.projects === 0)
    return 'Nothing was checked, since no map was read: add maps, or the solution that holds them.';
  if (problems.some(({ severity }) => severity === 'error')) return 'All was checked of what could be read.';
  if (plugins.length > 0) return 'Everything was checked but what the plugins would find.';
  return 'Everything was checked.';
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
