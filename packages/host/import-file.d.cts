/**
 * Runs a module, and gives what it exports.
 * @param query with another one than before, such as `?reload=2`, a module runs again
 */
export function importFile(path: string, query?: string): Promise<Readonly<Record<string, unknown>>>;

/** From now on, what a module with such a query imports of its own package has that query, too. */
export function inheritQueries(): void;
