import type { AwsErrorCode } from '@smartcloudops/aws';

/** How often and how long a failing call is tried again. */
export interface RetryPolicy {
  /** Tries of one page, the first included. */
  readonly tries: number;
  /** Tries of one page whose answer was lost: each of them may have been charged. */
  readonly lostAnswers: number;
  /** Repetitions over the whole collection. */
  readonly budget: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  tries: 7,
  lostAnswers: 2,
  budget: 40,
  firstDelayMs: 500,
  longestDelayMs: 30_000,
};

const WORTH_REPEATING: ReadonlySet<string> = new Set<AwsErrorCode | `PROMETHEUS_${string}`>([
  'AWS_THROTTLED',
  'AWS_UNAVAILABLE',
  'AWS_UNREACHABLE',
  'AWS_ANSWER_UNREADABLE',
  'PROMETHEUS_UNREACHABLE',
  'PROMETHEUS_UNAVAILABLE',
]);

export function isWorthRepeating(code: string): boolean {
  return WORTH_REPEATING.has(code);
}

/** Full jitter: anything up to a ceiling that doubles. @param random 0 to 1 */
export function backoffMs(failures: number, policy: RetryPolicy, random: number): number {
  return Math.round(random * Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (failures - 1)));
}
