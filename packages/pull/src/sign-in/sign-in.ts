import { PullError } from '../pull-error.js';
import { azureCliToken } from './azure-cli.js';
import { azureIdentity } from './azure-identity.js';
import { checkToken } from './check-token.js';
import type { TokenSource } from './token-source.js';

/** `token` takes those of the environment. */
export const WAYS_TO_SIGN_IN = ['token', 'az', 'device-code', 'browser', 'workload-identity'] as const;
export type WayToSignIn = (typeof WAYS_TO_SIGN_IN)[number];

/** The variables that may hold tokens. */
const VARIABLES = { dataverse: 'DIPV_DATAVERSE_TOKEN', finance: 'DIPV_FINANCE_TOKEN' } as const;

export interface SignInOptions {
  /** Origins of the services. */
  readonly dataverse: string;
  readonly finance: string;
  /** `undefined`: of each service the token of the environment if there is one, else that of az. */
  readonly way?: WayToSignIn | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** The file that dipv stands in. */
  readonly program: string;
  /** Shows what to do to sign in. */
  readonly tell: (text: string) => void;
}

/**
 * Where the tokens of both services come from.
 * @throws PullError where a way is not to be had
 */
export function signIn(options: SignInOptions): { readonly dataverse: TokenSource; readonly finance: TokenSource } {
  const { way } = options;
  if (way === undefined || way === 'token' || way === 'az')
    return { dataverse: plain('dataverse', options), finance: plain('finance', options) };
  const tokensFor = azureIdentity(way, options.program, options.tell);
  return { dataverse: tokensFor(options.dataverse), finance: tokensFor(options.finance) };
}

function plain(service: keyof typeof VARIABLES, options: SignInOptions): TokenSource {
  const variable = VARIABLES[service];
  const text = options.env[variable] ?? '';
  if (options.way === 'az' || (options.way === undefined && text === '')) return azureCliToken(options[service]);
  if (text === '')
    throw new PullError(`The environment has no ${variable}: --sign-in token takes the token from there.`);
  const token = checkToken(text, variable);
  return { name: `the token in ${variable}`, get: () => Promise.resolve(token) };
}
