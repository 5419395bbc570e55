/** The file on disk that holds this one, which may be an entry of an archive: `maps.zip!/customizations.xml`. */
export function outerFile(file: string): string {
  return file.split('!/')[0] ?? file;
}
