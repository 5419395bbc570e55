const DRIVE = /^[A-Za-z]:[\\/]/;

/** The file as a URI reference: relative, or `file:` for an absolute path. An entry of an archive stays part of the path. */
export function artifactUri(file: string): string {
  if (DRIVE.test(file)) return `file:///${file.slice(0, 2)}${encodePath(file.slice(2).replaceAll('\\', '/'))}`;
  return file.startsWith('/') ? `file://${encodePath(file)}` : encodePath(file);
}

function encodePath(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}
