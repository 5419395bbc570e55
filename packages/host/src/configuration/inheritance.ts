import { nearestName } from '@dipv/core';
import { readConfigurationFile, type ConfigurationFile } from './configuration-file.js';
import { displayPath } from '@dipv/formats';
import type { FoundBounds } from './found-bounds.js';
import { layerOfFile } from './layer-of-file.js';
import { mergeLayers, type Layer } from './layer.js';
import { PRESET_NAMES, PRESET_PREFIX, PRESETS } from './presets.js';
import { resolveModule } from './resolve-module.js';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** How many files a chain of `extends` may have. */
const CHAIN_LIMIT = 10;

/** Reads configuration files with all that they extend. */
export class Inheritance {
  /** A file that is extended on several ways is read and merged once. */
  private readonly layers = new Map<string, Layer>();

  /** @param bounds `null`: the configuration was named, and may do anything */
  constructor(
    private readonly cwd: string,
    private readonly bounds: FoundBounds | null,
  ) {}

  /**
   * @param path absolute
   * @param chain the files that led here
   * @param place where the last of them names it; `null`: nowhere
   * @throws UsageError for a file that is not valid or not there, a cycle, or a chain that is too long
   */
  async layerOf(path: string, chain: readonly string[] = [], place: string | null = null): Promise<Layer> {
    this.checkChain(path, chain);
    this.bounds?.checkFile(path, displayPath(path, this.cwd), place);
    const known = this.layers.get(path);
    if (known !== undefined) return known;
    const file = await readConfigurationFile(path, this.cwd);
    const bases = await this.basesOf(file, [...chain, path]);
    const layer = [...bases, layerOfFile(file, this.cwd, this.bounds)].reduce(mergeLayers);
    this.layers.set(path, layer);
    return layer;
  }

  private async basesOf(file: ConfigurationFile, chain: readonly string[]): Promise<readonly Layer[]> {
    const { extends: bases = [] } = file.settings;
    const layers: Layer[] = [];
    for (const [i, base] of [bases].flat().entries()) {
      const place = file.place(typeof bases === 'string' ? ['extends'] : ['extends', i]);
      layers.push(
        base.startsWith(PRESET_PREFIX) ? presetOf(base, place) : await this.baseOf(base, file.path, place, chain),
      );
    }
    return layers;
  }

  private async baseOf(base: string, from: string, place: string, chain: readonly string[]): Promise<Layer> {
    return this.layerOf(this.resolve(base, from, place), chain, place);
  }

  private resolve(base: string, from: string, place: string): string {
    try {
      return resolveModule(base, from);
    } catch (error) {
      const reason = reasonOf(error);
      throw new UsageError(`${place}: ${JSON.stringify(base)} is not to be found: ${reason}`);
    }
  }

  private checkChain(path: string, chain: readonly string[]): void {
    const names = [...chain, path].map((each) => displayPath(each, this.cwd)).join(' → ');
    if (chain.includes(path)) throw new UsageError(`A configuration extends itself: ${names}`);
    if (chain.length >= CHAIN_LIMIT) {
      throw new UsageError(`Configurations extend one another more than ${CHAIN_LIMIT} files deep: ${names}`);
    }
  }
}

function presetOf(base: string, place: string): Layer {
  const name = PRESET_NAMES.find((each) => base === PRESET_PREFIX + each);
  if (name !== undefined) return PRESETS[name];
  const known = PRESET_NAMES.map((each) => PRESET_PREFIX + each);
  const nearest = nearestName(base, known);
  const hint = nearest === null ? `Presets are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new UsageError(`${place}: there is no preset ${JSON.stringify(base)}. ${hint}`);
}
