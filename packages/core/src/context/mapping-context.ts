import { isExpanded, parseFieldPath, type FieldPath } from '../field-path.js';
import { isBlank } from '../names.js';
import type { FieldMapping, Side, ValueMapTransform } from '../model/project.js';
import type { Field } from '../model/table.js';
import { field as fieldText, type Text } from '../model/text.js';
import type { LegContext } from './leg-context.js';
import type { PathResolution } from './path-resolution.js';
import type { SideContext } from './side-context.js';

/** One end of a field mapping. */
export class MappedField {
  /** `null`: the field is blank. */
  readonly path: FieldPath | null;
  #resolution: PathResolution | null = null;

  constructor(
    readonly side: SideContext,
    readonly text: string | null,
    /** The related entity set that the map notes for this end, where it notes one. */
    readonly relatedEntity: string | null,
  ) {
    this.path = text === null || isBlank(text) ? null : parseFieldPath(text);
    side.leg.task.project.run.protect(this);
  }

  /** How messages call the field: with its display name, where that is known; `null`: the field is blank. */
  get label(): Text | null {
    return this.path === null ? null : fieldText(this.path.text, this.field?.displayName ?? null);
  }

  get isExpanded(): boolean {
    return this.path !== null && isExpanded(this.path);
  }

  /** How the path resolves in the side's table; `null` for a blank field. */
  get resolution(): PathResolution | null {
    if (this.path === null) return null;
    return (this.#resolution ??= this.side.paths.resolve(this.path, this.relatedEntity));
  }

  /** The column that the path ends at, where it is known. */
  get field(): Field | null {
    return this.resolution?.field ?? null;
  }

  /** The column of the side's own table: the field itself, or the lookup that an expanded path goes through. */
  get head(): Field | null {
    return this.resolution?.head ?? null;
  }

  /** Neither blank nor at fault; a field that could not be checked is sound. */
  get isSound(): boolean {
    const resolution = this.resolution;
    return resolution !== null && resolution.outcome !== 'unresolved';
  }

  get isCompanyContext(): boolean {
    return this.path !== null && this.side.company.isContext(this.path);
  }
}

/** A field mapping in one of the directions in which it writes. */
export interface Flow {
  readonly mapping: MappingContext;
  readonly from: MappedField;
  readonly to: MappedField;
}

/** A field mapping as rules see it. */
export class MappingContext {
  readonly source: MappedField;
  readonly destination: MappedField;
  /** The value map that translates; an empty one does not. */
  readonly valueMap: ValueMapTransform | null;

  constructor(
    readonly leg: LegContext,
    readonly model: FieldMapping,
    /** Place in the leg's list, from 0. */
    readonly index: number,
  ) {
    this.source = new MappedField(leg.source, model.sourceField, null);
    this.destination = new MappedField(leg.destination, model.destinationField, model.destinationRelatedEntity);
    this.valueMap = valueMapOf(model);
    leg.task.project.run.protect(this);
  }

  end(side: Side): MappedField {
    return side === 'source' ? this.source : this.destination;
  }

  writesTo(side: Side): boolean {
    return this.model.direction === 3 || this.model.direction === (side === 'destination' ? 1 : 2);
  }

  flowTo(side: Side): Flow {
    const { source, destination } = this;
    const isToSource = side === 'source';
    return this.leg.task.project.run.protect({
      mapping: this,
      from: isToSource ? destination : source,
      to: isToSource ? source : destination,
    });
  }

  /** Whether a Default transform gives a value; a blank one supplies nothing. */
  get hasDefault(): boolean {
    const { transforms } = this.model;
    return (
      transforms.length > 0 && transforms.some((transform) => transform.type === 'Default' && !isBlank(transform.value))
    );
  }

  /** JSON pointer of a property of the mapping, or of the mapping itself. */
  at(property?: string): string {
    const pointer = this.leg.at(`fieldMappings/${this.index}`);
    return property === undefined ? pointer : `${pointer}/${property}`;
  }
}

function valueMapOf({ transforms }: FieldMapping): ValueMapTransform | null {
  for (const transform of transforms)
    if (transform.type === 'ValueMap' && transform.entries.length > 0) return transform;
  return null;
}
