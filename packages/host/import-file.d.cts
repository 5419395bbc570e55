/** Runs a module, and gives what it exports. */
export function importFile(path: string): Promise<Readonly<Record<string, unknown>>>;
