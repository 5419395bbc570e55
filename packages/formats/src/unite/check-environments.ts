import type { Platform, Problem } from '@dipv/core';
import type { Facts } from '../facts/facts.js';
import { fileProblem } from '../facts/problems.js';

/** Fewer tables than this may well be a selection for other maps. */
const FEWEST_TABLES = 20;

/**
 * Metadata that does not seem to be of the environment of the maps: a whole environment without any table that
 * a map uses, or several environments of one platform in one run.
 * @param wanted the platforms that maps use
 */
export function checkEnvironments({ shelf, pages }: Facts, wanted: ReadonlySet<Platform>): Problem[] {
  const listings = new Map<string, { file: string; platform: Platform; tables: number; used: number }>();
  const hosts = new Map<Platform, { readonly host: string; readonly file: string }>();
  const problems: Problem[] = [];
  for (const { file, platform, tables, used } of shelf.uses()) {
    const context = pages.contextOf(file);
    const key = `${platform} ${context ?? file}`; // the pages of one answer count together
    const listing = listings.get(key) ?? { file, platform, tables: 0, used: 0 };
    listings.set(key, { ...listing, tables: listing.tables + tables, used: listing.used + used });
    const host = hostOf(context);
    const known = hosts.get(platform);
    if (host === null) continue;
    if (known === undefined) hosts.set(platform, { host, file });
    else if (known.host !== host) {
      const reason = `is from ${host}, but ${known.file} is from ${known.host}: metadata of two environments is mixed up; keep the one that the maps run in`;
      problems.push(fileProblem(file, reason, 'warning'));
    }
  }
  for (const { file, platform, tables, used } of listings.values()) {
    if (used > 0 || tables < FEWEST_TABLES || !wanted.has(platform)) continue;
    const name = platform === 'dataverse' ? 'CRM' : 'AX';
    const reason = `holds ${tables} ${name} tables, none of which any map uses: is it from the right environment?`;
    problems.push(fileProblem(file, reason, 'warning'));
  }
  return problems;
}

function hostOf(context: string | null): string | null {
  return context !== null && URL.canParse(context) ? new URL(context).host : null;
}
