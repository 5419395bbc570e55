import type { LegContext } from '../context/leg-context.js';
import type { MappedField, MappingContext } from '../context/mapping-context.js';
import type { ProjectContext } from '../context/project-context.js';
import type { SideContext } from '../context/side-context.js';
import type { Leg, Project, Side } from '../model/project.js';
import type { DrawnField, DrawnSide, LegOutline, MappingOutline } from '../model/report.js';
import { foldName, isBlank } from '../names.js';
import { withSecretsMasked } from '../secrets.js';

/** What every report tells of the legs of a map. */
export function outlineOf(project: Project): readonly LegOutline[] {
  return project.tasks.flatMap(({ name, legs }) => legs.map((leg) => ({ ...legOf(name, leg), mappings: plain(leg) })));
}

/** The same with all that a picture shows: what metadata tells of both tables, constants, value maps and filters. */
export function drawnOutlineOf(project: ProjectContext): readonly LegOutline[] {
  return project.tasks.flatMap((task) =>
    task.legs.map((leg): LegOutline => {
      const sides = { source: new Drawn(leg.source), destination: new Drawn(leg.destination) };
      const mappings = plain(leg.model).map((mapping, i) => ({ ...mapping, ...drawnMapping(leg.mappings[i], sides) }));
      const organizations = organizationsOf(leg);
      return {
        ...legOf(task.model.name, leg.model),
        mappings,
        source: sides.source.side(leg.model.sourceFilter),
        destination: sides.destination.side(leg.model.reversedSourceFilter),
        ...(organizations.length === 0 ? {} : { organizations }),
      };
    }),
  );
}

function legOf(task: string | null, leg: Leg): Omit<LegOutline, 'mappings'> {
  return {
    task,
    leg: leg.id,
    sourceTable: leg.sourceTable,
    sourceType: leg.sourceEnvironmentType,
    destinationTable: leg.destinationTable,
    destinationType: leg.destinationEnvironmentType,
  };
}

function plain({ mappings, pointer }: Leg): readonly MappingOutline[] {
  return mappings.map(({ sourceField, destinationField, direction }, i) => ({
    sourceField,
    destinationField,
    direction,
    pointer: `${pointer}/fieldMappings/${i}`,
  }));
}

function drawnMapping(
  mapping: MappingContext | undefined,
  sides: Readonly<Record<Side, Drawn>>,
): Partial<MappingOutline> {
  if (mapping === undefined) return {};
  const source = sides.source.field(mapping.source);
  const destination = sides.destination.field(mapping.destination);
  const { transforms } = mapping.model;
  const constants = transforms.flatMap((each) =>
    each.type === 'Default' ? [withSecretsMasked(each.value ?? '')] : [],
  );
  const values = transforms.flatMap((each) => (each.type === 'ValueMap' ? each.entries : []));
  const masked = values.map(([from, to]) => [withSecretsMasked(from), withSecretsMasked(to)] as const);
  return {
    ...(source === null ? {} : { source }),
    ...(destination === null ? {} : { destination }),
    ...(constants[0] === undefined ? {} : { constant: constants[0] }),
    ...(masked.length === 0 ? {} : { values: masked }),
  };
}

/** A side as it is drawn; the fields of its key are looked up once. */
class Drawn {
  readonly #key: readonly string[];
  readonly #folded: ReadonlySet<string>;

  constructor(private readonly context: SideContext) {
    const { integrationKey } = context.keys;
    this.#key = typeof integrationKey === 'string' ? [] : integrationKey.fields;
    this.#folded = new Set(this.#key.map(foldName));
  }

  side(filter: string | null): DrawnSide {
    const { table } = this.context;
    const company = table?.primaryCompanyContextField ?? null;
    return {
      displayName: table?.displayName ?? null,
      key: this.#key,
      company: isBlank(company) ? null : company,
      filter: isBlank(filter) ? null : withSecretsMasked(filter ?? ''),
    };
  }

  /** `null`: the end is blank, or nothing is known of it. */
  field(end: MappedField): DrawnField | null {
    if (end.path === null) return null;
    const { head, field, resolution } = end;
    const isKey = this.#folded.has(end.path.folded);
    const isMissing = resolution?.outcome === 'unresolved';
    const shown = field ?? head;
    if (shown === null) return isKey || isMissing ? { ...NOTHING_KNOWN, isKey, isMissing } : null;
    const { kind, length, bits, precision } = shown.type;
    return {
      displayName: head?.displayName ?? shown.displayName,
      type: kind === 'unknown' ? null : { kind, length, bits, precision },
      target: head?.type.kind === 'lookup' ? (head.targets[0] ?? null) : null,
      isRequired: head?.requirement === 'required',
      isKey,
      isMissing,
    };
  }
}

const NOTHING_KNOWN = {
  displayName: null,
  type: null,
  target: null,
  isRequired: false,
  isKey: false,
  isMissing: false,
};

/** Legal entities and what they are paired with, each pair once. */
function organizationsOf({ organizationMapping }: LegContext): readonly string[] {
  const pairs = (organizationMapping ?? []).map(({ firstPartition, secondPartition }) =>
    firstPartition === secondPartition ? firstPartition : `${firstPartition} – ${secondPartition}`,
  );
  return [...new Set(pairs)];
}
