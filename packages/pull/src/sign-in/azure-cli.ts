import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isNativeError } from 'node:util/types';
import { PullError } from '../pull-error.js';
import { checkToken } from './check-token.js';
import { KeptToken, type Token, type TokenSource } from './token-source.js';

const execute = promisify(execFile);

/**
 * Tokens of Azure CLI: `az account get-access-token`.
 * @param origin of the service, as `serviceAddress` gives it: nothing in it means something to a shell
 */
export function azureCliToken(origin: string): TokenSource {
  return new KeptToken('the token of az', () => obtain(origin));
}

async function obtain(origin: string): Promise<Token> {
  const isWindows = process.platform === 'win32';
  // az is a batch file there, which takes a shell, which else looks into the working folder first
  const env = isWindows ? { ...process.env, NoDefaultCurrentDirectoryInExePath: '1' } : process.env;
  const args = ['account', 'get-access-token', '--resource', origin, '--output', 'json'];
  const { stdout } = await execute('az', args, { env, shell: isWindows, timeout: 60_000, maxBuffer: 2 ** 20 }).catch(
    (error: unknown) => {
      throw new PullError(told(error, origin)); // without the error, which holds what az printed
    },
  );
  return toToken(stdout);
}

function told(error: unknown, origin: string): string {
  const code: unknown = isNativeError(error) && 'code' in error ? error.code : null;
  if (code === 'ENOENT')
    return `az was not found, which gives tokens for ${origin}: install Azure CLI, or sign in by another way (--sign-in).`;
  return `az gave no token for ${origin}: run az login, and if need be az login --tenant TENANT, or sign in by another way (--sign-in).`;
}

/** `expires_on` is in seconds since 1970; older versions have `expiresOn` alone, in local time. */
function toToken(stdout: string): Token {
  const { accessToken, expires_on: seconds, expiresOn: local } = parsed(stdout);
  const time = typeof seconds === 'number' ? seconds * 1000 : typeof local === 'string' ? Date.parse(local) : NaN;
  return {
    text: checkToken(typeof accessToken === 'string' ? accessToken : '', 'az'),
    expires: Number.isNaN(time) ? null : time,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {}; // a parser's message would show what it found
  }
}
