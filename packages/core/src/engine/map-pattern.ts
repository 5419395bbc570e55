import picomatch from 'picomatch';

/** A map, by what patterns can name it. */
export interface MapNames {
  readonly name: string;
  readonly file: string;
}

/** Brackets and brackets with commas are common in map names (`msdyn_[accounts - Customers V3]`) and mean themselves. */
const OPTIONS = { nocase: true, nobracket: true, nobrace: true, noextglob: true, dot: true };

/** Whether a map's name or file matches a glob pattern such as `msdyn_*` or `maps/**`. */
export function mapMatcher(pattern: string): (map: MapNames) => boolean {
  const escaped = pattern.replace(/[[\](){}]/g, '\\$&');
  const matchesFile = picomatch(escaped, OPTIONS);
  // A name is no path: * also stands for slashes in it.
  const matchesName = picomatch(escaped, { ...OPTIONS, bash: true });
  return ({ name, file }) => pattern === name || pattern === file || matchesName(name) || matchesFile(file);
}
