import { pathToFileURL } from 'node:url';

/** Runs a module. The bundler leaves an import of what is known only at run time as it is. */
export async function importFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  return exported;
}
