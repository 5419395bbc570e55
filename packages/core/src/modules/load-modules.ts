import { Container } from 'inversify';
import { didYouMean } from '../did-you-mean.js';
import type { Reader } from '../reader.js';
import type { ReportFormat } from '../report-format.js';
import type { Rule } from '../rule.js';
import { ConfigurationError } from '../validator-config.js';
import { boundFormat } from './bound-format.js';
import { boundService } from './bound-service.js';
import { checkedRule, checkFormat, checkModule, checkReader, checkService, fault } from './check-module.js';
import { labelOf, type Module } from './module.js';
import { coreModule, faultOfAnswer } from './services.js';
import type { ServiceBinding, Services, Token } from './token.js';

/** A rule, and the module that brings it along. */
export interface BoundRule {
  readonly rule: Rule;
  readonly module: Module;
}

const OTHER_NAME = 'give it another';

interface BoundService {
  readonly binding: ServiceBinding;
  readonly module: Module;
}

/** What modules bring along, checked. */
export interface Loaded {
  readonly rules: readonly BoundRule[];
  readonly readers: readonly Reader[];
  readonly formats: ReadonlyMap<string, ReportFormat>;
  readonly services: Services;
}

/** @throws ConfigurationError that names the module, and what in it is wrong */
export function loadModules(given: readonly Module[]): Loaded {
  for (const module of given) checkModule(module);
  const modules = [coreModule, ...new Set(given)];
  const services = servicesOf(modules);
  return {
    services,
    rules: modules.flatMap((module) =>
      (module.rules ?? []).map((rule, i) => ({ module, rule: checkedRule(rule, i, module, services) })),
    ),
    readers: readersOf(modules),
    formats: formatsOf(modules),
  };
}

/**
 * All services are known before one is asked for: the order of modules does not matter. The container is loaded where one
 * of them is replaced; what core and rules provide needs none.
 */
function servicesOf(modules: readonly Module[]): Services {
  const bindings = new Map<string, { provide?: BoundService; replace?: BoundService }>();
  for (const module of modules) {
    for (const [i, binding] of (module.services ?? []).entries()) {
      checkService(binding, i, module);
      const { name } = binding.token;
      const known = bindings.get(name) ?? {};
      const how = binding.replaces ? 'replace' : 'provide';
      const other = known[how];
      if (other !== undefined) {
        const mend = binding.replaces ? 'load one of them' : 'let one of them replace it';
        throw fault(module, `${labelOf(other.module)} ${how}s it too: ${mend}`, `service ${name}`);
      }
      known[how] = { binding, module };
      bindings.set(name, known);
    }
  }
  for (const [name, { provide, replace }] of bindings) {
    if (provide === undefined && replace !== undefined)
      throw fault(replace.module, 'no module provides what it replaces', `service ${name}`);
  }
  const replacing = new Map(
    [...bindings.values()].flatMap(({ provide, replace }): [string, unknown][] => {
      if (provide === undefined || replace === undefined) return [];
      const { name } = replace.binding.token;
      const service = boundService(replace.binding, replace.module, provide.binding.service, (given) =>
        faultOfAnswer(name, given),
      );
      return [[name, service]];
    }),
  );
  let container: Container | null = null;
  return <Service>({ name }: Token<Service>) => {
    const bound = bindings.get(name);
    if (bound?.replace !== undefined) {
      container ??= containerOf(replacing);
      return container.get<Service>(Symbol.for(name));
    }
    if (bound?.provide !== undefined) return bound.provide.binding.service as Service;
    throw new ConfigurationError(`no module provides the service ${didYouMean(name, [...bindings.keys()])}`);
  };
}

function containerOf(services: ReadonlyMap<string, unknown>): Container {
  const container = new Container();
  for (const [name, service] of services) container.bind(Symbol.for(name)).toConstantValue(service);
  return container;
}

/** By name, so that the order of modules does not decide which one reads what two recognise. */
function readersOf(modules: readonly Module[]): readonly Reader[] {
  const readers = new Map<string, { readonly reader: Reader; readonly module: Module }>();
  for (const module of modules) {
    for (const [i, reader] of (module.readers ?? []).entries()) {
      checkReader(reader, i, module);
      const other = readers.get(reader.name);
      if (other !== undefined)
        throw fault(
          module,
          `${labelOf(other.module)} has one of this name too: ${OTHER_NAME}`,
          `reader ${reader.name}`,
        );
      readers.set(reader.name, { reader, module });
    }
  }
  return [...readers.values()].map(({ reader }) => reader).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function formatsOf(modules: readonly Module[]): ReadonlyMap<string, ReportFormat> {
  const formats = new Map<string, { readonly format: ReportFormat; readonly module: Module }>();
  for (const module of modules) {
    for (const [i, format] of (module.formats ?? []).entries()) {
      checkFormat(format, i, module);
      const other = formats.get(format.name);
      if (other !== undefined)
        throw fault(
          module,
          `${labelOf(other.module)} has one of this name too: ${OTHER_NAME}`,
          `format ${format.name}`,
        );
      formats.set(format.name, { format, module });
    }
  }
  return new Map([...formats].map(([name, { format, module }]) => [name, boundFormat(format, module)]));
}
