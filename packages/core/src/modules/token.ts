/** Names a service that modules bring along or replace. Two copies of this package know it by its name. */
export interface Token<Service> {
  /** `@acme/price-list` */
  readonly name: string;
  /** For the type checker alone: it is never there. */
  readonly type?: Service;
}

export function token<Service>(name: string): Token<Service> {
  return { name };
}

/** What a rule that uses services gets them by. */
export type Services = <Service>(token: Token<Service>) => Service;

/** A service that a module binds. */
export interface ServiceBinding {
  readonly token: Token<unknown>;
  readonly service: unknown;
  /** Takes the place of the service that another module provides. */
  readonly replaces: boolean;
}

/** Brings a service along. One module of a build does so for a token. */
export function provide<Service>(token: Token<Service>, service: NoInfer<Service>): ServiceBinding {
  return { token, service, replaces: false };
}

/** Takes the place of a service that another module provides, in whatever order the two are listed. */
export function replace<Service>(token: Token<Service>, service: NoInfer<Service>): ServiceBinding {
  return { token, service, replaces: true };
}
