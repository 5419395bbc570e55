/** Where a part stands in the filter: UTF-16 indexes, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A field of the entity; with a data source before it, `CustTable.AccountNum`. */
export interface FilterField extends Span {
  readonly type: 'field';
  readonly steps: readonly string[];
}

export interface TextValue extends Span {
  readonly type: 'text';
  /** What stands between the quotes. */
  readonly written: string;
  readonly quote: '"' | "'";
}

export interface PlainValue extends Span {
  readonly type: 'number' | 'date' | 'guid';
  readonly written: string;
}

export interface Constant extends Span {
  readonly type: 'constant';
  readonly name: 'null' | 'true' | 'false';
}

/** `NoYes::Yes` */
export interface EnumElement extends Span {
  readonly type: 'element';
  readonly enumeration: string;
  readonly element: string;
}

/** `DateTimeUtil::utcNow()` */
export interface Call extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly Operand[];
}

export type Operand = FilterField | TextValue | PlainValue | Constant | EnumElement | Call;

export interface Comparison extends Span {
  readonly type: 'comparison';
  readonly left: Operand;
  readonly operator: '==' | '!=' | '>' | '<' | '>=' | '<=' | 'like';
  readonly right: Operand;
}

export interface Logical extends Span {
  readonly type: 'logical';
  readonly operator: '&&' | '||';
  readonly operands: readonly Condition[];
}

/** A condition behind one or more `!`. */
export interface Negation extends Span {
  readonly type: 'not';
  readonly count: number;
  readonly operand: Group | Comparison;
}

/** A condition in brackets. */
export interface Group extends Span {
  readonly type: 'group';
  readonly condition: Condition;
}

export type Condition = Comparison | Logical | Negation | Group;

/** What the parser makes of a whole filter. */
export type Filter = Condition;

/** What the generated parser throws: where it could read no further, and all that could have stood there. */
export interface SyntaxMismatch {
  readonly expected: readonly { readonly type: string; readonly description?: string }[];
  readonly location: { readonly start: { readonly offset: number } };
}
