import type { Fix, RuleExample } from '@dipv/core';
import { mappingLine, type RawMapping } from './mapping-sketch.js';

/** What a fix makes of the map of an example. */
export interface FixOutput {
  readonly title: string;
  readonly mappings: readonly string[];
  readonly sourceFilter: string | null;
  readonly reversedSourceFilter: string | null;
}

interface RawMap {
  readonly legs: readonly {
    readonly fieldMappings: readonly RawMapping[];
    readonly sourceFilter: string | null;
    readonly reversedSourceFilter: string | null;
  }[];
}

/** `null`: the fix changes another file than the map. */
export function fixOutput({ title, edits }: Fix): FixOutput | null {
  const edit = edits.find(({ file }) => file === 'example.json');
  const [leg] = edit === undefined ? [] : (JSON.parse(edit.text) as RawMap).legs;
  if (leg === undefined) return null;
  const { fieldMappings, sourceFilter, reversedSourceFilter } = leg;
  return { title, mappings: fieldMappings.map(mappingLine), sourceFilter, reversedSourceFilter };
}

/** The example as it is once the fix has been made. */
export function fixedExample(example: RuleExample, output: FixOutput): RuleExample {
  const { sourceFilter: _source, reversedSourceFilter: _reversed, ...rest } = example;
  const { mappings, sourceFilter, reversedSourceFilter } = output;
  return {
    ...rest,
    mappings,
    ...(sourceFilter === null ? {} : { sourceFilter }),
    ...(reversedSourceFilter === null ? {} : { reversedSourceFilter }),
  };
}
