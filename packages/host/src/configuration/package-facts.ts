import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the manifest of a package says of it, as far as it does. */
export interface PackageFacts {
  readonly version?: string;
  /** Its author, else the first of its maintainers. */
  readonly owner?: string;
}

/** Of the package that a file belongs to; nothing where that has another name, such as the workspace around a plugin. */
export function factsOfPackage(name: string, file: string): PackageFacts {
  const manifest = manifestAbove(file);
  return manifest === null ? {} : factsIn(manifest, name);
}

/** The nearest one; `null`: there is none. */
export function manifestAbove(file: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return manifest;
    if (dirname(folder) === folder) return null;
  }
}

/** A manifest that cannot be read says nothing: the package itself could be loaded. */
function factsIn(manifest: string, name: string): PackageFacts {
  try {
    const content = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, unknown>> | null;
    if (content?.['name'] !== name) return {};
    const { version, author, maintainers } = content;
    const owner = [author, ...(Array.isArray(maintainers) ? (maintainers as readonly unknown[]) : [])]
      .map(personIn)
      .find((person) => person !== null);
    return { ...(typeof version === 'string' ? { version } : {}), ...(owner === undefined ? {} : { owner }) };
  } catch {
    return {};
  }
}

/** As npm has it: `Name <address> (page)`, or an object of these. */
function personIn(given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || !('name' in given) || typeof given.name !== 'string') return null;
  const email = 'email' in given && typeof given.email === 'string' ? ` <${given.email}>` : '';
  return `${given.name}${email}`;
}
