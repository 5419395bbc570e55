import { isUtf8 } from 'node:buffer';
import { setTimeout as wait } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import type { TokenSource } from '../sign-in/token-source.js';
import type { Answers } from './answers.js';
import { FetchFailure } from './fetch-failure.js';
import { isObject, objectsIn, textIn, type JsonObject } from './json.js';
import type { ServiceLimits } from './limits.js';
import { Pace } from './pace.js';
import { readBody } from './read-body.js';
import { retryAfter } from './retry-after.js';

const NEXT = '@odata.nextLink';
const HEADERS = { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' };

export interface ServiceOptions {
  /** For people: `Dataverse`, `F&O`. */
  readonly name: string;
  readonly origin: string;
  readonly tokens: TokenSource;
  readonly answers: Answers;
  readonly limits: ServiceLimits;
}

/** What came of one request: an answer, or why to send it again. */
type Outcome =
  | { readonly answer: JsonObject }
  | { readonly refused: string }
  | { readonly wait: number | null }
  | { readonly fault: string };

/** One of the two services, asked by GET alone and at its own address alone. */
export class Service {
  private readonly pace: Pace;
  /** Once no token is accepted, or for longer than we wait, nothing more is asked. */
  private end: FetchFailure | null = null;

  /** Tokens that were good at least once: where one is refused, it has expired. */
  private readonly accepted = new Set<string>();

  constructor(private readonly options: ServiceOptions) {
    this.pace = new Pace(options.limits);
  }

  /**
   * One object.
   * @param path with its query, from the root
   * @throws FetchFailure
   */
  async get(path: string): Promise<JsonObject> {
    return this.options.answers.of(`${this.options.name} ${path}`, () => this.ask(path));
  }

  /**
   * All objects of a list, whatever its pages.
   * @throws FetchFailure
   */
  async list(path: string): Promise<readonly JsonObject[]> {
    const whole = await this.options.answers.of(`${this.options.name} ${path}`, async () => {
      const value: JsonObject[] = [];
      const asked = new Set<string>();
      for (let next = path; next !== '';) {
        if (asked.has(next) || asked.size >= this.options.limits.pages)
          throw new FetchFailure('unanswered', 'its pages never end');
        asked.add(next);
        const page = await this.ask(next);
        if (!Array.isArray(page['value'])) throw new FetchFailure('unusable', 'the answer is no list');
        value.push(...objectsIn(page, 'value'));
        next = textIn(page, NEXT);
      }
      return { value };
    });
    return objectsIn(whole, 'value');
  }

  private async ask(path: string): Promise<JsonObject> {
    const { name, origin, limits, tokens } = this.options;
    const url = URL.canParse(path, origin) ? new URL(path, origin) : null;
    // whoever is named by an answer gets no token
    if (url?.origin !== origin) throw new FetchFailure('unanswered', 'the address of its next page leads elsewhere');
    let [faults, waits, refusals] = [0, 0, 0];
    for (;;) {
      if (this.end !== null) throw this.end;
      const outcome = await this.pace.run(async () => {
        const sent = await this.send(url);
        // before another one begins
        if ('wait' in sent && !this.isTooLong(sent.wait))
          this.pace.pause(sent.wait ?? Math.min(limits.backoff * 2 ** waits, 60_000));
        return sent;
      });
      if ('answer' in outcome) return outcome.answer;
      if ('refused' in outcome) {
        const isExpired = this.accepted.has(outcome.refused);
        if (!isExpired) refusals++;
        if (refusals > 1 || (await tokens.get(outcome.refused)) === outcome.refused) {
          this.end ??= new FetchFailure('sign-in', `${name} does not accept ${tokens.name}`);
          throw this.end;
        }
      } else if ('wait' in outcome) {
        if (this.isTooLong(outcome.wait)) {
          this.end ??= new FetchFailure('unanswered', `${name} asks to wait for ${inMinutes(outcome.wait)}`);
          throw this.end;
        }
        if (++waits > limits.throttled)
          throw new FetchFailure('unanswered', 'the service asks to wait, again and again');
      } else {
        if (++faults >= limits.attempts)
          throw new FetchFailure('unanswered', `${outcome.fault}, ${limits.attempts} times`);
        await wait(limits.backoff * 2 ** (faults - 1) * (0.5 + Math.random() / 2));
      }
    }
  }

  private isTooLong(asked: number | null): boolean {
    return (asked ?? 0) > this.options.limits.patience;
  }

  private async send(url: URL): Promise<Outcome> {
    const { tokens, limits } = this.options;
    if (this.end !== null) throw this.end;
    const token = await tokens.get(null);
    try {
      const response = await fetch(url, {
        method: 'GET',
        headers: { ...HEADERS, authorization: `Bearer ${token}` },
        redirect: 'manual', // a token would go along
        signal: AbortSignal.timeout(limits.timeout),
      });
      const { status, headers } = response;
      if ([200, 403, 404].includes(status)) this.accepted.add(token);
      if (status === 200) return answerOf(await readBody(response, limits.answerSize), token, url);
      await response.body?.cancel();
      if (status === 401) return { refused: token };
      if (status === 403) throw new FetchFailure('denied', 'the user has no permission (403)');
      const asked = retryAfter(headers.get('retry-after'), Date.now());
      if (status === 429 || (status === 503 && asked !== null)) return { wait: asked };
      if (status >= 500 && status !== 501) return { fault: `the service answers ${status}` };
      if (status >= 300 && status < 400)
        throw new FetchFailure('unusable', `the service sends elsewhere (${status}), as for a sign-in in a browser`);
      if (status === 404) throw new FetchFailure('absent', 'there is none (404)');
      throw new FetchFailure('unusable', `the service answers ${status}`);
    } catch (error) {
      if (error instanceof FetchFailure) throw error;
      return { fault: faultOf(error) };
    }
  }
}

function inMinutes(milliseconds: number | null): string {
  return `${Math.ceil((milliseconds ?? 0) / 60_000)} minutes`;
}

function answerOf(bytes: Buffer, token: string, { origin, pathname }: URL): Outcome {
  const text = new TextDecoder().decode(bytes); // takes a byte order mark away
  if (text.includes(token)) throw new FetchFailure('unusable', 'the answer repeats the token, and is not kept');
  if (text.trimStart().startsWith('<'))
    throw new FetchFailure('unusable', 'the answer is a web page, as for a sign-in in a browser');
  if (!isUtf8(bytes)) {
    // each such byte would be written as another character, and names that hold it be those of nothing
    const what = `the answer of ${origin}${pathname} is no UTF-8, as where a proxy changes it`;
    throw new FetchFailure('unanswered', what); // asked again at once, it would be the same
  }
  try {
    const answer: unknown = JSON.parse(text);
    if (isObject(answer)) return { answer };
  } catch {
    return { fault: 'the answer breaks off, or is no JSON' };
  }
  return { fault: 'the answer is no object' };
}

/** In words of ours: those of the library may hold headers. */
function faultOf(error: unknown): string {
  if (error instanceof DOMException) return 'the answer took too long';
  if (!isNativeError(error)) return 'the service cannot be reached';
  const cause: unknown = error.cause;
  const code = isNativeError(cause) && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return /^[A-Z_]+$/.test(code) ? `the service cannot be reached (${code})` : 'the answer breaks off';
}
