import { foldName, platformOf, type Finding, type ProjectContext } from '@dipv/core';
import { orientedSides } from '../maps/oriented-leg.js';

/** Findings of one map that only one of the two sides has. */
export interface FindingsCompared {
  readonly newFindings: readonly Finding[];
  readonly goneFindings: readonly Finding[];
}

/** A map, and what was found in it. */
export interface Checked {
  readonly map: ProjectContext;
  readonly findings: readonly Finding[];
}

/** Findings are told apart by what they are about; a map that has another name, or other sides, has no others for it. */
export function compareFindings(before: Checked, after: Checked): FindingsCompared {
  const [old, now] = [countOf(before), countOf(after)];
  return {
    newFindings: after.findings.filter((finding) => !takes(old, identityOf(finding, after.map))),
    goneFindings: before.findings.filter((finding) => !takes(now, identityOf(finding, before.map))),
  };
}

function countOf({ map, findings }: Checked): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = identityOf(finding, map);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function takes(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  counts.set(key, count - 1);
  return true;
}

/** Of names alone, with the F&O end first, whichever of the two the map calls its source. */
function identityOf(finding: Finding, map: ProjectContext): string {
  const { code, variant, environmentType, field, sourceField, destinationField } = finding;
  const ends = isSwapped(finding, map) ? [destinationField, sourceField] : [sourceField, destinationField];
  const parts = [code, variant, platformOf(environmentType), field, ...ends];
  // what is about no field is told apart by its words alone, in whatever order it lists names
  const isOfNoField = [field, sourceField, destinationField].every((each) => each === null);
  const words = isOfNoField
    ? finding.message
        .split(/[\s,]+/)
        .sort()
        .join(' ')
    : null;
  return JSON.stringify([...parts, words].map((part) => (part === null ? null : foldName(part))));
}

function isSwapped({ leg: id }: Finding, { tasks }: ProjectContext): boolean {
  const legs = tasks.flatMap(({ legs }) => legs);
  const leg = legs.find(({ model }) => model.id === id) ?? legs[0];
  return leg !== undefined && orientedSides(leg).isSwapped;
}
