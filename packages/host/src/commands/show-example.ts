import type { FailingExample, RuleExample, TableSketch } from '@dipv/core';

/** An example as lines for a terminal; what it does not say is as in a map without faults. */
export function showExample(example: RuleExample | FailingExample): readonly string[] {
  const { name: _name, mappings, notChecked: _notChecked, ...rest } = example;
  const settings = Object.entries(rest).filter(([key]) => key !== 'finds');
  return [
    ...settings.flatMap(([key, value]) => showSetting(key, value)),
    ...(mappings === undefined ? [] : ['mappings', ...mappings.map((mapping) => `  ${mapping}`)]),
    ...('finds' in example ? example.finds.map(({ at, message }) => `✖ ${message}  (${at})`) : []),
  ].map((line) => `  ${line}`);
}

function showSetting(key: string, value: unknown): readonly string[] {
  if (isTable(value)) return showTable(key, value);
  if (Array.isArray(value) && value.every(isTable)) return value.flatMap((table) => showTable(key, table));
  return [`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
}

function isTable(value: unknown): value is TableSketch {
  return typeof value === 'object' && value !== null && 'name' in value && 'fields' in value;
}

function showTable(
  key: string,
  { name, fields = {}, integrationKey, alternateKeys, company, completeness }: TableSketch,
): readonly string[] {
  const facts = [
    completeness === 'partial' ? 'only some columns are known' : null,
    integrationKey === undefined ? null : `integration key: ${integrationKey.join(', ') || 'none'}`,
    alternateKeys === undefined
      ? null
      : `alternate keys: ${alternateKeys.map((key) => key.join(', ')).join('; ') || 'none'}`,
    company === undefined ? null : `company: ${company}`,
  ].filter((fact) => fact !== null);
  const width = Object.keys(fields).reduce((most, field) => Math.max(most, field.length), 0);
  return [
    `${key} table ${name}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`,
    ...Object.entries(fields).map(([field, type]) => `  ${field.padEnd(width)}  ${type}`),
  ];
}
