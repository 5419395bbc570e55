import { comparisonsOf, parseFilter } from './parse-filter.js';

describe('a filter of X++ is read', () => {
  it.each([
    ['as Microsoft ships them', '((PartyType == "Organization"))'],
    ['with one comparison', '(SalesOrderNumber != "")'],
    ['joined by or', '((VendorPartyType == "Organization") || (VendorPartyType == "Person"))'],
    ['mixed, since && binds tighter', '((A == 1) && (B == 2) || (C == 3))'],
    ['with an enum element', '(OnHoldStatus != CustVendorBlocked::No)'],
    ['with like and !', '((Name like "Con*") && (!(Name like "*test")))'],
    ['with ! before a bracket', '((A == 1) && !(B == 2))'],
    ['with ! twice', '(!!(A == 1))'],
    ['with a date-time', '(ValidTo >= 2024-01-31T14:00:00)'],
    ['with a date of Date2StrXpp', '(PostingDate > 31\\01\\2024)'],
    ['with a GUID', '(Id == 6f1a1c3e-1234-4abc-8def-0123456789ab)'],
    ['with a GUID in braces', '(Id != {6F1A1C3E-1234-4ABC-8DEF-0123456789AB})'],
    ['with a call', '(ValidTo > DateTimeUtil::utcNow())'],
    ['with a call of several values', '(ValidTo > DateTimeUtil::addDays(DateTimeUtil::utcNow(), -3) )'],
    ['with a single = , as people write it', '((AccountNum = "US-001") && (InclTax = 1))'],
    ['with a data source', '(CustTable.AccountNum == "1")'],
    ['with single quotes', "(Name == 'Contoso')"],
    ['with quotes inside', '(Name == "the \\"best\\" of them")'],
    ['with brackets inside a text', '(Name == "((")'],
    ['over several lines', '(\r\n  (A == 1)\r\n  &&\t(B == -2.5e3)\r\n)'],
    [
      'with a field called as a word begins',
      '((Order == 1) && (Android == 2) && (NotUsed == 3) && (Nullable == true))',
    ],
  ])('%s', (_, text) => {
    expect(parseFilter(text)).toMatchObject({ fault: null, condition: { type: 'group' } });
  });
});

describe('a filter that X++ does not read', () => {
  it.each([
    ['(A == 1) and (B == 2)', 'and', 'Write && for and'],
    ['((A == 1) OR (B == 2))', 'OR', 'Write || for OR'],
    ['((A == 1) & (B == 2))', '&', 'Write && for &'],
    ['((A == 1) | (B == 2))', '|', 'Write || for |'],
    ['(not (A == 1))', 'not', 'Write ! for not'],
    ['(A eq 1)', 'eq', 'Write == for eq'],
    ['(A ne 1)', 'ne', 'Write != for ne'],
    ['(A ge 1)', 'ge', 'Write >= for ge'],
    ['(A <> 1)', '<>', 'Write != for <>'],
    ['(A => 1)', '=>', 'Write >= for =>'],
    ['(A =< 1)', '=<', 'Write <= for =<'],
    ['(A === 1)', '===', 'Write == for ==='],
    ['(Name == “Contoso”)', '“', 'Put texts in straight quotes: "text"'],
    ['(contains(Name, "x"))', ')', 'Write (Field like "*text*") for contains'],
    ['((A == 1)', '', 'Close the bracket at column 1 of the filter'],
    ['(A == 1))', ')', 'No bracket is open here: leave it out'],
    ['A == 1', 'A == 1', 'Put the whole filter into brackets: (A == 1)'],
    ['(A == 1) && (B == 2)', '(A == 1) && (B == 2)', 'Put the whole filter into brackets: ((A == 1) && (B == 2))'],
    ['((A == 1) && B == 2)', 'B == 2', 'Write (B == 2)'],
    ['(!A == 1)', 'A == 1', 'Write (A == 1)'],
  ])('%s', (text, part, mend) => {
    const { fault } = parseFilter(text);
    expect([text.slice(fault?.start, fault?.end), fault?.mend?.text]).toEqual([part, mend]);
  });

  it.each([
    ['(contains(A, "x") || (A == 1) or (B == 2)', 'Write (Field like "*text*") for contains'],
    ['((A == 1) and (B == 2)', 'Write && for and'],
    ['(A) || contains(Name, "x")', undefined],
    ['(AccountNum == US-001)', 'Put the text into quotes: "US-001"'],
    ['((Name like Con*) && (A == 1))', 'Put the text into quotes: "Con*"'],
    ['(Rate == 7%)', 'Put the text into quotes: "7%"'],
    ['(Amount > 1,000)', undefined],
    ['(A == B C)', undefined],
    ['(A == B and C == D)', 'Write && for and'],
    ['A ==', undefined],
    ['(A == #)', undefined],
  ])('%s: is mended where it begins to be wrong', (text, mend) => {
    expect(parseFilter(text).fault?.mend?.text).toBe(mend);
  });

  it.each([
    ['(A == "x)', 'The text that begins here has no closing "'],
    ["(A == 'x)", "The text that begins here has no closing '"],
    ['(A "x")', 'Expected a comparison operator (==, !=, >, <, >=, <=, like), but found "'],
    ['((A == 1)', 'Expected &&, || or ), but the filter ends here'],
    ['(A)', 'Expected a comparison operator (==, !=, >, <, >=, <=, like), but found )'],
    ['()', 'Expected a condition, such as (Name == "Contoso"), but found )'],
    ['(A == )', 'Expected a value or a field, but found )'],
    ['(A == 12abc)', 'Expected a value or a field, but found 12abc'],
  ])('%s: %s', (text, message) => {
    expect(parseFilter(text)).toMatchObject({ condition: null, fault: { message: { text: message } } });
  });

  it('is not followed without end', () => {
    expect(parseFilter(`${'('.repeat(101)}A == 1${')'.repeat(101)}`)).toMatchObject({
      condition: null,
      fault: { start: 100, end: 101, message: { text: 'Brackets are nested more than 100 deep' } },
    });
    expect(parseFilter(`${'('.repeat(100)}A == 1${')'.repeat(100)}`).fault).toBeNull();
    expect(parseFilter(`(A == "${'x'.repeat(2 ** 21)}")`).fault).toMatchObject({ start: 2 ** 21 });
  });
});

it('all that a filter compares is told in its order, also where brackets are missing', () => {
  const { condition } = parseFilter('(A == 1) && !((B == 2) || (C == 3)) && (D == 4)');
  const fields = (condition === null ? [] : comparisonsOf(condition)).map(({ left }) => left);
  expect(fields).toMatchObject([['A'], ['B'], ['C'], ['D']].map((steps) => ({ type: 'field', steps })));
});
