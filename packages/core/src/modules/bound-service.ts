import { shown } from '../did-you-mean.js';
import { fault } from './check-module.js';
import { isOwn, type Module } from './module.js';
import type { ServiceBinding } from './token.js';

/**
 * A service that takes the place of another: its faults name it and its module, wherever in a run they show.
 * @param provided the service whose place it takes
 * @param wrong what is wrong with what it gives; `null`: nothing
 * @throws ConfigurationError where it is of another kind than that
 */
export function boundService(
  { token, service }: ServiceBinding,
  module: Module,
  provided: unknown,
  wrong: (given: unknown) => string | null,
): unknown {
  const part = `service ${token.name}`;
  if (typeof service !== typeof provided)
    throw fault(module, `it is ${shown(service)}, in the place of ${shown(provided)}`, part);
  if (isOwn(module) || typeof service !== 'function') return service;
  return (...asked: readonly unknown[]): unknown => {
    let given: unknown;
    try {
      given = (service as (...asked: readonly unknown[]) => unknown)(...asked);
    } catch (error) {
      throw fault(module, `it fails: ${error instanceof Error ? error.message : String(error)}`, part);
    }
    const what = wrong(given);
    if (what !== null) throw fault(module, what, part);
    return given;
  };
}
