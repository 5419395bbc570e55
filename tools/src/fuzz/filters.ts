import fc from 'fast-check';

/** Filters that OData allows and Dataverse takes, over columns that are no lookups. */
export const soundFilter: fc.Arbitrary<string> = fc.letrec<{ or: string; and: string; term: string }>((tie) => {
  const column = fc.constantFrom('contoso_code', 'contoso_name', 'contoso_size', 'statecode');
  const text = fc
    .array(fc.oneof(fc.nat(0x2fff), fc.integer({ min: 0x1f300, max: 0x1f6ff }), fc.nat(0x7f)), { maxLength: 8 })
    .map((points) => String.fromCodePoint(...points))
    .map((value) => `'${value.replaceAll("'", "''").replaceAll(/\p{C}/gu, '')}'`);
  const number = fc.oneof(fc.integer().map(String), fc.constantFrom('0', '-1.5', '1e3'));
  const literal = fc.oneof(text, number, fc.constantFrom('null', 'true', '2024-01-31', '2024-01-31T10:00:00Z'));
  const space = fc.constantFrom(' ', '  ', '\t');
  const comparison = fc
    .tuple(column, space, fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'), space, literal)
    .map((parts) => parts.join(''));
  const call = fc
    .tuple(fc.constantFrom('startswith', 'endswith', 'contains'), column, text)
    .map(([name, first, second]) => `${name}(${first},${second})`);
  const joined = (name: 'and' | 'term', word: string) =>
    fc.array(tie(name), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(` ${word} `));
  return {
    or: joined('and', 'or'),
    and: joined('term', 'and'),
    term: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      comparison,
      call,
      tie('or').map((inner) => `(${inner})`),
      tie('or').map((inner) => `not (${inner})`),
    ),
  };
}).or;

/** Filters with pieces cut out, doubled, swapped, or put where they do not belong. */
export const brokenFilter: fc.Arbitrary<string> = fc
  .tuple(
    soundFilter,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.constantFrom(
          '',
          '(',
          ')',
          "'",
          ' and ',
          ' eq ',
          'not ',
          '/',
          '$it',
          ',',
          '[',
          '"',
          '@p',
          'a/any(x:x eq 1)',
          '\0',
          '((((',
          '1.',
          '.',
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([filter, edits]) =>
    edits.reduce((text, [at, length, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + length);
    }, filter),
  );
