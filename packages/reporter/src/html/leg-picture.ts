import {
  isBlank,
  platformOf,
  type DrawnField,
  type DrawnSide,
  type Finding,
  type LegOutline,
  type Platform,
  type ProjectReport,
  type Severity,
} from '@dipv/core';
import { countText } from '../count-text.js';
import { typeWords } from './type-words.js';

/** A finding as a picture shows it: a link to where it is told in full. */
export interface Mark {
  /** The `id` of the finding in the page. */
  readonly id: string;
  readonly finding: Finding;
}

export type ArrowDirection = 'to-destination' | 'to-source' | 'both-ways' | 'unknown';

/** One end of a mapping. */
export interface PictureEnd {
  /** `null`: none. */
  readonly field: string | null;
  /** Its display name and what it holds: `Customer account · text (20)`; empty: not known. */
  readonly about: string;
  readonly isKey: boolean;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
  /** Findings at this field. */
  readonly marks: readonly Mark[];
}

export interface PictureRow {
  /** The `id` of the row in the page; only rows with a finding have one. */
  readonly id: string | null;
  readonly source: PictureEnd;
  readonly destination: PictureEnd;
  readonly direction: ArrowDirection;
  /** What is written where there is no value; `null`: nothing. */
  readonly constant: string | null;
  /** What becomes of values; empty: they stay as they are. */
  readonly values: readonly string[];
  /** All findings of the mapping. */
  readonly marks: readonly Mark[];
  /** Those that are about neither field alone. */
  readonly between: readonly Mark[];
  /** The gravest of its findings. */
  readonly severity: Severity | null;
}

export interface PictureTable {
  readonly name: string | null;
  readonly environmentType: string | null;
  readonly platform: string | null;
  readonly displayName: string | null;
  /** Label and text of what is known of the table: its key, company and filter. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Findings of this table that no mapping can carry, such as a required field that is not mapped. */
  readonly marks: readonly Mark[];
}

/** What is drawn of one leg: two tables and the mappings between them, in the map's order. */
export interface Picture {
  readonly id: string;
  readonly task: string | null;
  readonly leg: string | null;
  readonly source: PictureTable;
  readonly destination: PictureTable;
  /** Findings of the leg that belong to neither table alone. */
  readonly marks: readonly Mark[];
  /** Companies that are written, in words; `null`: not known. */
  readonly organizations: string | null;
  readonly rows: readonly PictureRow[];
  /** How much is drawn: `12 mappings`, or `1 of its mappings` where the report holds no outline of the leg. */
  readonly extent: string;
}

const DIRECTIONS: Readonly<Record<1 | 2 | 3, ArrowDirection>> = { 1: 'to-destination', 2: 'to-source', 3: 'both-ways' };

export const PLATFORM_NAMES: Readonly<Record<Platform, string | null>> = {
  'finance-and-operations': 'finance and operations',
  dataverse: 'Dataverse',
  other: null,
  none: null,
};

const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

interface DrawnMapping {
  readonly sourceField: string | null;
  readonly destinationField: string | null;
  readonly direction: ArrowDirection;
  readonly pointer: string | null;
  readonly source: DrawnField | null;
  readonly destination: DrawnField | null;
  readonly constant: string | null;
  readonly values: readonly string[];
  readonly marks: Mark[];
}

interface DrawnLeg {
  readonly outline: Omit<LegOutline, 'mappings'>;
  readonly mappings: DrawnMapping[];
  readonly marks: Mark[];
}

/** The pictures of a map's legs. `mapId` is the `id` of the map in the page. */
export function picturesOf(mapId: string, project: ProjectReport, marks: readonly Mark[]): Picture[] {
  const whole = project.legs.length > 0;
  const legs = whole ? project.legs.map(drawnLeg) : legsNamedBy(marks);
  placeMarks(project.file, legs, marks);
  return legs.map((leg, index) => picture(`${mapId}-leg${index + 1}`, leg, whole));
}

function drawnLeg(outline: LegOutline): DrawnLeg {
  const mappings = outline.mappings.map((mapping) => ({
    sourceField: mapping.sourceField,
    destinationField: mapping.destinationField,
    direction: DIRECTIONS[mapping.direction],
    pointer: mapping.pointer,
    source: mapping.source ?? null,
    destination: mapping.destination ?? null,
    constant: mapping.constant ?? null,
    values: (mapping.values ?? []).map(([from, to]) => `${from} = ${to}`),
    marks: [],
  }));
  return { outline, mappings, marks: [] };
}

function legsNamedBy(marks: readonly Mark[]): DrawnLeg[] {
  const byLeg = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (mark.finding.leg === null && mark.finding.side === null) continue;
    append(byLeg, legKey(mark.finding), mark);
  }
  return [...byLeg.values()].map(legNamedBy);
}

function legNamedBy(marks: readonly Mark[]): DrawnLeg {
  const findings = marks.map((mark) => mark.finding);
  const ofSource = findings.find((finding) => finding.side === 'source');
  const ofDestination = findings.find((finding) => finding.side === 'destination');
  const mappings = new Map<string, DrawnMapping>();
  for (const finding of findings) {
    if (!namesMapping(finding)) continue;
    const { sourceField, destinationField } = finding;
    mappings.set(mappingKey(finding, finding), {
      sourceField,
      destinationField,
      direction: 'unknown',
      pointer: null,
      source: null,
      destination: null,
      constant: null,
      values: [],
      marks: [],
    });
  }
  const outline = {
    task: findings[0]?.task ?? null,
    leg: findings[0]?.leg ?? null,
    sourceTable: ofSource?.table ?? null,
    sourceType: ofSource?.environmentType ?? null,
    destinationTable: ofDestination?.table ?? null,
    destinationType: ofDestination?.environmentType ?? null,
  };
  return { outline, mappings: [...mappings.values()], marks: [] };
}

/** Hangs each finding on the mapping it points into, else on the mappings it names, else on its leg. */
function placeMarks(file: string, legs: readonly DrawnLeg[], marks: readonly Mark[]): void {
  const byPointer = new Map<string, DrawnMapping>();
  const byFields = new Map<string, DrawnMapping[]>();
  const byLeg = new Map<string, DrawnLeg[]>();
  for (const leg of legs) {
    append(byLeg, legKey(leg.outline), leg);
    for (const mapping of leg.mappings) {
      if (mapping.pointer !== null) byPointer.set(mapping.pointer, mapping);
      append(byFields, mappingKey(leg.outline, mapping), mapping);
    }
  }
  for (const mark of marks) {
    const { finding } = mark;
    const pointedAt = mappingAbove(finding.location.file === file ? finding.location.pointer : null, byPointer);
    const named = namesMapping(finding) ? byFields.get(mappingKey(finding, finding)) : undefined;
    const targets = pointedAt ? [pointedAt] : (named ?? byLeg.get(legKey(finding)) ?? []);
    for (const target of targets) target.marks.push(mark);
  }
}

function append<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function mappingAbove(pointer: string | null, byPointer: ReadonlyMap<string, DrawnMapping>): DrawnMapping | undefined {
  let above = pointer ?? '';
  while (above !== '') {
    const mapping = byPointer.get(above);
    if (mapping) return mapping;
    above = above.slice(0, above.lastIndexOf('/'));
  }
  return undefined;
}

function picture(id: string, { outline, mappings, marks }: DrawnLeg, whole: boolean): Picture {
  const { sourceTable, sourceType, destinationTable, destinationType } = outline;
  return {
    id,
    task: outline.task,
    leg: outline.leg,
    source: pictureTable(sourceTable, sourceType, outline.source, marksOfSide(marks, 'source')),
    destination: pictureTable(
      destinationTable,
      destinationType,
      outline.destination,
      marksOfSide(marks, 'destination'),
    ),
    marks: marksOfSide(marks, null),
    organizations: organizationsText(outline.organizations ?? []),
    rows: mappings.map((mapping, index) => pictureRow(`${id}-row${index + 1}`, mapping)),
    extent: whole ? countText(mappings.length, 'mapping') : `${mappings.length} of its mappings`,
  };
}

/** Organizations that are named. */
const MOST_ORGANIZATIONS = 6;

function organizationsText(all: readonly string[]): string | null {
  if (all.length === 0) return null;
  const named = all.slice(0, MOST_ORGANIZATIONS).join(', ');
  return all.length > MOST_ORGANIZATIONS ? `${named} and ${all.length - MOST_ORGANIZATIONS} more` : named;
}

function marksOfSide(marks: readonly Mark[], side: Finding['side']): Mark[] {
  return marks.filter((mark) => mark.finding.side === side);
}

function pictureTable(
  name: string | null,
  environmentType: string | null,
  drawn: DrawnSide | undefined,
  marks: readonly Mark[],
): PictureTable {
  const { displayName = null, key = [], company = null, filter = null } = drawn ?? {};
  const facts: (readonly [label: string, text: string | null])[] = [
    ['Key', key.length === 0 ? null : key.join(', ')],
    ['Company', company],
    ['Filter', filter],
  ];
  return {
    name,
    environmentType,
    platform: PLATFORM_NAMES[platformOf(environmentType)],
    displayName: isSame(displayName, name) ? null : displayName,
    facts: facts.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const])),
    marks,
  };
}

/** Whether a display name tells no more than the name. */
function isSame(displayName: string | null, name: string | null): boolean {
  const plain = (text: string | null) => (text ?? '').replace(/[\s_]/g, '').toLowerCase();
  return plain(displayName) === plain(name);
}

function pictureRow(id: string, mapping: DrawnMapping): PictureRow {
  const { sourceField, destinationField, source, destination, direction, constant, values, marks } = mapping;
  const ofSource = marksOfSide(marks, 'source');
  const ofDestination = marksOfSide(marks, 'destination');
  return {
    id: marks.length > 0 ? id : null,
    source: pictureEnd(sourceField, source, ofSource),
    destination: pictureEnd(destinationField, destination, ofDestination),
    direction,
    constant,
    values,
    marks,
    between: marksOfSide(marks, null),
    severity: GRAVEST_FIRST.find((severity) => marks.some(({ finding }) => finding.severity === severity)) ?? null,
  };
}

function pictureEnd(field: string | null, drawn: DrawnField | null, marks: readonly Mark[]): PictureEnd {
  const name = isSame(drawn?.displayName ?? null, field) ? null : (drawn?.displayName ?? null);
  const type = drawn === null ? null : typeWords(drawn);
  return {
    field: isBlank(field) ? null : field,
    about: [name, drawn?.isMissing === true ? 'no such field' : type].filter((part) => part !== null).join(' · '),
    isKey: drawn?.isKey === true,
    isRequired: drawn?.isRequired === true,
    isMissing: drawn?.isMissing === true,
    marks,
  };
}

function namesMapping({ sourceField, destinationField }: Finding): boolean {
  return sourceField !== null || destinationField !== null;
}

type LegName = Pick<Finding, 'task' | 'leg'>;
type MappingName = Pick<Finding, 'sourceField' | 'destinationField'>;

function legKey({ task, leg }: LegName): string {
  return JSON.stringify([task, leg]);
}

function mappingKey({ task, leg }: LegName, { sourceField, destinationField }: MappingName): string {
  return JSON.stringify([task, leg, sourceField, destinationField]);
}
