/** Table and field names ignore case on both platforms: F&O maps write `CUSTOMERACCOUNT` where the metadata has `CustomerAccount`. */
export function foldName(name: string): string {
  return name.toLowerCase();
}

/** Null, absent, empty or white space: what the service treats as "not set". */
export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
