import { wrapWords } from '@dipv/reporter/wrap-words';
import type { FailingExample, OtherMap, RuleExample, TableSketch } from '@dipv/core';

/** An example in lines of a width; what it does not say is as in a map without faults. */
export function showExample(example: RuleExample | FailingExample, width: number): readonly string[] {
  const { name: _name, mappings, others = [], notChecked: _notChecked, ...rest } = example;
  const settings = Object.entries(rest).filter(([key]) => key !== 'finds');
  return [
    ...settings.flatMap(([key, value]) => showSetting(key, value)).map(wordsOf),
    ...(mappings === undefined ? [] : ['mappings', ...mappings.map((mapping) => `  ${mapping}`)]).map(wordsOf),
    ...others.flatMap(showOther).map(wordsOf),
    ...('finds' in example ? example.finds : []).map(({ at, message }) => ({
      depth: 0,
      words: ['✖', ...message.split(' '), '', `(${at})`], // a pointer is one word, whatever blanks are in it
    })),
  ].flatMap(({ depth, words }) =>
    wrapWords(words, { width, first: depth + 2, indent: depth + 4 }).map((line) => line.trimEnd()),
  );
}

function showOther({ name, mappings, ...rest }: OtherMap): readonly string[] {
  const lines = [
    ...Object.entries(rest).flatMap(([key, value]) => showSetting(key, value)),
    ...(mappings === undefined ? [] : ['mappings', ...mappings.map((mapping) => `  ${mapping}`)]),
  ];
  return [name === undefined ? 'another map' : `another map ${name}`, ...lines.map((line) => `  ${line}`)];
}

function wordsOf(line: string): { readonly depth: number; readonly words: readonly string[] } {
  return { depth: line.search(/\S|$/), words: line.trimStart().split(' ') };
}

function showSetting(key: string, value: unknown): readonly string[] {
  if (isTable(value)) return showTable(key, value);
  if (Array.isArray(value) && value.every(isTable)) return value.flatMap((table) => showTable(key, table));
  if (Array.isArray(value) && value.every(isRecord)) {
    return [
      key,
      ...value.map(
        (record) =>
          `  ${Object.entries(record)
            .map((pair) => pair.join(': '))
            .join(', ')}`,
      ),
    ];
  }
  return [`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTable(value: unknown): value is TableSketch {
  return typeof value === 'object' && value !== null && 'name' in value && 'fields' in value;
}

function showTable(
  key: string,
  { name, fields = {}, integrationKey, alternateKeys, company, completeness, disabled }: TableSketch,
): readonly string[] {
  const facts = [
    completeness === 'partial' ? 'only some columns are known' : null,
    integrationKey === undefined ? null : `integration key: ${integrationKey.join(', ') || 'none'}`,
    alternateKeys === undefined
      ? null
      : `alternate keys: ${alternateKeys.map((key) => key.join(', ')).join('; ') || 'none'}`,
    company === undefined ? null : `company: ${company ?? 'not known'}`,
    disabled === undefined
      ? null
      : disabled === 'not told'
        ? 'what it is enabled for is not told'
        : `off: ${disabled.join(', ')}`,
  ].filter((fact) => fact !== null);
  const width = Object.keys(fields).reduce((most, field) => Math.max(most, field.length), 0);
  return [
    `${key} table ${name}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`,
    ...Object.entries(fields).map(([field, type]) => `  ${field.padEnd(width)}  ${type}`),
  ];
}
