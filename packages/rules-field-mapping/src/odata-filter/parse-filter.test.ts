import { toText, type Text } from '@dipv/core';
import { parseFilter } from './parse-filter.js';

const fieldsOf = (filter: string) => {
  const { fields, fault } = parseFilter(filter);
  expect(fault).toBeNull();
  return fields;
};
const namesIn = (filter: string) => fieldsOf(filter).map(({ name }) => name);
const faultOf = (filter: string) => parseFilter(filter).fault;
/** A message with backticks in the place of the quotes around what is marked as code. */
function ticked({ text, marks }: Text): string {
  return marks.reduceRight(
    (shown, [start, end]) =>
      shown[start - 1] === '"' && shown[end] === '"'
        ? `${shown.slice(0, start - 1)}\`${shown.slice(start, end)}\`${shown.slice(end + 1)}`
        : shown,
    text,
  );
}

/** The fault as `kind|what it points at|message`. */
const faultText = (filter: string) => {
  const fault = faultOf(filter);
  return fault && `${fault.kind}|${filter.slice(fault.start, fault.end)}|${ticked(fault.message)}`;
};

describe('filters that Dataverse takes', () => {
  test.each([
    ['customertypecode eq 3', ['customertypecode']],
    ['contoso_sellable eq true  and contoso_contactpersonid ne null', ['contoso_sellable', 'contoso_contactpersonid']],
    ['contoso_ordertype eq 192350000 and statecode eq 0', ['contoso_ordertype', 'statecode']],
    ['numberofemployees gt 1000 and numberofemployees le 2000', ['numberofemployees', 'numberofemployees']],
    ["Accounttype eq '3'", ['Accounttype']],
    ['  statecode eq 0\r\n\tor statecode eq 1 ', ['statecode', 'statecode']],
    ['((a eq 1) or ((b lt 2 and c ge 3)))', ['a', 'b', 'c']],
    ["not contains(name,'x') and not(a eq 1) and not not (b eq 2)", ['name', 'a', 'b']],
    ["startswith(name, 'a') or endswith( name ,'b') eq true", ['name', 'name']],
    ['firstname eq lastname', ['firstname', 'lastname']],
    ['3 eq customertypecode', ['customertypecode']],
    ['(3) eq (customertypecode)', ['customertypecode']],
    ["statecode in (0, 1) and name in ('a','b''c')", ['statecode', 'name']],
    ["name in ['a',\"b'c\"]", ['name']],
    ['creditonhold', ['creditonhold']],
    ['not creditonhold or true', ['creditonhold']],
    ['A EQ 1 AND NOT (b Ne NULL)', ['A', 'b']],
    [
      'order eq 1 and nothing eq 2 and android eq 3 and nullable eq 4 and in_use eq 5 and INFO eq 6',
      ['order', 'nothing', 'android', 'nullable', 'in_use', 'INFO'],
    ],
    ['größe_größe eq 1', ['größe_größe']],
    ['__proto__ eq 1 and constructor eq 2', ['__proto__', 'constructor']],
  ])('%s', (filter, names) => {
    expect(namesIn(filter)).toEqual(names);
  });

  test.each([
    'null',
    'true',
    'FALSE',
    '0',
    '-1',
    '+1',
    '9223372036854775807',
    '-9223372036854775808',
    '1.50',
    '-1.5e10',
    '1E-3',
    '10M',
    '2.5f',
    '7L',
    'INF',
    '-INF',
    'NaN',
    "''",
    "'O''Bryan'",
    "'((('",
    '\'a "quoted" word\'',
    "'1 eq 1'",
    '00000000-0000-0000-0000-00000000000a',
    'ABCDEFAB-1234-1234-1234-123456789ABC',
    '2024-02-29',
    '2000-02-29',
    '0001-01-01',
    '2024-01-31T23:59Z',
    '2024-01-31T23:59:59Z',
    '2024-01-31t23:59:59.1234567z',
    '2024-01-31T00:00:00+05:30',
    '2024-01-31T00:00:00',
    '07:59',
    '07:59:59.999',
    "duration'P1DT2H3M4.5S'",
    "duration'-PT1M'",
    "binary'T0RhdGE='",
    "binary''",
    "Microsoft.Dynamics.CRM.AccessRights'ReadAccess'",
    "geography'SRID=0;Point(1 2)'",
  ])('value %s', (value) => {
    expect(namesIn(`column eq ${value}`)).toEqual(['column']);
    expect(namesIn(`column in (${value},${value})`)).toEqual(['column']);
  });

  test('says where each column stands', () => {
    expect(fieldsOf("x eq 1 and contains(name,'y')")).toEqual([
      { name: 'x', start: 0, end: 1, form: 'field' },
      { name: 'name', start: 20, end: 24, form: 'field' },
    ]);
  });

  test('_lookup_value names the lookup, in any case', () => {
    expect(fieldsOf('_parentaccountid_value ne null')).toEqual([
      { name: 'parentaccountid', start: 0, end: 22, form: 'lookup-value' },
    ]);
    expect(namesIn('_ParentAccountId_VALUE ne null and _value eq 1')).toEqual(['ParentAccountId', '_value']);
  });
});

describe('Dataverse query functions', () => {
  test.each([
    ["Microsoft.Dynamics.CRM.Today(PropertyName='createdon')", ['createdon']],
    ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", ['createdon']],
    ["not Microsoft.Dynamics.CRM.LastXDays( PropertyValue = 7 , PropertyName = 'createdon' )", ['createdon']],
    [
      `Microsoft.Dynamics.CRM.Between(PropertyName='numberofemployees',PropertyValues=["5","2000"])`,
      ['numberofemployees'],
    ],
    ["Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['a', 'b']) and a eq 1", ['name', 'a']],
    [`Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=["O'Brian (","a\\"b"])`, ['name']],
    [
      "Microsoft.Dynamics.CRM.InFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=4,PropertyValue2=2024)",
      ['createdon'],
    ],
    ["microsoft.dynamics.crm.UNDER(propertyname='parentaccountid',propertyvalue='x')", ['parentaccountid']],
  ])('%s', (filter, names) => {
    expect(namesIn(filter)).toEqual(names);
  });

  test('PropertyName is a column, placed inside its quotes', () => {
    expect(fieldsOf("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='_ownerid_value')")).toEqual([
      { name: 'ownerid', start: 49, end: 63, form: 'lookup-value' },
    ]);
  });

  test.each([
    [
      "Microsoft.Dynamics.CRM.LastXDay(PropertyName='a',PropertyValue=3)",
      'unknown-function|Microsoft.Dynamics.CRM.LastXDay|Dataverse filters have no function `Microsoft.Dynamics.CRM.LastXDay`. Did you mean `Microsoft.Dynamics.CRM.LastXDays`?',
    ],
    [
      "LastXDays(PropertyName='a',PropertyValue=3)",
      'unknown-function|LastXDays|Dataverse filters have no function `LastXDays`. Did you mean `Microsoft.Dynamics.CRM.LastXDays`?',
    ],
    [
      'Microsoft.Dynamics.CRM.Today()',
      'syntax|Microsoft.Dynamics.CRM.Today|`Microsoft.Dynamics.CRM.Today` takes PropertyName.',
    ],
    [
      "Microsoft.Dynamics.CRM.Today('a')",
      'syntax|Microsoft.Dynamics.CRM.Today|`Microsoft.Dynamics.CRM.Today` takes PropertyName.',
    ],
    [
      "Microsoft.Dynamics.CRM.Above(PropertyName='a',PropertyValues=['b'])",
      'syntax|PropertyValues|`Microsoft.Dynamics.CRM.Above` takes PropertyName and PropertyValue.',
    ],
    [
      "Microsoft.Dynamics.CRM.Above(PropertyName='a',PropertyName='b')",
      'syntax|PropertyName|`Microsoft.Dynamics.CRM.Above` takes PropertyName and PropertyValue.',
    ],
    [
      "Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues='b')",
      "syntax|'b'|PropertyValues takes a list: PropertyValues=['1','2'].",
    ],
    [
      "Microsoft.Dynamics.CRM.On(PropertyName='a',PropertyValue=b)",
      'syntax|b|This parameter takes one value, not a list or a column.',
    ],
    [
      'Microsoft.Dynamics.CRM.Today(PropertyName=createdon)',
      "syntax|createdon|PropertyName takes the name of a column in single quotes: PropertyName='name'.",
    ],
    [
      "Microsoft.Dynamics.CRM.Today(PropertyName='')",
      "syntax|''|PropertyName takes the name of a column in single quotes: PropertyName='name'.",
    ],
    [
      'Microsoft.Dynamics.CRM.Today(PropertyName=@p1)',
      'syntax|@p1|The parameter alias `@p1` has no value in a map: write the value in its place.',
    ],
    [
      "Microsoft.Dynamics.CRM.Today(PropertyName='a/b')",
      "navigation|a/b|`a/b` leads into a related table: the filter of a map can use the table's own columns only.",
    ],
    [
      "Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a'",
      'syntax||Expected `,` or `]`, but the filter ends here. The bracket at column 26 of the filter is not closed.',
    ],
  ])('%s', (filter, expected) => {
    expect(faultText(filter)).toBe(expected);
  });
});

describe('what leaves the table, or what Dataverse does not know, is refused by name', () => {
  test.each([
    [
      "primarycontactid/fullname eq 'x'",
      "navigation|primarycontactid/fullname|`primarycontactid/fullname` leads into a related table: the filter of a map can use the table's own columns only.",
    ],
    [
      'a eq 1 and b eq c/d/e',
      "navigation|c/d/e|`c/d/e` leads into a related table: the filter of a map can use the table's own columns only.",
    ],
    [
      "contoso_company.contoso_code eq 'x'",
      "navigation|contoso_company.contoso_code|`contoso_company.contoso_code` leads into a related table: the filter of a map can use the table's own columns only.",
    ],
    [
      'contacts/$count gt 1',
      "navigation|contacts/$count|`contacts/$count` leads into a related table: the filter of a map can use the table's own columns only.",
    ],
    [
      'contacts/any(o:o/statecode eq 0)',
      "lambda|contacts/any(o:o/statecode eq 0)|`contacts/any` asks related rows: the filter of a map can use the table's own columns only.",
    ],
    [
      'a/b/all(o:o eq 1)',
      "lambda|a/b/all(o:o eq 1)|`a/b/all` asks related rows: the filter of a map can use the table's own columns only.",
    ],
    ['a/any()', "lambda|a/any()|`a/any` asks related rows: the filter of a map can use the table's own columns only."],
    [
      "contains(tolower(name),'x')",
      'unknown-function|tolower|Dataverse filters have no function `tolower`. It has contains, endswith, startswith and those of Microsoft.Dynamics.CRM.',
    ],
    [
      "startwith(name,'x')",
      'unknown-function|startwith|Dataverse filters have no function `startwith`. Did you mean `startswith`?',
    ],
  ])('%s', (filter, expected) => {
    expect(faultText(filter)).toBe(expected);
  });
});

describe('mistakes people make', () => {
  const operatorOrEnd =
    'Expected a comparison operator (eq, ne, gt, ge, lt, le, in), `and`, `or` or the end of the filter';
  const joinOrEnd = 'Expected `and`, `or` or the end of the filter';
  const condition = "Expected a condition, such as `name eq 'Contoso'`";

  test.each([
    ["FieldName == 'Test'", 10, `syntax|==|${operatorOrEnd}, but found \`==\`. Write \`eq\` for \`==\`.`],
    ["FieldName != 'Test'", 10, `syntax|!=|${operatorOrEnd}, but found \`!=\`. Write \`ne\` for \`!=\`.`],
    [
      '((A == "B"))',
      4,
      'syntax|==|Expected a comparison operator (eq, ne, gt, ge, lt, le, in), `and`, `or` or `)`, but found `==`. Write `eq` for `==`.',
    ],
    ['a>=1', 1, `syntax|>=|${operatorOrEnd}, but found \`>=\`. Write \`ge\` for \`>=\`.`],
    ['a eq "B"', 5, 'syntax|"|Expected a value or a column, but found `"`. Put texts in single quotes: \'text\'.'],
    [
      'a eq ‘B’',
      5,
      "syntax|‘|Expected a value or a column, but found `‘`. Put texts in straight single quotes: 'text'.",
    ],
    ['a eq 1 && b eq 2', 7, `syntax|&&|${joinOrEnd}, but found \`&&\`. Write \`and\` for \`&&\`.`],
    ['a eq 1 || b eq 2', 7, `syntax||||${joinOrEnd}, but found \`||\`. Write \`or\` for \`||\`.`],
    ['!(a eq 1)', 0, `syntax|!|${condition}, but found \`!\`. Write \`not\` for \`!\`.`],
    [
      "name like 'x%'",
      5,
      `syntax|like|${operatorOrEnd}, but found \`like\`. Write \`contains(column,'text')\` for \`like\`.`,
    ],
    ['a add 1 eq 2', 2, `syntax|add|${operatorOrEnd}, but found \`add\`. Dataverse filters cannot calculate.`],
    [
      '(a eq 1',
      7,
      'syntax||Expected `and`, `or` or `)`, but the filter ends here. The bracket at column 1 of the filter is not closed.',
    ],
    ['a eq 1)', 6, `syntax|)|${joinOrEnd}, but found \`)\`. No bracket is open here.`],
    ['()', 1, `syntax|)|${condition}, but found \`)\`.`],
    ['a eq', 4, 'syntax||Expected a value or a column, but the filter ends here.'],
    ['eq 1', 0, `syntax|eq|${condition}, but found \`eq\`.`],
    ['a 3', 2, `syntax|3|${operatorOrEnd}, but found \`3\`.`],
    ['a eq 1 and', 10, `syntax||${condition}, but the filter ends here.`],
    ['a eq 1 and and b eq 2', 11, `syntax|and|${condition}, but found \`and\`.`],
    ['a eq 1 b eq 2', 7, `syntax|b|${joinOrEnd}, but found \`b\`.`],
    ['a eq 1 eq 2', 7, `syntax|eq|${joinOrEnd}, but found \`eq\`.`],
    ['a eq 1;', 6, `syntax|;|${joinOrEnd}, but found \`;\`.`],
    ['a in (b)', 6, 'syntax|b|Expected a value, but found `b`.'],
    ['a in ()', 6, 'syntax|)|Expected a value, but found `)`.'],
    ['a in 1', 5, 'syntax|1|Expected `(`, but found `1`.'],
    ["name eq 'abc", 8, "syntax|'abc|The text that begins here has no closing `'`."],
    ["name eq 'abc''", 8, "syntax|'abc''|The text that begins here has no closing `'`."],
    ["name eq 'O'Bryan'", 11, `syntax|Bryan|${joinOrEnd}, but found \`Bryan\`. Inside a text, write '' for a quote.`],
    ["'x'", 0, "syntax|'x'|`'x'` alone is no condition: compare a column with it, as in `name eq 'Contoso'`."],
    ['a eq 1 or (3)', 11, "syntax|3|`3` alone is no condition: compare a column with it, as in `name eq 'Contoso'`."],
    ['a eq 3x', 5, 'syntax|3x|Expected a value or a column, but found `3x`.'],
    ['a eq {0}', 5, 'syntax|{|Expected a value or a column, but found `{`. Write a GUID without braces.'],
    [
      "a eq guid'0'",
      5,
      "syntax|guid'0'|OData 4 has no values of the form `guid'…'`: write the GUID alone, without quotes.",
    ],
    ["a eq N'0'", 5, "syntax|N'0'|OData 4 has no values of the form `N'…'`: write a text in single quotes only."],
    ['a gt 2023-02-29', 5, 'syntax|2023-02-29|There is no such date as `2023-02-29`.'],
    ['a gt 1900-02-29', 5, 'syntax|1900-02-29|There is no such date as `1900-02-29`.'],
    ['a gt 2023-13-01T00:00:00Z', 5, 'syntax|2023-13-01T00:00:00Z|There is no such date as `2023-13-01T00:00:00Z`.'],
    ['a gt 2023-12-01T24:00:00Z', 5, 'syntax|2023-12-01T24:00:00Z|There is no such date as `2023-12-01T24:00:00Z`.'],
    ['a gt 12:60', 5, 'syntax|12:60|There is no such time as `12:60`.'],
    [
      "a gt duration'1 day'",
      5,
      "syntax|duration'1 day'|`duration'1 day'` is no duration: write one such as duration'P1DT12H30M'.",
    ],
    ["a eq binary'%'", 5, "syntax|binary'%'|`binary'%'` is not in base64url."],
    ['contains(name)', 0, "syntax|contains|`contains` takes a column and a text: `contains(name,'Contoso')`."],
    [
      "contains(name,startswith(name,'a'))",
      0,
      "syntax|contains|`contains` takes a column and a text: `contains(name,'Contoso')`.",
    ],
    ['contains(name,3)', 14, 'syntax|3|`contains` compares texts: put `3` in single quotes.'],
    ["contains(,'x')", 9, 'syntax|,|Expected a value, a column or `)`, but found `,`.'],
    [
      "contains(name 'x')",
      14,
      "syntax|'x'|Expected a comparison operator (eq, ne, gt, ge, lt, le, in), `and`, `or`, `,` or `)`, but found `'x'`.",
    ],
  ])('%s', (filter, start, expected) => {
    expect(faultOf(filter)?.start).toBe(start);
    expect(faultText(filter)).toBe(expected);
  });

  test('a refused filter gives no columns', () => {
    expect(parseFilter('a eq 1 and b/c eq 2').fields).toEqual([]);
  });

  test('control and direction characters of the filter do not reach the message', () => {
    expect(faultOf('a eq \u001b[31m')?.message.text).toBe('Expected a value or a column, but found "�".');
    expect(faultOf("a/b\u202ec eq 'x'")?.message.text).toContain('"a/b�c"');
  });
});

describe('size', () => {
  test('a hundred brackets are read, more are refused where they open', () => {
    expect(namesIn(`${'('.repeat(100)}a eq 1${')'.repeat(100)}`)).toEqual(['a']);
    expect(faultOf(`a eq 1 or ${'('.repeat(101)}b eq 1${')'.repeat(101)}`)).toEqual({
      kind: 'too-deep',
      message: toText('Brackets are nested more than 100 deep: rewrite the filter with fewer.'),
      start: 110,
      end: 111,
    });
  });

  test.each(['(', 'not(', 'f(', 'a/any(o:', 'contains(a,', 'f(p=', 'a in ('])(
    'a hundred thousand of %s do no harm',
    (open) => {
      expect(faultOf(open.repeat(100_000))).not.toBeNull();
    },
  );

  test('brackets inside texts do not nest', () => {
    expect(namesIn(`a eq '${'('.repeat(500)}'' ${'('.repeat(500)}'`)).toEqual(['a']);
    const list = `["${'('.repeat(500)}'\\"("]`;
    expect(namesIn(`Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=${list})`)).toEqual(['a']);
  });

  test('long chains are read', () => {
    expect(fieldsOf(`${'a eq 1 and b eq 2 or '.repeat(5_000)}c eq 3`)).toHaveLength(10_001);
    expect(namesIn(`${'not '.repeat(20_000)}a`)).toEqual(['a']);
  });

  test('a filter of more than two million characters is refused unread', () => {
    expect(faultOf(`a eq 1${' '.repeat(2 ** 21)}`)).toEqual({
      kind: 'too-long',
      message: toText('The filter has 2097158 characters; more than 2097152 are not read.'),
      start: 2 ** 21,
      end: 2 ** 21 + 6,
    });
  });
});
