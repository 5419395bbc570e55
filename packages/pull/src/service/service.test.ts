import { json, serving, TOKEN } from '../test-data/fake-service.js';
import { KeptToken } from '../sign-in/token-source.js';

it('follows pages, and asks for nothing twice', async () => {
  const { service, requests, address } = await serving(({ url }, response) => {
    const skip = Number(new URL(url ?? '', address).searchParams.get('skip') ?? 0);
    const next = skip < 2 ? { '@odata.nextLink': `${address}/list?skip=${skip + 1}` } : {};
    json(response, { value: [{ skip }], ...next });
  });
  const dataverse = service();
  expect(await dataverse.list('/list')).toEqual([{ skip: 0 }, { skip: 1 }, { skip: 2 }]);
  expect(await dataverse.list('/list')).toHaveLength(3);
  expect(requests).toHaveLength(3);
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
});

it.each([
  ['another host', 'https://elsewhere.example/list'],
  ['another scheme', 'ftp://127.0.0.1/list'],
])('sends nothing to %s that an answer names', async (_name, next) => {
  const { service, requests } = await serving((_request, response) =>
    json(response, { value: [], '@odata.nextLink': next }),
  );
  await expect(service().list('/list')).rejects.toThrow('leads elsewhere');
  expect(requests).toHaveLength(1);
});

it('ends where pages go in a circle', async () => {
  const { service, requests } = await serving((_request, response) =>
    json(response, { value: [], '@odata.nextLink': '/list' }),
  );
  await expect(service().list('/list')).rejects.toThrow('its pages never end');
  expect(requests).toHaveLength(1);
});

it('follows no redirect', async () => {
  const elsewhere = await serving((_request, response) => json(response, {}));
  const { service } = await serving((_request, response) =>
    response.writeHead(302, { location: elsewhere.address }).end(),
  );
  await expect(service().get('/x')).rejects.toThrow('sends elsewhere (302)');
  expect(elsewhere.requests).toHaveLength(0);
});

it.each([429, 503])('waits as long as a %i asks, and sends nothing meanwhile', async (status) => {
  const times: number[] = [];
  const { service } = await serving((_request, response, number) => {
    times.push(Date.now());
    if (number === 1) json(response, {}, status, { 'retry-after': '0.3' });
    else json(response, { number });
  });
  const dataverse = service({ parallel: 1 });
  await Promise.all([dataverse.get('/a'), dataverse.get('/b')]);
  expect(times).toHaveLength(3);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(290);
});

it('gives up where it would have to wait too long', async () => {
  const { service, requests } = await serving((_request, response) =>
    json(response, {}, 429, { 'retry-after': '7200' }),
  );
  const dataverse = service();
  await expect(dataverse.get('/x')).rejects.toThrow('Dataverse asks to wait for 120 minutes');
  await expect(dataverse.get('/y')).rejects.toThrow('asks to wait');
  expect(requests).toHaveLength(1);
});

it('keeps to its limits', async () => {
  let [now, most] = [0, 0];
  const { service } = await serving((_request, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      json(response, {});
    }, 10);
  });
  const begun = Date.now();
  const dataverse = service({ parallel: 3, requests: 10, window: 200 });
  await Promise.all(Array.from({ length: 12 }, (_, i) => dataverse.get(`/${i}`)));
  expect(most).toBe(3);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(190); // the last two waited for the window
});

it.each([
  ['breaks off', '{"value": [', 'breaks off, or is no JSON, 3 times', 3],
  ['is a list', '[]', 'is no object, 3 times', 3],
  ['is a web page', '<html>', 'is a web page', 1],
  ['is too large', JSON.stringify({ text: 'x'.repeat(5_000) }), 'is larger than', 1],
  ['repeats the token', JSON.stringify({ echo: TOKEN }), 'repeats the token, and is not kept', 1],
])('takes no answer that %s', async (_name, body, said, count) => {
  const { service, requests } = await serving((_request, response) => response.end(body));
  await expect(service({ attempts: 3, answerSize: 4_000 }).get('/x')).rejects.toThrow(said);
  expect(requests).toHaveLength(count);
});

it('takes no answer that is no UTF-8, and says where it came from', async () => {
  const { service, requests, address } = await serving((_request, response) =>
    response.end(Buffer.from('{"Name": "Caf\u00e9"}', 'latin1')),
  );
  await expect(service().get('/Labels?$select=Name')).rejects.toMatchObject({
    kind: 'unanswered',
    message: `the answer of ${address}/Labels is no UTF-8, as where a proxy changes it`,
  });
  expect(requests).toHaveLength(1);
});

it('takes an answer that begins with a byte order mark', async () => {
  const { service } = await serving((_request, response) => response.end('\ufeff{"Name": "Caf\u00e9"}'));
  expect(await service().get('/x')).toEqual({ Name: 'Caf\u00e9' });
});

it('asks again where an answer is late or cut', async () => {
  const { service } = await serving((_request, response, number) => {
    if (number === 1) return; // never answers
    if (number === 2)
      return void response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy());
    if (number === 3) return json(response, {}, 500);
    json(response, { number });
  });
  expect(await service({ timeout: 200 }).get('/x')).toEqual({ number: 4 });
});

it.each([
  [403, 'denied', 'no permission'],
  [404, 'absent', 'there is none'],
  [400, 'unusable', 'answers 400'],
])('takes %i for the last word', async (status, kind, said) => {
  const { service, requests } = await serving((_request, response) => json(response, {}, status));
  await expect(service().get('/x')).rejects.toMatchObject({ kind, message: expect.stringContaining(said) as string });
  expect(requests).toHaveLength(1);
});

it('gets one new token for all requests whose token has expired', async () => {
  const refusals: (() => void)[] = [];
  const { service, requests } = await serving(({ headers }, response) => {
    if (headers.authorization !== 'Bearer secret-1') return json(response, {}, 200);
    refusals.push(() => json(response, {}, 401));
    if (refusals.length === 3) for (const refuse of refusals) refuse(); // once all have sent the old one
  });
  let count = 0;
  const source = new KeptToken('the token', () => Promise.resolve({ text: `secret-${++count}`, expires: null }));
  const dataverse = service({}, source);
  await Promise.all([1, 2, 3].map((i) => dataverse.get(`/${i}`)));
  expect(count).toBe(2);
  expect(requests).toHaveLength(6);
});

it('asks nothing more once no token is accepted, and does not show it', async () => {
  const { service, requests } = await serving((_request, response) => json(response, {}, 401));
  const dataverse = service();
  const refused = await dataverse.get('/a').catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: 'sign-in', message: 'Dataverse does not accept the token of the test' });
  await expect(dataverse.get('/b')).rejects.toMatchObject({ kind: 'sign-in' });
  expect(requests).toHaveLength(1);
  expect((refused as Error).stack).not.toContain(TOKEN);
});

it('shows no token where nobody answers', async () => {
  const { service } = await serving(({ socket }) => socket.destroy());
  const failure = await service({ attempts: 2 })
    .get('/x')
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind: 'unanswered' });
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(TOKEN);
});
