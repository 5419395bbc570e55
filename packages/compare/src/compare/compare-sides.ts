import {
  code,
  field,
  foldName,
  list,
  say,
  type IntegrationKey,
  type MappedField,
  type Platform,
  type SideContext,
  type Text,
} from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { NotCompared, TableChange, TableComparison } from '../comparison.js';
import { isSameTable, withoutPrefix } from '../maps/match-maps.js';
import { folded } from '../maps/match-mappings.js';
import type { OrientedLeg } from '../maps/oriented-leg.js';
import { compareFields } from './compare-fields.js';
import type { LegPair } from './compare-maps.js';
import { compareOrganizations } from './compare-organizations.js';
import { makeChange, type Spot } from './make-change.js';
import { spotOfLeg } from './compare-maps.js';

interface Told {
  readonly platform: Platform;
  readonly table: string;
  readonly change: TableChange;
  readonly maps: Set<string>;
}

/**
 * Gathers how the tables changed that maps rest on. What several maps rest on is told once, with the names of all of
 * them, at the place of the first.
 */
export class TableChanges {
  readonly #told = new Map<string, Told>();

  /** @returns what could not be compared */
  add(map: string, [before, after]: LegPair): readonly NotCompared[] {
    return [
      ...(['left', 'right'] as const).flatMap((end) => [...this.#addSide(map, before, after, end)]),
      ...this.#addOrganizations(before, after),
    ];
  }

  /** By platform and table, in the order of their names. */
  tables(): readonly TableComparison[] {
    const groups = new Map<string, TableComparison & { readonly changes: TableChange[] }>();
    for (const { platform, table, change, maps } of this.#told.values()) {
      const key = `${platform} ${foldName(table)}`;
      const group = groups.get(key) ?? { platform, name: table, changes: [] };
      groups.set(key, group);
      group.changes.push({ ...change, maps: [...maps].sort() });
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  }

  /** All maps between two environments rest on their organizations: none is named. */
  *#addOrganizations(before: OrientedLeg, after: OrientedLeg): Generator<NotCompared> {
    const changes = compareOrganizations(before.leg, after.leg);
    if (changes === null) yield { what: 'the organization mapping', reason: 'only one side tells it' };
    for (const { kind, about, what, spots } of changes ?? []) {
      const change = { ...makeChange(kind, what, spots), maps: [] };
      const told: Told = { platform: 'none', table: 'Organization mapping', change, maps: new Set() };
      this.#told.set(JSON.stringify([kind, about]), told);
    }
  }

  *#addSide(map: string, before: OrientedLeg, after: OrientedLeg, end: 'left' | 'right'): Generator<NotCompared> {
    const [old, now] = [before[end], after[end]];
    const tell = (kind: ChangeKind, about: string, what: Text, spots: Spots): void =>
      this.#tell(map, now, kind, about, what, spots);
    const spots = { before: spotOfLeg(before.leg), after: spotOfLeg(after.leg) };
    if (!isSameTable(old, now) && !isSameTable(old, now, withoutPrefix)) {
      yield { what: `the ${now.label.text}`, reason: 'it takes the place of another table' };
      return;
    }
    if (old.tableState.state !== now.tableState.state) {
      if (now.tableState.state === 'missing' && old.table !== null) {
        tell('table-gone', '', say`The ${now.label} is not in the metadata any more`, spots);
        return;
      }
      if (old.tableState.state === 'missing' && now.table !== null) {
        tell('table-added', '', say`The ${now.label} is in the metadata now`, spots);
        return;
      }
    }
    if (old.table === null || now.table === null) {
      if (old.tableState.state === 'missing' && now.tableState.state === 'missing') return;
      yield notCompared(old, now);
      return;
    }
    const [wasKey, isKey] = [old.keys.integrationKey, now.keys.integrationKey];
    if (isOtherKey(wasKey, isKey, now)) {
      const [was, is] = [keyText(wasKey), keyText(isKey)];
      const what = say`The integration key of the ${now.label} was ${code(was)} and is now ${code(is)}`;
      tell('key-changed', 'key', what, { ...spots, was, is });
    }
    const [wasSpecific, isSpecific] = [old.company.isSpecific, now.company.isSpecific];
    if (wasSpecific !== null && isSpecific !== null && wasSpecific !== isSpecific) {
      const what = isSpecific
        ? say`Records of the ${now.label} belong to one company each now`
        : say`Records of the ${now.label} belong to one company each no more`;
      tell('company-changed', 'company', what, spots);
    }
    const earlier = mappedFields(before, end);
    for (const [path, mapped] of mappedFields(after, end))
      yield* this.#addField(map, before[end], mapped, {
        path,
        earlier: earlier.get(path)?.spot ?? spotOfLeg(before.leg),
      });
  }

  *#addField(
    map: string,
    before: SideContext,
    { field: now, spot, isWritten }: Mapped,
    { path, earlier }: { readonly path: string; readonly earlier: Spot },
  ): Generator<NotCompared> {
    if (now.path === null || now.resolution === null) return;
    const old = before.paths.resolve(now.path, now.relatedEntity);
    const { label, table } = now.side;
    const spots = { before: earlier, after: spot };
    const named = say`${field(now.path.text)} of the ${label}`;
    const tell = (kind: ChangeKind, about: string, what: Text, more: Spots): void =>
      this.#tell(map, now.side, kind, `${path} ${about}`, what, more);
    const outcomes = `${old.outcome} ${now.resolution.outcome}`;
    if (outcomes === 'resolved unresolved') tell('column-gone', '', say`${named} does not exist any more`, spots);
    else if (outcomes === 'unresolved resolved') tell('column-added', '', say`${named} exists now`, spots);
    else if (old.outcome !== now.resolution.outcome && table !== null)
      yield { what: `${now.path.text} of the ${label.text}`, reason: 'only one side tells whether it exists' };
    else if (old.field !== null && now.field !== null) {
      for (const { kind, what, was, is } of compareFields(old.field, now.field, named, isWritten))
        tell(kind, kind, what, { ...spots, was, is });
    }
  }

  #tell(map: string, side: SideContext, kind: ChangeKind, about: string, what: Text, spots: Spots): void {
    const table = side.table?.name ?? side.tableName;
    const key = JSON.stringify([side.platform, foldName(table), kind, about, spots.was ?? null, spots.is ?? null]);
    const told = this.#told.get(key);
    if (told !== undefined) told.maps.add(map);
    else {
      const change = { ...makeChange(kind, what, spots), maps: [] };
      this.#told.set(key, { platform: side.platform, table, change, maps: new Set([map]) });
    }
  }
}

interface Spots {
  readonly before: Spot;
  readonly after: Spot;
  readonly was?: string | null;
  readonly is?: string | null;
}

interface Mapped {
  readonly field: MappedField;
  readonly spot: Spot;
  readonly isWritten: boolean;
}

/** The columns that a leg maps on one side, once each. */
function mappedFields(leg: OrientedLeg, end: 'left' | 'right'): ReadonlyMap<string, Mapped> {
  const fields = new Map<string, Mapped>();
  for (const mapping of leg.mappings) {
    const path = folded(mapping[end]);
    if (path === '') continue;
    const known = fields.get(path);
    const isWritten = mapping.way === 'both' || mapping.way === end;
    if (known === undefined)
      fields.set(path, { field: mapping[end], spot: spotOf(mapping[end], mapping.mapping.at()), isWritten });
    else if (isWritten) fields.set(path, { ...known, isWritten });
  }
  return fields;
}

function spotOf({ side }: MappedField, pointer: string): Spot {
  return { document: side.leg.task.project.model.document, pointer };
}

/** A key that was only guessed from several may be another guess, since other columns are mapped. */
function isOtherKey(was: Key, is: Key, side: SideContext): boolean {
  if (was === 'unknown' || is === 'unknown') return false;
  if (keyParts(was) === keyParts(is)) return false;
  if (was === 'none' || is === 'none') return true;
  if (was.origin !== 'alternate key' && is.origin !== 'alternate key') return true;
  const { knowledge } = side.keys;
  return knowledge.known && knowledge.areAll && !knowledge.candidates.some((key) => keyParts(key) === keyParts(was));
}

type Key = IntegrationKey | 'none' | 'unknown';

function keyParts(key: Key): string {
  return typeof key === 'string' ? key : key.fields.map(foldName).sort().join(' ');
}

function keyText(key: Key): string {
  return typeof key === 'string' ? key : list(key.fields).text;
}

function notCompared(old: SideContext, now: SideContext): NotCompared {
  const what = `the ${now.label.text}`;
  if (old.table === null && now.table === null) return { what, reason: 'neither side has its metadata' };
  return { what, reason: `only the ${old.table === null ? 'new' : 'old'} side has its metadata` };
}
