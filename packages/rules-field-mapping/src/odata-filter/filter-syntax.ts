/** Where a part stands in the filter: UTF-16 indexes, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A column, or a path that leaves the table; `end` is where the path ends, before any bracket but a lambda's. */
export interface Path extends Span {
  readonly type: 'path';
  readonly steps: readonly string[];
  readonly lambda: boolean;
}

export interface Literal extends Span {
  readonly type: 'literal';
  readonly form: 'text' | 'guid' | 'date' | 'time' | 'number' | 'null' | 'boolean' | 'prefixed';
  /** Of `prefixed` only: what stands before the quote, as in `duration'P1D'`. */
  readonly prefix?: string;
}

/** A parameter alias, such as `@p1`. */
export interface Alias extends Span {
  readonly type: 'alias';
}

/** The values after `in`, or a collection in square brackets. */
export interface List extends Span {
  readonly type: 'list';
  readonly items: readonly Literal[];
}

/** A function; the span is that of its name. */
export interface Call extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface Argument {
  /** The name before `=`, where there is one. */
  readonly parameter: (Span & { readonly name: string }) | null;
  readonly value: Expression;
}

export interface Comparison {
  readonly type: 'comparison';
  readonly operands: readonly [Expression, Expression];
}

/** Conditions joined by `and` or `or`, or one behind `not`. */
export interface Logical {
  readonly type: 'logical';
  readonly operands: readonly Expression[];
}

export type Expression = Path | Literal | Alias | List | Call | Comparison | Logical;

/** What the parser makes of a whole filter. */
export type Filter = Expression;

/** What the generated parser throws: where it could read no further, and all that could have stood there. */
export interface SyntaxMismatch {
  readonly expected: readonly { readonly type: string; readonly description?: string }[];
  readonly location: { readonly start: { readonly offset: number } };
}
