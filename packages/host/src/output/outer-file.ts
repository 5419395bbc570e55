/**
 * The file on disk that holds this one, which may be an entry of an archive: `maps.zip!/customizations.xml`. It is told by
 * the files that are known, since `!/` may be part of a name as well.
 */
export function knownOuterFile(file: string, known: { has(file: string): boolean }): string {
  if (known.has(file)) return file;
  for (let end = file.indexOf('!/'); end !== -1; end = file.indexOf('!/', end + 2)) {
    if (known.has(file.slice(0, end))) return file.slice(0, end);
  }
  return file.split('!/')[0] ?? file;
}
