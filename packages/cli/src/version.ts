// The bundler puts what manifests say in the place of these names.
declare const DIPV_VERSION: string | undefined;
declare const DIPV_PACKAGES: typeof PACKAGES | undefined;

/** The version of this package; `0.0.0` where it runs unbundled. */
export const VERSION = typeof DIPV_VERSION === 'undefined' ? '0.0.0' : DIPV_VERSION;

/** Version and owner of the packages inside, by name; empty where it runs unbundled. */
export const PACKAGES: Readonly<Record<string, { readonly version: string; readonly owner?: string }>> =
  typeof DIPV_PACKAGES === 'undefined' ? {} : DIPV_PACKAGES;
