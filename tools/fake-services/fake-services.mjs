/**
 * Both services of an environment, as far as `dipv pull` asks them: real HTTP servers on loopback, with paging, throttling,
 * tokens that expire, and slow and broken answers. A token is any word that begins with `fake-`.
 */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { makeEnvironment } from './environment.mjs';

const API = '/api/data/v9.2';
const CRM = 'Microsoft.Dynamics.CRM.';

/**
 * @param options.environment what `makeEnvironment` takes
 * @param options.pageSize records of one page
 * @param options.throttleEvery each so many-th request is answered by 429, and asked to wait for a second
 * @param options.tokenUses requests after which a token has expired
 * @param options.breakEvery, options.failEvery each so many-th answer breaks off, or is 500
 * @param options.delay milliseconds before each answer
 * @param options.deny, options.absent texts in addresses that are answered by 403, or 404
 * @param options.redirect, options.html texts in addresses that are answered by a redirect elsewhere, or a web page
 * @param options.latin1, options.marked texts in addresses whose answers are in Latin-1, or begin with a byte order mark
 * @param options.leadTo an address that next pages are said to be at
 */
export async function startFakeServices(options = {}) {
  const environment = makeEnvironment(options.environment);
  const requests = [];
  const uses = new Map();
  const dataverse = await start('dataverse', (url) => dataverseAnswer(url, environment));
  const finance = await start('finance', (url) => financeAnswer(url, environment));
  return {
    dataverse: dataverse.address,
    finance: finance.address,
    requests,
    close: () => [dataverse, finance].forEach(({ server }) => (server.closeAllConnections(), server.close())),
  };

  async function start(service, answer) {
    let count = 0;
    const server = createServer(async (request, response) => {
      const url = new URL(request.url, 'http://localhost');
      const record = { service, method: request.method, path: decodeURIComponent(request.url), status: 0 };
      requests.push(record);
      const number = ++count;
      const every = (name) => options[name] !== undefined && number % options[name] === 0;
      const matches = (name) => (options[name] ?? []).some((part) => record.path.includes(part));
      const send = (status, body = '', headers = {}) => {
        record.status = status;
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
      };
      await wait(options.delay ?? 0);
      const token = /^Bearer (fake-.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (request.method !== 'GET') return send(405);
      if (token === undefined) return send(401);
      uses.set(token, (uses.get(token) ?? 0) + 1);
      if (uses.get(token) > (options.tokenUses ?? Infinity)) return send(401);
      if (every('throttleEvery')) {
        const inSeconds = number % (2 * options.throttleEvery) === 0;
        return send(429, '', {
          'retry-after': inSeconds ? '1' : new Date(Date.now() + 1_000).toUTCString(),
        });
      }
      if (matches('deny')) return send(403, '{"error":{"code":"0x80040220"}}');
      if (matches('absent')) return send(404);
      if (matches('redirect')) return send(302, '', { location: 'https://login.example/?of=fake' });
      if (matches('html')) return send(200, '<!doctype html><title>Sign in</title>');
      if (every('failEvery')) return send(500);
      const found = answer(url);
      if (found === null) return send(404);
      const body = JSON.stringify(Array.isArray(found) ? page(found, url, request.headers.host) : found);
      if (matches('latin1')) return send(200, Buffer.from(`{"\u00e9":0,${body.slice(1)}`, 'latin1'));
      if (matches('marked')) return send(200, `\ufeff${body}`);
      if (!every('breakEvery')) return send(200, body);
      record.status = 200;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    return { server, address: `http://127.0.0.1:${server.address().port}` };
  }

  function page(records, url, host) {
    const start = Number(url.searchParams.get('$skiptoken') ?? 0);
    const end = start + (options.pageSize ?? 1_000);
    const context = `http://${host}/$metadata#${url.pathname.split('/').pop()}`;
    const value = { '@odata.context': context, value: records.slice(start, end) };
    if (end >= records.length) return value;
    const next = new URL(url.href);
    next.searchParams.set('$skiptoken', String(end));
    return { ...value, '@odata.nextLink': `${options.leadTo ?? `http://${host}`}${next.pathname}${next.search}` };
  }
}

function dataverseAnswer(url, environment) {
  const path = decodeURIComponent(url.pathname);
  if (!path.startsWith(`${API}/`)) return null;
  const rest = path.slice(API.length + 1);
  const lists = {
    msdyn_dualwriteentitymaps: environment.maps,
    msdyn_dualwriteruntimeconfigs: environment.running,
    businessunits: environment.businessUnits,
    cdm_companies: environment.companies,
  };
  if (Object.hasOwn(lists, rest)) return lists[rest];
  if (rest === 'EntityDefinitions') {
    return [...environment.definitions.values()].map(({ MetadataId, LogicalName, EntitySetName, DisplayName }) => ({
      MetadataId,
      LogicalName,
      EntitySetName,
      DisplayName,
    }));
  }
  const [, name, , cast] = /^EntityDefinitions\(LogicalName='([^']+)'\)(\/Attributes\/(.+))?$/.exec(rest) ?? [];
  const definition = environment.definitions.get(name);
  if (definition === undefined) return null;
  if (cast === undefined) return withoutChoices(definition);
  const type = cast.slice(CRM.length).replace(/AttributeMetadata$/, '');
  return definition.Attributes.filter(({ AttributeType }) => AttributeType === type).map(
    ({ LogicalName, OptionSet }) => ({ LogicalName, OptionSet, GlobalOptionSet: null }),
  );
}

/** Only a cast tells the choices. */
function withoutChoices({ Attributes, ...definition }) {
  return { ...definition, Attributes: Attributes.map(({ OptionSet: _choices, ...attribute }) => attribute) };
}

function financeAnswer(url, environment) {
  const path = decodeURIComponent(url.pathname);
  if (path === '/metadata/DataEntities') return environment.dataEntities;
  if (path === '/metadata/PublicEnumerations') return environment.enumerations;
  if (path === '/data/LegalEntities') return environment.legalEntities.map((id) => ({ LegalEntityId: id }));
  if (path === '/data/Companies') return environment.legalEntities.map((id) => ({ DataArea: id }));
  const [, name] = /^\/metadata\/PublicEntities\('([^']+)'\)$/.exec(path) ?? [];
  if (name !== undefined) return environment.publicEntities.get(name) ?? null;
  const [, id] = /^\/metadata\/Labels\(Id='([^']+)',Language='en-us'\)$/.exec(path) ?? [];
  const text = environment.labels.get(id);
  return text === undefined ? null : { Id: id, Language: 'en-us', Value: text };
}
