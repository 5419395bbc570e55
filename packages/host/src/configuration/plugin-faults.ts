import type { Problem } from '@dipv/core';
import { displayPath } from '@dipv/formats';
import { pathToFileURL } from 'node:url';
import { keepFromEnding } from '../output/end-process.js';

/** A plugin that was loaded: its file, and where the configuration names it. */
export interface LoadedPlugin {
  readonly file: string;
  readonly label: string;
}

let loaded: readonly LoadedPlugin[] = [];
let faults: Problem[] = [];

let awaited: string | null = null;

/** The plugin that is being loaded; `null`: none. */
export function awaitedPlugin(): string | null {
  return awaited;
}

/** @returns to be called when it is there; where that never comes to be, the process ends with it */
export function waitFor(plugin: string): () => void {
  awaited = plugin;
  return () => {
    awaited = null;
  };
}

/** From now on faults may be those of plugins, and nothing in here may end the process. */
export function expectFaultsOf(plugins: readonly LoadedPlugin[]): void {
  if (plugins.length === 0) return;
  loaded = plugins;
  keepFromEnding();
}

/**
 * Keeps a fault that nobody caught: one of a timer, or of a promise that nobody waits for.
 * @returns `false`: there is no plugin that it could be of
 */
export function keepFault(error: unknown): boolean {
  if (loaded.length === 0) return false;
  const { message, stack = '' } = error instanceof Error ? error : { message: String(error) };
  const lines = stack.split('\n');
  for (const { file, label } of loaded) {
    const line = lines.find((each) => each.includes(file) || each.includes(pathToFileURL(file).href));
    if (line === undefined) continue;
    const [at, column] = (/:(\d+):(\d+)\)?$/.exec(line) ?? []).slice(1).map(Number);
    faults.push({
      ...problem(displayPath(file, process.cwd()), `${label} fails outside of its checks: ${message}`),
      line: at ?? null,
      column: column ?? null,
    });
    return true;
  }
  const labels = loaded.map(({ label }) => label).join(', or ');
  faults.push(problem('', `${labels} fails outside of its checks: ${message}`));
  return true;
}

/** The faults that came since the last time. */
export function takeFaults(): readonly Problem[] {
  const taken = faults;
  faults = [];
  return taken;
}

function problem(file: string, reason: string): Problem {
  return { kind: 'fault', severity: 'error', file, reason, pointer: null, line: null, column: null };
}
