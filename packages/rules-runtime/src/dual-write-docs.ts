const PAGES = 'https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/dual-write';

/** The address of a page of Microsoft's documentation of dual-write. */
export function dualWriteDocs(page: string): string {
  return `${PAGES}/${page}`;
}
