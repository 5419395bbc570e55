import { code, say, type Words } from '@dipv/core';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { Literal } from './filter-syntax.js';

const DATE = /^-?(\d{4,})-(\d\d)-(\d\d)(?:T(.*))?$/i;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):(\d\d))?$/i;
const DURATION = /^[+-]?P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;
const BINARY = /^[\w+/-]*={0,2}$/;

/** Forms of OData 2 and 3 that OData 4 does without, and what to write instead. */
const OUTDATED: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['guid', 'write the GUID alone, without quotes'],
  ['datetime', say`write the date alone, such as ${code('2024-01-31T00:00:00Z')}, without quotes`],
  ['datetimeoffset', say`write the date alone, such as ${code('2024-01-31T00:00:00Z')}, without quotes`],
  ['time', say`write the time alone, such as ${code('13:30:00')}, or ${code("duration'PT13H30M'")}`],
  ['x', say`write ${code("binary'…'")}`],
]);

/** What is wrong with the content of a value that is well-formed by the grammar, or `null`. */
export function literalFault(literal: Literal, text: string): FilterFault | null {
  const written = text.slice(literal.start, literal.end);
  switch (literal.form) {
    case 'date':
      return isDate(written) ? null : fault('syntax', say`There is no such date as ${quoted(written)}.`, literal);
    case 'time':
      return isTime(written) ? null : fault('syntax', say`There is no such time as ${quoted(written)}.`, literal);
    case 'prefixed':
      return prefixedFault(literal, literal.prefix ?? '', written);
    default:
      return null;
  }
}

function prefixedFault(literal: Literal, prefix: string, written: string): FilterFault | null {
  if (prefix.includes('.')) return null; // an enumeration, such as Microsoft.Dynamics.CRM.AccessRights'ReadAccess'
  const content = written.slice(prefix.length + 1, -1);
  const kind = prefix.toLowerCase();
  if (kind === 'geography' || kind === 'geometry') return null;
  if (kind === 'duration') {
    const message = say`${quoted(written)} is no duration: write one such as ${code("duration'P1DT12H30M'")}.`;
    return DURATION.test(content) ? null : fault('syntax', message, literal);
  }
  if (kind === 'binary') {
    return BINARY.test(content) ? null : fault('syntax', say`${quoted(written)} is not in base64url.`, literal);
  }
  const instead = OUTDATED.get(kind) ?? 'write a text in single quotes only';
  return fault('syntax', say`OData 4 has no values of the form ${quoted(`${prefix}'…'`)}: ${instead}.`, literal);
}

function isDate(written: string): boolean {
  const [, year, month, day, time] = DATE.exec(written) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  // Leap years repeat after 400 years, so the last four digits of the year decide; 4000 keeps Date clear of years below 100.
  const sameCalendarYear = 4000 + (Number(year.slice(-4)) % 400);
  const date = new Date(Date.UTC(sameCalendarYear, Number(month) - 1, Number(day)));
  return (
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    (time === undefined || isTime(time))
  );
}

function isTime(written: string): boolean {
  const [, hour, minute, second = '0', zoneHour = '0', zoneMinute = '0'] = TIME.exec(written) ?? [];
  if (hour === undefined || minute === undefined) return false;
  return Number(hour) < 24 && [minute, second, zoneMinute].every((part) => Number(part) < 60) && Number(zoneHour) <= 14;
}
