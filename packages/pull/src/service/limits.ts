/** What a pull asks of a service, and how long it waits for it. Times are in milliseconds. */
export interface ServiceLimits {
  /** Requests that are under way at once. Dataverse allows 52 to a user. */
  readonly parallel: number;
  /** Requests in `window`. Dataverse allows 6000 to a user in five minutes, and tells them by a sliding window. */
  readonly requests: number;
  readonly window: number;
  /** For one answer, all of it. Dataverse ends what takes longer than two minutes. */
  readonly timeout: number;
  /** Bytes of one answer, inflated. */
  readonly answerSize: number;
  /** How often what was not answered well is asked for. */
  readonly attempts: number;
  /** How often a request is sent again because the service asks to wait. */
  readonly throttled: number;
  /** Before the second attempt; then twice as long each time. */
  readonly backoff: number;
  /** The longest that the service may ask to wait. */
  readonly patience: number;
  readonly pages: number;
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/api-limits; F&O names no numbers. */
export const USUAL_LIMITS: ServiceLimits = {
  parallel: 8,
  requests: 5_500,
  window: 300_000,
  timeout: 150_000,
  answerSize: 2 ** 28,
  attempts: 5,
  throttled: 20,
  backoff: 1_000,
  patience: 900_000,
  pages: 10_000,
};
