import { ContainerModule, type ContainerModuleLoadOptions } from 'inversify';
import { importFile } from '../../import-file.cjs';
import type { PluginReference } from './layer.js';
import { resolveModule } from './resolve-module.js';
import { UsageError } from '../options/usage-error.js';

/** What a plugin exports: a `ContainerModule` of its own copy of inversify, which `instanceof` would not know. */
interface ForeignModule {
  load(options: ContainerModuleLoadOptions): unknown;
}

/**
 * Runs the plugins, each once.
 * @throws UsageError that names the plugin and what is wrong with it
 */
export async function loadPlugins(references: readonly PluginReference[]): Promise<readonly ContainerModule[]> {
  // Stdout is for data: what a plugin logs goes where notes go.
  console.log = console.info = console.debug = console.error;
  const files = new Map<string, PluginReference>();
  for (const reference of references) {
    const file = await withReason(reference, 'is not to be found', () =>
      resolveModule(reference.specifier, reference.from),
    );
    if (!files.has(file)) files.set(file, reference);
  }
  const modules: ContainerModule[] = [];
  for (const [file, reference] of files) {
    const exported = await withReason(reference, 'cannot be loaded', () => importFile(file));
    modules.push(adopted(moduleOf(exported, reference), reference));
  }
  return modules;
}

async function withReason<T>(reference: PluginReference, what: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw fault(reference, `${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function moduleOf(exported: Readonly<Record<string, unknown>>, reference: PluginReference): ForeignModule {
  const { default: main, module } = exported;
  // Of a CommonJS plugin, the default export is everything that it exports.
  const inner = typeof main === 'object' && main !== null ? Object.values(main) : [];
  const chosen = [main, module].find(isModule);
  if (chosen !== undefined) return chosen;
  const all = [...new Set([...Object.values(exported), ...inner].filter(isModule))];
  const [only, ...others] = all;
  if (only === undefined) {
    throw fault(
      reference,
      'exports no container module: let it export one by default, as @dipv/core’s ruleModule makes it.',
    );
  }
  if (others.length > 0) {
    throw fault(reference, `exports ${all.length} container modules: let it export the one to load by default.`);
  }
  return only;
}

function isModule(value: unknown): value is ForeignModule {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'load' in value && typeof value.load === 'function'
  );
}

/** A module of our own that calls the plugin's, so that a fault in it names the plugin. */
function adopted(module: ForeignModule, reference: PluginReference): ContainerModule {
  return new ContainerModule((options) => {
    let result: unknown;
    try {
      result = module.load(options);
    } catch (error) {
      throw fault(reference, `fails when it is loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (result instanceof Promise)
      throw fault(reference, 'binds asynchronously: its container module must not be async.');
  });
}

function fault({ specifier, place }: PluginReference, reason: string): UsageError {
  return new UsageError(`${place}: plugin ${JSON.stringify(specifier)} ${reason}`);
}
