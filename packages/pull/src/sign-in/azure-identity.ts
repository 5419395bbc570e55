import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isNativeError } from 'node:util/types';
import { PullError } from '../pull-error.js';
import { checkToken } from './check-token.js';
import { KeptToken, type TokenSource } from './token-source.js';

/** The classes of `@azure/identity` that are used here. */
const CREDENTIALS = {
  'device-code': 'DeviceCodeCredential',
  browser: 'InteractiveBrowserCredential',
  'workload-identity': 'WorkloadIdentityCredential',
} as const;

export type IdentityWay = keyof typeof CREDENTIALS;

interface Credential {
  getToken(scope: string): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
}

type CredentialClass = new (options: Readonly<Record<string, unknown>>) => Credential;

/**
 * Tokens by `@azure/identity`, which is loaded here, and has to be installed beside dipv.
 * @param program the file that dipv stands in: packages of the folder that somebody works in are not asked
 * @param tell shows what to do to sign in
 * @returns what makes the tokens for the service at an origin
 * @throws PullError where the package is not installed
 */
export function azureIdentity(
  way: IdentityWay,
  program: string,
  tell: (text: string) => void,
): (origin: string) => TokenSource {
  const Class = classOf(way, program);
  const { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId } = process.env;
  const credential = new Class({
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(clientId === undefined ? {} : { clientId }),
    userPromptCallback: ({ message }: { readonly message: string }) => tell(message),
  });
  let before: Promise<unknown> = Promise.resolve();
  return (origin) =>
    new KeptToken(`the token of ${way}`, async () => {
      // one after the other: nobody signs in twice at once
      const asked = before.then(() => credential.getToken(`${origin}/.default`));
      before = asked.catch(() => undefined);
      const token = await asked.catch((error: unknown) => {
        const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
        throw new PullError(`${way} gave no token for ${origin}: ${reason.slice(0, 300)}`);
      });
      return { text: checkToken(token?.token ?? '', way), expires: token?.expiresOnTimestamp ?? null };
    });
}

function classOf(way: IdentityWay, program: string): CredentialClass {
  try {
    const loaded = createRequire(pathToFileURL(program))('@azure/identity') as Readonly<
      Record<string, CredentialClass>
    >;
    const Class = loaded[CREDENTIALS[way]];
    if (Class !== undefined) return Class;
  } catch (error) {
    const code: unknown = isNativeError(error) && 'code' in error ? error.code : null;
    if (code !== 'MODULE_NOT_FOUND') throw error;
  }
  throw new PullError(
    `--sign-in ${way} takes the package @azure/identity, which is not there: install it beside dipv (npm install @azure/identity, with --global if dipv is), or sign in by az.`,
  );
}
