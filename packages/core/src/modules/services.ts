import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { shown } from '../did-you-mean.js';
import { isCompanyContext } from '../context/company-context.js';
import { chooseIntegrationKey } from '../integration-key.js';
import type { Finding } from '../model/report.js';
import { foldName } from '../names.js';
import { VERSION } from '../version.js';
import { API_VERSION, type Module } from './module.js';
import { provide, token } from './token.js';

/**
 * Which of several keys that may be the integration key of a table is it. Replace it where an organization knows better
 * than the metadata, for example since it gives each such key a column of one name.
 */
export type IntegrationKeyChoice = typeof chooseIntegrationKey;
export const INTEGRATION_KEY_CHOICE = token<IntegrationKeyChoice>('@dipv/integration-key-choice');

/**
 * Whether the service itself stripes the company into a field of a table, so that no map need do it. Replace it where
 * tables have a company column of one's own that the metadata does not tell.
 */
export type CompanyContext = typeof isCompanyContext;
export const COMPANY_CONTEXT = token<CompanyContext>('@dipv/company-context');

/**
 * What makes a finding the same finding in the next run, for baselines and for the services that reports go to. Replace
 * it to keep the fingerprints of another tool, or to leave out what often changes in one's maps.
 * @param subject what the rule says that a finding without fields is about
 */
export type Fingerprint = (map: string, finding: Omit<Finding, 'fingerprint'>, subject: string | null) => string;
export const FINGERPRINT = token<Fingerprint>('@dipv/fingerprint');

/** The time by which suppressions expire. Replace it to see today what a run of another day will say. */
export type Clock = () => Date;
export const CLOCK = token<Clock>('@dipv/clock');

/** What those of core must give, of which more is made outside of rules. */
const ANSWERS: ReadonlyMap<string, readonly [is: (given: unknown) => boolean, what: string]> = new Map([
  [CLOCK.name, [(given) => given instanceof Date && !Number.isNaN(given.getTime()), 'time']],
  [FINGERPRINT.name, [(given) => typeof given === 'string' && given !== '', 'text']],
  [COMPANY_CONTEXT.name, [(given) => typeof given === 'boolean', 'true or false']],
  [INTEGRATION_KEY_CHOICE.name, [(given) => given === null || isIntegrationKey(given), 'key of a table']],
]);

/** What is wrong with what a service gives, that somebody put into the place of another; `null`: nothing. */
export function faultOfAnswer(service: string, given: unknown): string | null {
  const [is, what] = ANSWERS.get(service) ?? [];
  return is === undefined || is(given) ? null : `it gives no ${what} but ${shown(given)}`;
}

function isIntegrationKey(given: unknown): boolean {
  const { fields, origin } = (given ?? {}) as { readonly fields?: unknown; readonly origin?: unknown };
  return Array.isArray(fields) && fields.every((each) => typeof each === 'string') && typeof origin === 'string';
}

export const coreModule: Module = {
  name: '@dipv/core',
  version: VERSION,
  owner: '@dipv/core',
  apiVersion: API_VERSION,
  services: [
    provide(INTEGRATION_KEY_CHOICE, chooseIntegrationKey),
    provide(COMPANY_CONTEXT, isCompanyContext),
    provide(FINGERPRINT, fingerprint),
    provide(CLOCK, () => new Date()),
  ],
};

/** Of names alone, ignoring case, so that it outlives a move of the finding and of its file. */
export function fingerprint(map: string, finding: Omit<Finding, 'fingerprint'>, subject: string | null): string {
  const { code, variant, task, leg, side, table, field, sourceField, destinationField } = finding;
  const parts = [code, variant, map, task, leg, side, table, field, sourceField, destinationField, subject];
  const text = JSON.stringify(parts.map((part) => (part === null ? null : foldName(part))));
  // node:crypto takes longer to load than all else that a small run does with a finding
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}
