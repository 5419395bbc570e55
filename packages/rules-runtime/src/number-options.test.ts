import { numberOptions } from './number-options.js';

const { defaults, schema } = numberOptions({ most: { default: 10, description: 'As many as there may be.' } });
const validate = (most: unknown) => schema['~standard'].validate({ most });

it('has the documented number by default', () => {
  expect(defaults).toEqual({ most: 10 });
});

it.each([1, 2, Number.MAX_SAFE_INTEGER])('takes %d', (most) => {
  expect(validate(most)).toEqual({ value: { most } });
});

it.each([0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, '1', null, true])('does not take %p', (most) => {
  expect(validate(most)).toEqual({ issues: [{ path: ['most'], message: 'must be a whole number, at least 1' }] });
});

it('describes itself to editors, which know no other options', () => {
  expect(schema['~standard'].jsonSchema?.input({ target: 'draft-07' })).toEqual({
    type: 'object',
    properties: { most: { type: 'integer', minimum: 1, description: 'As many as there may be.' } },
    additionalProperties: false,
  });
});
