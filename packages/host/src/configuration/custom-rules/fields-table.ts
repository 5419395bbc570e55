import { markdownTable } from 'markdown-table';
import { FIELDS, fieldsOf, isTypeName, SCOPES, VARIABLES, type AnyField, type Kind, type TypeName } from './fields.js';
import { FUNCTIONS } from './functions.js';

/** What a rule can ask, as `docs/guides/write-a-rule-without-code.md` shows it. */
export function fieldsTable(): string {
  return [
    ...(Object.keys(FIELDS) as TypeName[]).flatMap((type) => [`**${TITLES[type]}**`, '', tableOf(type), '']),
    '**Functions**',
    '',
    markdownTable(
      [
        ['Function', 'Of', 'Says'],
        ...Object.values(FUNCTIONS).map(({ of, form, says }) => [
          `\`${form}\``,
          of === 'text' ? 'texts, names' : of === 'list' ? 'lists' : 'texts, names, lists',
          says,
        ]),
      ],
      { alignDelimiters: false },
    ),
  ].join('\n');
}

const TITLES: Readonly<Record<TypeName, string>> = {
  Map: `The map: ${startsOf('Map')}`,
  Leg: `A leg: ${startsOf('Leg')}`,
  Table: `A table: ${startsOf('Table')}, and \`leg.source\`, \`leg.destination\``,
  Mapping: `A mapping: ${startsOf('Mapping')}, and the elements of \`leg.mappings\``,
  Column: `A column: ${startsOf('Column')}, and \`source\`, \`destination\` of the elements of \`leg.mappings\``,
};

/** The variables of a type, with the scopes that have each. */
function startsOf(type: TypeName): string {
  const scopes = new Map<string, string[]>();
  for (const scope of SCOPES)
    for (const [name, of] of Object.entries(VARIABLES[scope]))
      if (of === type) scopes.set(name, [...(scopes.get(name) ?? []), scope]);
  return [...scopes]
    .map(([name, of]) => `\`${name}\` in ${of.length === SCOPES.length ? 'every scope' : `the scope ${of.join(', ')}`}`)
    .join('; ');
}

function tableOf(type: TypeName): string {
  const fields = new Map<string, AnyField>(SCOPES.flatMap((scope) => [...fieldsOf(type, scope)]));
  const rows = Object.keys(FIELDS[type]).flatMap((name) => {
    const field = fields.get(name);
    return field === undefined
      ? []
      : [[`\`${name}\``, KINDS[field.kind], saysOf(field), field.facts === undefined ? '' : 'yes']];
  });
  return markdownTable([['Field', 'Is', 'Says', 'Takes metadata'], ...rows], { alignDelimiters: false });
}

function saysOf({ says, values, scopes, kind }: AnyField): string {
  const words = values === undefined ? '' : `: ${values.map((value) => `\`"${value}"\``).join(', ')}`;
  const where = scopes === undefined ? '' : `; in the scope ${scopes.join(', ')}`;
  return `${says}${words}${where}${isTypeName(kind) ? ', with the fields below' : ''}`;
}

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'text',
  name: 'name',
  number: 'whole number',
  truth: 'true or false',
  texts: 'list of texts',
  names: 'list of names',
  mappings: 'list of mappings',
  Map: 'map',
  Leg: 'leg',
  Table: 'table',
  Mapping: 'mapping',
  Column: 'column',
};
