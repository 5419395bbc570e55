import type { FieldType, Words } from '@dipv/core';
import type { ServiceIdentifier } from 'inversify';

/**
 * Whether a value gets from one field to another. `narrowing`: it may be cut or lose precision. `reason` says why, for
 * `mismatch` and `narrowing`: of two types as a sentence without its end, of a constant as what follows "the value …"
 * (`cannot be written to date`), since several constants with one reason are told together. `help` says how to mend it,
 * where that differs by kind.
 */
export type Compatibility =
  | { readonly verdict: 'compatible' }
  /** The metadata tells too little of the types. */
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'narrowing' | 'mismatch'; readonly reason: string; readonly help?: Words };

/** Decides DIPV1030. A custom build binds its own under `TYPE_COMPATIBILITY` with `rebind`. */
export interface TypeCompatibility {
  /**
   * Compares the types of two fields.
   * @param sameEnvironmentType whether both are of one environment type, so that their choices are alike
   */
  compare(from: FieldType, to: FieldType, sameEnvironmentType: boolean): Compatibility;
  /** Whether a constant, as a map writes it, can be written to a field. */
  accepts(value: string, to: FieldType): Compatibility;
}

// The assertion is needed: a type annotation would widen the unique symbol and bindings would lose their type.
export const TYPE_COMPATIBILITY = Symbol.for('@dipv/type-compatibility') as ServiceIdentifier<TypeCompatibility>;
