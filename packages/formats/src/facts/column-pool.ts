import { foldName, type Field, type Platform } from '@dipv/core';

/** A column as a payload describes it. */
interface Described {
  readonly name: string;
}

interface PooledColumn {
  readonly described: Described;
  readonly platform: Platform;
  /** Folded. */
  readonly name: string;
  readonly field: Field;
}

/** How to make a column of what is described, and whether that would be the same. */
export interface ColumnMaker<Column extends Described> {
  readonly make: (column: Column, platform: Platform) => Field;
  readonly isSame: (a: object, b: Column) => boolean;
}

/** Columns of one name that are kept to compare others with. */
const MOST_ALIKE = 8;

/**
 * The columns of a run, each once: projects repeat the same tables, and tables the columns that the platform gives all of
 * them, so that nearly all that are read are there already.
 */
export class ColumnPool {
  private readonly columns = new Map<string, PooledColumn[]>();

  columnOf<Column extends Described>(
    described: Column,
    platform: Platform,
    { make, isSame }: ColumnMaker<Column>,
  ): Pick<PooledColumn, 'name' | 'field'> {
    const alike = this.columns.get(described.name);
    const known = alike?.find((each) => each.platform === platform && isSame(each.described, described));
    if (known !== undefined) return known;
    const made = { described, platform, name: foldName(described.name), field: make(described, platform) };
    if (alike === undefined) this.columns.set(described.name, [made]);
    else if (alike.length < MOST_ALIKE) alike.push(made);
    return made;
  }
}
