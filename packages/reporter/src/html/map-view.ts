import type { ProjectReport, SuppressedFinding } from '@dipv/core';
import { countText } from '../count-text.js';
import { tally } from '../verdict.js';
import { findingView, onlyLegOf, type FindingSetting, type FindingView } from './finding-view.js';
import { picturesOf, type Mark, type Picture } from './leg-picture.js';
import { countsOf, type SeverityCounts } from './severity-counts.js';

export interface SuppressedView {
  readonly finding: FindingView;
  readonly reason: string;
}

/** What every part of the page says of a map. */
export interface MapHead {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly counts: SeverityCounts;
  /** Whether it may have more findings than are listed. */
  readonly isCutShort: boolean;
  /** The tally in words: `2 errors, 1 warning`. */
  readonly tally: string;
  /** Number of checks that could not be made. */
  readonly notChecked: number;
}

/** A map with its pictures. */
export interface MapView extends MapHead {
  /** Its kind and size: `dual-write, 12 mappings`. */
  readonly kind: string;
  readonly file: string;
  readonly isOpen: boolean;
  /** Whether the report holds its mappings. */
  readonly isWhole: boolean;
  readonly pictures: readonly Picture[];
  readonly suppressed: readonly SuppressedView[];
}

/** @param isCutShort whether it may have more findings than are listed */
export function mapHead(
  id: string,
  { name, version, findings, notChecked }: ProjectReport,
  isCutShort: boolean,
): MapHead {
  const counts = countsOf(findings);
  const more = isCutShort ? 'more than is listed' : '';
  const told = [tally(counts), more].filter((part) => part !== '').join(', ');
  return { id, name, version, counts, isCutShort, tally: told || 'no findings', notChecked: notChecked.length };
}

export function mapView(head: MapHead, project: ProjectReport, setting: FindingSetting, isOpen: boolean): MapView {
  const { legs } = project;
  const isWhole = legs.length > 0;
  const mappings = legs.reduce((sum, leg) => sum + leg.mappings.length, 0);
  const kind = project.dualWrite ? 'dual-write' : 'Data Integrator';
  return {
    ...head,
    kind: isWhole ? `${kind}, ${countText(mappings, 'mapping')}` : kind,
    file: project.file,
    isOpen,
    isWhole,
    pictures: picturesOf(head.id, project, marksOf(head.id, project)),
    suppressed: project.suppressed.map((each, i) =>
      suppressedView(`${head.id}-suppressed${i + 1}`, each, project, setting),
    ),
  };
}

/** The findings of a map as its pictures show them. */
export function marksOf(id: string, { findings }: Pick<ProjectReport, 'findings'>): readonly Mark[] {
  return findings.map((finding, index) => ({ id: `${id}-finding${index + 1}`, finding }));
}

/** The row of the picture that each finding stands at. */
export function rowsOf(id: string, project: ProjectReport): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const picture of picturesOf(id, project, marksOf(id, project))) {
    for (const row of picture.rows) {
      for (const mark of row.marks) if (row.id !== null && !rows.has(mark.id)) rows.set(mark.id, row.id);
    }
  }
  return rows;
}

function suppressedView(
  id: string,
  { finding, reason }: SuppressedFinding,
  project: ProjectReport,
  setting: FindingSetting,
): SuppressedView {
  const place = { onlyLeg: onlyLegOf(project), file: project.file, row: null };
  return { finding: findingView({ id, finding }, place, setting), reason };
}
