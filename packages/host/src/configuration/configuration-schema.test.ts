import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'jsonc-parser';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from '../commands/init.js';

const validate = addFormats
  .default(new Ajv({ strict: true }))
  .compile(JSON.parse(readFileSync(join(__dirname, '../../config.schema.json'), 'utf8')) as object);

const RULE = { code: 'ACME0001', title: 't', scope: 'map', when: 'true', message: 'm', help: 'h' };
const FINDING = { at: '', message: 'm' };

describe('config.schema.json', () => {
  it.each([
    [true, {}],
    [true, { extends: 'dipv:strict', metadata: ['a', 'b'], rules: { 'DIPV1030/narrowing': 'off' } }],
    [true, { suppress: [{ code: 'DIPV1010', reason: 'x', until: '2027-01-31' }], formats: ['json:a:b.json'] }],
    [true, { customRules: [RULE] }],
    [
      true,
      {
        customRules: [
          { ...RULE, examples: { fails: [{ name: 'a', source: null, finds: [FINDING] }], passes: [{ name: 'b' }] } },
        ],
      },
    ],
    [false, { customRules: [{ ...RULE, code: 'DIPV2000' }] }],
    [false, { customRules: [{ ...RULE, scope: 'maps' }] }],
    [false, { customRules: [{ ...RULE, examples: { fails: [{ name: 'a' }], passes: [{ name: 'b' }] } }] }],
    [false, { rule: {} }],
    [false, { rules: { DIPV1031: 'loud' } }],
    [false, { suppress: [{ code: 'DIPV1010' }] }],
    [false, { maxWarnings: -1 }],
    [true, { maxInputSize: '1.5 GB', maxTotalSize: 1000, maxFiles: 10 }],
    [false, { maxInputSize: '1 TB' }],
    [false, { maxFiles: '10' }],
    [false, { formats: ['json:'] }],
  ])('says %s of %j', (valid, configuration) => {
    expect(validate(configuration)).toBe(valid);
  });

  it('describes every setting', () => {
    const { properties } = validate.schema as { properties: Record<string, { description?: string }> };
    expect(Object.keys(properties).filter((name) => properties[name]?.description === undefined)).toEqual([]);
  });

  it('accepts what dipv init writes, also with every comment taken at its word', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dipv-init-'));
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await init('dipv', folder);
    const text = readFileSync(join(folder, 'dipv.config.jsonc'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(validate(parse(text))).toBe(true);
    const uncommented = text.replace(/^(\s*)\/\/ (?=[",{}]| {2})/gm, '$1');
    const errors: [] = [];
    const all: unknown = parse(uncommented, errors);
    expect(errors).toEqual([]);
    expect(validate(all)).toBe(true);
    const { properties } = validate.schema as { properties: object };
    expect(Object.keys(all as object).sort()).toEqual(Object.keys(properties).sort());
  });
});
