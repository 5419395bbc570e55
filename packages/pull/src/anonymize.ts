/** Domains of Microsoft's services, below which environments have their addresses. */
const DOMAINS = [
  '.dynamics.com',
  '.dynamics.cn',
  '.powerapps.com',
  '.powerplatform.com',
  '.microsoftdynamics.us',
  '.appsplatform.us',
];

/**
 * Puts made-up hosts in the place of those of environments.
 * @param hosts made-up ones by those of the two services
 */
export function anonymize(text: string, hosts: ReadonlyMap<string, string>): string {
  // in JSON, and in JSON in JSON, letters behind a backslash are no letters of a host
  return text.replace(/\\+(?:u[\da-fA-F]{4}|[bfnrt])?|[\w.-]+(?::\d+)?/g, (word) => {
    const folded = word.toLowerCase();
    const host = hosts.get(folded);
    if (host !== undefined) return host;
    const bare = folded.replace(/:\d+$/, '');
    return DOMAINS.some((domain) => bare.endsWith(domain)) ? 'host.example' : word;
  });
}
