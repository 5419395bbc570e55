import { PullError } from '../pull-error.js';

/**
 * The origin of a service: `https://contoso.crm.dynamics.com`. Tokens go nowhere else.
 * @param text an address, with or without `https://` and a path
 * @throws PullError where it is none, holds a password, or would send the token in the clear
 */
export function serviceAddress(text: string): string {
  const shown = text.includes('@') ? 'the address' : text;
  const url = parsed(text.includes('://') ? text : `https://${text}`);
  if (url === null || url.hostname === '') {
    throw new PullError(`${shown} is no address: it reads like https://contoso.crm.dynamics.com.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new PullError('An address holds no user and no password: see docs/guides/pull.md for ways to sign in.');
  }
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new PullError(`${shown} would send the token in the clear: it takes https://.`);
  }
  return url.origin;
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
