// The bundler puts the package's version in the place of this name.
declare const DIPV_VERSION: string | undefined;

/** The version of this package; `0.0.0` where it runs unbundled. */
export const VERSION = typeof DIPV_VERSION === 'undefined' ? '0.0.0' : DIPV_VERSION;
