export { pull, type Lack, type PullOptions, type PullResult } from './pull.js';
export { PullError } from './pull-error.js';
export { serviceAddress } from './service/service-address.js';
export type { ServiceLimits } from './service/limits.js';
export { signIn, WAYS_TO_SIGN_IN, type WayToSignIn } from './sign-in/sign-in.js';
export type { TokenSource } from './sign-in/token-source.js';
