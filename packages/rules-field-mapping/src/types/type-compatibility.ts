import { token, type FieldType, type Words } from '@dipv/core';

/**
 * Whether a value gets from one field to another. `narrowing`: it may be cut or lose precision. `reason` says why, for
 * `mismatch` and `narrowing`: of two types as a sentence without its end, of a constant as what follows "the value …"
 * (`cannot be written to date`), since several constants with one reason are told together. `help` says how to mend it,
 * where that differs by kind.
 */
export type Compatibility =
  | { readonly verdict: 'compatible' }
  | { readonly verdict: 'narrowing' | 'mismatch'; readonly reason: string; readonly help?: Words };

/** Decides DIPV1030. A custom build whose data fits where the types do not replaces it. */
export interface TypeCompatibility {
  /**
   * Compares the types of two fields.
   * @param sameEnvironmentType whether both are of one environment type, so that their choices are alike
   */
  compare(from: FieldType, to: FieldType, sameEnvironmentType: boolean): Compatibility;
  /** Whether a constant, as a map writes it, can be written to a field. */
  accepts(value: string, to: FieldType): Compatibility;
}

export const TYPE_COMPATIBILITY = token<TypeCompatibility>('@dipv/type-compatibility');
