/**
 * How long a service asks to wait, in milliseconds; `null`: it does not say.
 * @param header `Retry-After`: seconds, or a date of HTTP
 * @param now milliseconds since 1970
 */
export function retryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(date - now, 0);
}
