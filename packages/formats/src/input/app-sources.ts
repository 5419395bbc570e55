/** What lies in the root of the source of a canvas app, as `pac canvas unpack` writes it. */
const MANIFEST = 'CanvasManifest.json';

/**
 * Tells which files belong to the source of a canvas app. None of them is an input, whatever it looks like: tables
 * are described in there, as the app saw them once.
 * @param paths of all files of a folder or an archive, with `/` separators
 */
export function filesOfApps(paths: readonly string[]): (path: string) => boolean {
  const apps = paths
    .filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
    .map((path) => path.slice(0, -MANIFEST.length));
  return (path) => apps.some((app) => path.startsWith(app));
}
