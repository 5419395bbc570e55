import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answers } from '../service/answers.js';
import { USUAL_LIMITS, type ServiceLimits } from '../service/limits.js';
import { Service } from '../service/service.js';
import type { TokenSource } from '../sign-in/token-source.js';

const closing: (() => void)[] = [];

afterAll(() => {
  for (const close of closing.splice(0)) close();
});

export const TOKEN = 'secret-token-1';
const tokens: TokenSource = { name: 'the token of the test', get: () => Promise.resolve(TOKEN) };

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-pull-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Running {
  readonly address: string;
  readonly requests: IncomingMessage[];
  service(limits?: Partial<ServiceLimits>, source?: TokenSource): Service;
}

/** A server on loopback, and what asks it. */
export async function serving(
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<Running> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    requests,
    service: (limits = {}, source = tokens) =>
      new Service({
        name: 'Dataverse',
        origin: address,
        tokens: source,
        answers: new Answers(temporaryFolder()),
        limits: { ...USUAL_LIMITS, backoff: 1, ...limits },
      }),
  };
}

export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
