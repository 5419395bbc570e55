import type { Problem } from '@dipv/core';
import { isConfiguration } from '../configuration.js';
import type { Checked, GivenFile } from '../messages.js';
import { byId, made } from './elements.js';

interface Known {
  readonly checked: Checked | null;
  /** What that tells of. */
  readonly read: ReadonlySet<GivenFile>;
}

/** The list of what was given, and of what would let the rest be checked. */
export function showInputs(
  files: readonly GivenFile[],
  { checked, read }: Known,
  remove: (path: string) => void,
): void {
  byId('input-count', HTMLElement).textContent = String(files.length);
  const rows = files.map((given) => {
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
      made('td', {}, toldOf(path, read.has(given) ? checked : null)),
      made('td', { class: 'n' }, sizeText(file.size)),
      made('td', {}, button),
    );
  });
  byId('input-list', HTMLTableElement).tBodies[0]?.replaceChildren(...rows);
  byId('notes', HTMLElement).replaceChildren(...(checked?.notes ?? []).map((note) => made('p', {}, note)));
  showGaps(checked);
}

function toldOf(path: string, checked: Checked | null): HTMLElement {
  if (checked === null) return made('span', { class: 'sub' }, 'not read yet');
  const isInside = (file: string): boolean => file === path || file.startsWith(`${path}!/`);
  const told = checked.told.filter(({ file }) => isInside(file)).flatMap((each) => each.kinds);
  const maps = checked.maps.filter(isInside).length;
  const problems = checked.problems.filter(({ file }) => isInside(file));
  if (isConfiguration(path) && problems.length === 0) return made('span', {}, 'configuration');
  if (told.length === 0 && problems.length === 0) return made('span', { class: 'sub' }, 'nothing that dipv reads');
  const facts = [...new Set(told.map(([kind]) => kind))].map((kind) => kindText(kind, told));
  if (maps > 0) facts.push(maps === 1 ? '1 map' : `${maps} maps`);
  const lines = [
    ...(facts.length > 0 ? [made('li', {}, facts.join(', '))] : []),
    ...problems.map((problem) => made('li', { class: problem.severity }, problemText(problem, path))),
  ];
  return made('ul', { class: 'told' }, ...lines);
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
  byId('no-gaps', HTMLElement).hidden = checked === null || gaps.length > 0;
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

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
