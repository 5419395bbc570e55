import {
  DATE_BEHAVIORS,
  FIELD_KINDS,
  foldName,
  type Field,
  type FieldKind,
  type FieldType,
  type Key,
  type Platform,
  type Table,
  type TableSketch,
} from '@dipv/core';

const FIELD_SKETCH = /^([a-z]+)(?:\(([^)]*)\))?((?: [a-z-]+)*)(?: "([^"]+)")?$/;
const FLAGS = [
  'required',
  'business-required',
  'readonly',
  'create-only',
  'update-only',
  'fills-itself',
  'calculated',
  'rollup',
  'off',
  'requirement-unknown',
  'writability-unknown',
  'computation-unknown',
];

/**
 * The table that a sketch describes.
 * @throws Error where the sketch is not written as `TableSketch` says
 */
export function buildTable(sketch: TableSketch, platform: Platform): Table {
  const areSwitchesTold = sketch.disabled !== 'not told';
  const fields = Object.entries(sketch.fields ?? { id: 'text(10)' }).map(([name, text]) =>
    buildField(name, text, areSwitchesTold),
  );
  return {
    platform,
    name: sketch.name,
    displayName: null,
    names: [sketch.name],
    completeness: sketch.completeness ?? 'complete',
    fields: new Map(fields.map((field) => [foldName(field.name), field])),
    keys: buildKeys(sketch, fields),
    primaryCompanyContextField: sketch.company === null ? undefined : (sketch.company ?? null),
    companyContextFields: sketch.company === null ? undefined : [],
    ...(platform === 'finance-and-operations' ? switchesOf(sketch) : {}),
    file: 'example.json',
  };
}

function switchesOf({ disabled = [] }: TableSketch): Pick<Table, 'switches'> {
  if (disabled === 'not told') return {};
  const isOn = (what: (typeof disabled)[number]) => !disabled.includes(what);
  return {
    switches: {
      dataManagement: isOn('data management'),
      dataService: isOn('OData'),
      configuration: isOn('configuration key'),
    },
  };
}

function buildKeys(sketch: TableSketch, fields: readonly Field[]): readonly Key[] {
  if (sketch.alternateKeys !== undefined) {
    return sketch.alternateKeys.map((key, i) => buildKey(`key${i + 1}`, key, null));
  }
  const first = fields[0];
  const integrationKey = sketch.integrationKey ?? (first === undefined ? [] : [first.name]);
  return integrationKey.length === 0 ? [] : [buildKey('userKeys', integrationKey, true)];
}

function buildKey(name: string, fields: readonly string[], isIntegrationKey: boolean | null): Key {
  return { name, fields, isIntegrationKey, isPrimaryKey: false };
}

function buildField(name: string, text: string, areSwitchesTold: boolean): Field {
  const [, kindText = '', facet, flagsText = '', displayName] = FIELD_SKETCH.exec(text) ?? [];
  const kind = FIELD_KINDS.find((each) => each === kindText);
  const flags = flagsText.trim().split(' ').filter(Boolean);
  const unknown = flags.find((flag) => !FLAGS.includes(flag));
  if (kind === undefined || unknown !== undefined) {
    throw new Error(
      `Field ${name}: "${text}" should read like "text(20) required". Kinds: ${FIELD_KINDS.join(', ')}. Flags: ${FLAGS.join(', ')}.`,
    );
  }
  const number = facet === undefined || facet === '' ? null : Number(facet);
  const isReadonly = flags.includes('readonly');
  const canBe = (isAllowed: boolean) => (flags.includes('writability-unknown') ? null : isAllowed && !isReadonly);
  return {
    name,
    displayName: displayName ?? null,
    type: {
      kind,
      kinds:
        kind === 'unknown' && facet !== undefined
          ? FIELD_KINDS.filter((each) => facet.split('|').includes(each))
          : undefined,
      length: kind === 'text' ? number : null,
      bits: kind === 'integer' ? (number === 64 ? 64 : 32) : null,
      precision: kind === 'decimal' ? number : null,
      minimum: null,
      maximum: null,
      ...choiceOf(kind, facet),
      ...(isDate(kind) ? { dateBehavior: DATE_BEHAVIORS.find((behavior) => behavior === facet) } : {}),
    },
    requirement: requirementOf(flags),
    creatable: canBe(!flags.includes('update-only')),
    updatable: canBe(!flags.includes('create-only')),
    fillsItself: flags.includes('fills-itself'),
    ...(flags.includes('computation-unknown') ? {} : { computed: computedOf(flags) }),
    ...(areSwitchesTold ? { isConfigured: !flags.includes('off') } : {}),
    targets: kind === 'lookup' && facet !== undefined && facet !== '' ? facet.split('|') : [],
  };
}

function computedOf(flags: readonly string[]): NonNullable<Field['computed']> | null {
  return flags.includes('calculated') ? 'calculated' : flags.includes('rollup') ? 'rollup' : null;
}

function requirementOf(flags: readonly string[]): Field['requirement'] {
  if (flags.includes('requirement-unknown')) return null;
  if (flags.includes('required')) return 'required';
  return flags.includes('business-required') ? 'business-required' : 'optional';
}

/** `Open=Open order|Closed`: values, each with its label where one is told. */
function choiceOf(kind: FieldKind, facet: string | undefined): Pick<FieldType, 'options' | 'optionLabels'> {
  if (kind !== 'choice' || facet === undefined) return { options: null };
  const options = facet.split('|').map((option) => option.split('='));
  const hasLabels = facet.includes('=');
  return {
    options: options.map(([value = '']) => value),
    ...(hasLabels ? { optionLabels: options.map(([, label]) => (label === undefined ? [] : [label])) } : {}),
  };
}

function isDate(kind: FieldKind): boolean {
  return kind === 'date' || kind === 'datetime';
}
