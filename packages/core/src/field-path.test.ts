import fc from 'fast-check';
import { isExpanded, parseFieldPath, plainPaths } from './field-path.js';

describe('parseFieldPath', () => {
  it.each([
    ['name', ['name']],
    ['msdyn_company.cdm_companycode', ['msdyn_company', 'cdm_companycode']],
    ['contoso_model.contoso_maker.contoso_makerid', ['contoso_model', 'contoso_maker', 'contoso_makerid']],
  ])('reads %s as steps', (text, steps) => {
    expect(parseFieldPath(text)).toEqual({ text, steps, targets: [], folded: text, foldedHead: steps[0] });
  });

  it('reads the targets of a polymorphic path', () => {
    const text = 'customerid.Account(accountnumber).Contact(msdyn_contactpersonid)';
    expect(parseFieldPath(text)).toEqual({
      text,
      folded: 'customerid.account(accountnumber).contact(msdyn_contactpersonid)',
      foldedHead: 'customerid',
      steps: ['customerid'],
      targets: [
        { table: 'Account', field: 'accountnumber' },
        { table: 'Contact', field: 'msdyn_contactpersonid' },
      ],
    });
  });

  it('reads a nested field of a polymorphic target', () => {
    const { steps, targets } = parseFieldPath('customerid.Account(msdyn_company.cdm_companycode)');
    expect(steps).toEqual(['customerid']);
    expect(targets).toEqual([{ table: 'Account', field: 'msdyn_company.cdm_companycode' }]);
  });

  it('reads a polymorphic lookup behind another lookup', () => {
    const { steps, targets } = parseFieldPath('contoso_order.customerid.Account(accountnumber)');
    expect(steps).toEqual(['contoso_order', 'customerid']);
    expect(targets).toEqual([{ table: 'Account', field: 'accountnumber' }]);
  });

  it.each([
    'a..b',
    '.a',
    'a.',
    '.',
    'a.B(',
    'a.B)',
    'a.B()',
    'a.(b)',
    'Account(accountnumber).name',
    'customerid.Account(accountnumber).name',
    'a.B((c))',
    Array.from({ length: 17 }, () => 'a').join('.'),
    `a.B(${Array.from({ length: 17 }, () => 'a').join('.')})`,
  ])('takes malformed %s as one name', (text) => {
    expect(parseFieldPath(text)).toEqual({
      text,
      steps: [text],
      targets: [],
      folded: text.toLowerCase(),
      foldedHead: text.toLowerCase(),
    });
  });

  it('reads names of object members as any other name', () => {
    expect(parseFieldPath('__proto__.constructor').steps).toEqual(['__proto__', 'constructor']);
  });

  it('never throws, and its steps and targets are never empty names', () => {
    const hostile = fc.array(fc.constantFrom('a', 'B', '.', '(', ')', ' ', '__proto__')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (text) => {
        const path = parseFieldPath(text);
        expect(path.steps.length).toBeGreaterThan(0);
        if (text !== '') expect([...path.steps, ...path.targets.map(({ field }) => field)]).not.toContain('');
      }),
    );
  });
});

describe('isExpanded', () => {
  it.each([
    ['name', false],
    ['a..b', false],
    ['contoso_site.contoso_siteid', true],
    ['customerid.Account(accountnumber)', true],
  ])('%s: %s', (text, expanded) => {
    expect(isExpanded(parseFieldPath(text))).toBe(expanded);
  });
});

describe('plainPaths', () => {
  it('gives one expanded path a polymorphic target', () => {
    const path = parseFieldPath('customerid.Account(accountnumber).Contact(emailaddress1)');
    expect(plainPaths(path)).toEqual(['customerid.accountnumber', 'customerid.emailaddress1']);
  });

  it('leaves other paths as they are', () => {
    expect(plainPaths(parseFieldPath('contoso_site.contoso_siteid'))).toEqual(['contoso_site.contoso_siteid']);
  });
});

it('a path of sixteen steps is one, also in brackets', () => {
  const long = (steps: number) => Array.from({ length: steps }, () => 'a').join('.');
  expect(parseFieldPath(long(16)).steps).toHaveLength(16);
  expect(parseFieldPath(`a.B(${long(16)})`).targets).toEqual([{ table: 'B', field: long(16) }]);
});

it('the plain paths of a polymorphic path behind another lookup go through that too', () => {
  expect(plainPaths(parseFieldPath('order.customer.Account(number)'))).toEqual(['order.customer.number']);
});

it('a target without a lookup before it is one name', () => {
  expect(parseFieldPath('Account(number).Contact(id)').targets).toEqual([]);
  expect(parseFieldPath('(a).b').steps).toEqual(['(a).b']);
});

it('paths are read once, and a name of any length is read', () => {
  const [short, long] = ['contoso_a.b', `${'a'.repeat(300)}.b`];
  expect(parseFieldPath(short)).toBe(parseFieldPath(short));
  expect(parseFieldPath(long)).toEqual(parseFieldPath(long));
  expect(parseFieldPath(long).steps).toHaveLength(2);
});
