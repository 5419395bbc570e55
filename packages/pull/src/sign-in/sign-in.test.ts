import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test-data/fake-service.js';
import { signIn, type SignInOptions } from './sign-in.js';

const OPTIONS: SignInOptions = {
  dataverse: 'https://contoso.crm.dynamics.com',
  finance: 'https://contoso.operations.dynamics.com',
  env: {},
  program: join(temporaryFolder(), 'dipv.cjs'),
  tell: () => undefined,
};

it('takes tokens of the environment', async () => {
  const env = { DIPV_DATAVERSE_TOKEN: 'token-of-dataverse\n', DIPV_FINANCE_TOKEN: 'token-of-finance' };
  const { dataverse, finance } = signIn({ ...OPTIONS, env });
  expect([await dataverse.get(null), await finance.get(null)]).toEqual(['token-of-dataverse', 'token-of-finance']);
  expect(await dataverse.get('token-of-dataverse')).toBe('token-of-dataverse'); // there is no other
});

it('says which variable is missing', () => {
  expect(() => signIn({ ...OPTIONS, way: 'token', env: { DIPV_DATAVERSE_TOKEN: 'token-of-dataverse' } })).toThrow(
    'The environment has no DIPV_FINANCE_TOKEN',
  );
});

it.each(['Bearer hunter2hunter2', 'hunter2\nhunter2', 'h\u00fcnter2hunter'])(
  'does not show what is no token',
  (text) => {
    const refused = (): unknown => signIn({ ...OPTIONS, way: 'token', env: { DIPV_DATAVERSE_TOKEN: text } });
    expect(refused).toThrow('DIPV_DATAVERSE_TOKEN gave no token');
    expect(refused).not.toThrow('nter2');
  },
);

it('says how to get @azure/identity', () => {
  expect(() => signIn({ ...OPTIONS, way: 'device-code' })).toThrow('npm install @azure/identity');
});

it('takes tokens of @azure/identity, one sign-in after the other', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules/@azure/identity'), { recursive: true });
  writeFileSync(
    join(folder, 'node_modules/@azure/identity/index.js'),
    `let open = 0;
    exports.DeviceCodeCredential = class {
      constructor(options) { this.options = options; }
      async getToken(scope) {
        if (++open > 1) throw new Error('two at once');
        this.options.userPromptCallback({ message: 'go there' });
        await new Promise((done) => setTimeout(done, 5));
        open--;
        return { token: 'token-for-' + scope, expiresOnTimestamp: Date.now() + 3_600_000 };
      }
    };`,
  );
  const told: string[] = [];
  const { dataverse, finance } = signIn({
    ...OPTIONS,
    way: 'device-code',
    program: join(folder, 'dipv.cjs'),
    tell: (text) => told.push(text),
  });
  const tokens = await Promise.all([dataverse.get(null), finance.get(null), dataverse.get(null)]);
  expect(tokens).toEqual([
    'token-for-https://contoso.crm.dynamics.com/.default',
    'token-for-https://contoso.operations.dynamics.com/.default',
    'token-for-https://contoso.crm.dynamics.com/.default',
  ]);
  expect(told).toEqual(['go there', 'go there']);
});
