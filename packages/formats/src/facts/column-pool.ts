import { foldName, type Field, type Platform } from '@dipv/core';

/** A column as a payload describes it. */
interface Described {
  readonly name: string;
}

export interface PooledColumn {
  readonly described: Described;
  readonly platform: Platform;
  /** Folded. */
  readonly name: string;
  readonly field: Field;
}

/** The columns of some tables. */
interface PooledList {
  readonly columns: readonly PooledColumn[];
  readonly fields: ReadonlyMap<string, Field>;
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
  /** By their first column. */
  private readonly lists = new WeakMap<PooledColumn, PooledList[]>();

  columnOf<Column extends Described>(
    described: Column,
    platform: Platform,
    { make, isSame }: ColumnMaker<Column>,
  ): PooledColumn {
    const alike = this.columns.get(described.name);
    const known = alike?.find((each) => each.platform === platform && isSame(each.described, described));
    if (known !== undefined) return known;
    const made = { described, platform, name: foldName(described.name), field: make(described, platform) };
    if (alike === undefined) this.columns.set(described.name, [made]);
    else if (alike.length < MOST_ALIKE) alike.push(made);
    return made;
  }

  /**
   * Columns of a table by folded name, one map for all tables that have the same ones.
   * @param finish what is to be done to a map that was made
   */
  fieldsOf(columns: readonly PooledColumn[], finish: (fields: Map<string, Field>) => void): ReadonlyMap<string, Field> {
    const [first] = columns;
    const alike = first === undefined ? undefined : this.lists.get(first);
    const known = alike?.find((each) => isSameList(each.columns, columns));
    if (known !== undefined) return known.fields;
    const fields = new Map(columns.map(({ name, field }) => [name, field]));
    finish(fields);
    if (alike !== undefined && alike.length < MOST_ALIKE) alike.push({ columns, fields });
    else if (alike === undefined && first !== undefined) this.lists.set(first, [{ columns, fields }]);
    return fields;
  }
}

function isSameList(a: readonly PooledColumn[], b: readonly PooledColumn[]): boolean {
  return a.length === b.length && a.every((column, i) => column === b[i]);
}
