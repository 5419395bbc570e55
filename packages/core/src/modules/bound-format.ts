import { shown } from '../did-you-mean.js';
import type { ReportFormat } from '../report-format.js';
import type { ConfigurationError } from '../validator-config.js';
import { fault } from './check-module.js';
import { isOwn, type Module } from './module.js';

/** A format whose faults name it and its module. Those of dipv itself are faults of the program, with their stack. */
export function boundFormat(format: ReportFormat, module: Module): ReportFormat {
  if (isOwn(module)) return format;
  const { name, description, asks = [] } = format;
  const failed = (what: string, error: unknown): ConfigurationError =>
    fault(module, `${what}: ${error instanceof Error ? error.message : String(error)}`, `format ${name}`);
  return {
    name,
    description,
    asks,
    load: async () => {
      let render: unknown;
      try {
        render = await format.load();
      } catch (error) {
        throw failed('it cannot be loaded', error);
      }
      if (typeof render !== 'function')
        throw fault(module, `it loads no function but ${shown(render)}`, `format ${name}`);
      return (report, context) => {
        let text: unknown;
        try {
          text = (render as (...given: readonly unknown[]) => unknown)(report, context);
        } catch (error) {
          throw failed('it fails', error);
        }
        if (typeof text === 'string') return text;
        if (isIterable(text)) return checked(text);
        if (text instanceof Promise) text.catch(() => undefined); // its fault is told here
        throw fault(module, `it makes no text but ${shown(text)}`, `format ${name}`);
      };
    },
  };

  function* checked(pieces: Iterable<unknown>): Generator<string> {
    const iterator = pieces[Symbol.iterator]();
    for (;;) {
      let next: IteratorResult<unknown>;
      try {
        next = iterator.next();
      } catch (error) {
        throw failed('it fails', error);
      }
      if (next.done === true) return;
      if (typeof next.value !== 'string')
        throw fault(module, `a piece of its text is no text but ${shown(next.value)}`, `format ${name}`);
      yield next.value;
    }
  }
}

function isIterable(given: unknown): given is Iterable<unknown> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given;
}
