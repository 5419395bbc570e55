import { foldName, type Problem, type Project } from '@dipv/core';
import { Faults, type Fault } from '../facts/faults.js';
import type { ReadProject } from '../facts/read-project.js';
import { contentOf } from '../facts/same-content.js';

/**
 * Of several versions of one map the newest, unless all are wanted. Copies of one version that say the same are
 * one map; a version that is there twice with different content is a problem, and the first one stays. Without a
 * version nobody can tell which is newer, so both stay. Projects of one name in different environments are
 * different projects.
 */
export function chooseVersions(
  projects: readonly ReadProject[],
  allVersions: boolean,
): { readonly projects: Project[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const faults = new Faults(problems);
  const maps = new Map<string, Map<string, Copies>>();
  for (const project of projects) {
    const key = keyOf(project);
    const versions = maps.get(key) ?? new Map<string, Copies>();
    maps.set(key, versions);
    const version = versionKey(project.version);
    const copies = versions.get(version);
    if (copies) copies.add(project);
    else versions.set(version, new Copies(project));
  }
  const chosen = new Set<ReadProject>();
  for (const versions of [...maps.values()].map((each) => [...each.values()])) {
    for (const version of versions) for (const fault of version.faults()) faults.add(fault);
    for (const { first } of allVersions ? versions : newest(versions)) chosen.add(first);
  }
  faults.settle();
  return { projects: projects.filter((project) => chosen.has(project)), problems };
}

/** One version of a map, as often as it is there. */
class Copies {
  /** One project for each content. */
  private readonly contents: ReadProject[];
  /** Where in `contents` one of a content stands; only asked for where there are several. */
  private places: Map<string, number> | null = null;

  constructor(project: ReadProject) {
    this.contents = [project];
  }

  get first(): ReadProject {
    const [first] = this.contents;
    if (first === undefined) throw new RangeError('no copy of a map');
    return first;
  }

  /** Of copies that say the same, one that no archive holds counts, since it can be edited; else the first by path. */
  add(project: ReadProject): void {
    this.places ??= new Map([[contentOfProject(this.first), 0]]);
    const content = contentOfProject(project);
    const at = this.places.get(content) ?? this.contents.length;
    const known = this.contents[at];
    this.places.set(content, at);
    if (known === undefined || compareFiles(project.document.file, known.document.file) < 0)
      this.contents[at] = project;
  }

  faults(): Fault[] {
    const [first, ...others] = this.contents;
    const flaws = this.contents.flatMap((project) => project.flaws ?? []);
    return first === undefined ? [] : [...flaws, ...others.map((project) => twice(project, first))];
  }
}

function contentOfProject({ tasks, environments }: Project): string {
  return contentOf({ tasks, environments });
}

function compareFiles(a: string, b: string): number {
  const depth = (file: string): number => file.split('!/').length;
  return depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What tells a map from others: its name, and which environments it belongs to. */
function keyOf({ isDualWrite, name, tasks, environments, environmentKey }: ReadProject): string {
  const sets = [...new Set(tasks.map(({ connectionSetName }) => nameOf(connectionSetName)))].sort();
  const listed = environments.map(({ key, environment }) => nameOf(key ?? environment?.name)).sort();
  return JSON.stringify([isDualWrite, foldName(name.trim()), sets, listed, environmentKey ?? null]);
}

function nameOf(name: string | null | undefined): string {
  return foldName((name ?? '').trim());
}

function newest(versions: readonly Copies[]): Copies[] {
  const told = versions.filter(({ first: { version } }) => version !== null);
  const last = told.reduce<Copies | undefined>(
    (latest, each) => (latest === undefined || isNewer(each.first, latest.first) ? each : latest),
    undefined,
  );
  return versions.filter((each) => each.first.version === null || each === last);
}

function isNewer({ version }: Project, { version: other }: Project): boolean {
  return compareVersions(version ?? '', other ?? '') > 0;
}

/** The same for versions that compare as equal. */
function versionKey(version: string | null): string {
  if (version === null) return 'none';
  const segments = version.split('.').map((segment) => (Number.isNaN(Number(segment)) ? segment : Number(segment)));
  const length = segments.findLastIndex((segment) => segment !== 0) + 1;
  return JSON.stringify(segments.slice(0, length));
}

/** Segment by segment, as numbers; a missing segment counts as 0. */
export function compareVersions(a: string, b: string): number {
  const as = a.split('.');
  const bs = b.split('.');
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const order = compareSegments(as[i] ?? '0', bs[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

function twice(project: Project, twin: Project): Fault {
  const pointer = project.tasks[0]?.pointer ?? '';
  const version = project.version === null ? 'without a version' : `in version ${project.version}`;
  return {
    file: project.document.file,
    subject: `the map ${project.name}`,
    verdict: `is there twice ${version} with different content, first in ${twin.document.file}; this one is left out`,
    together: 'maps are left out, each of which is there twice with different content',
    details: [{ spot: { document: project.document, pointer }, text: '' }],
  };
}
