import type { SourceFacts } from '@smartcloudops/aws';

/** Where the provider sets no limit, so that an error of ours cannot call for ever. */
const ENOUGH = 250_000;

/**
 * Calls a month that a connection may make to a free source: a quarter of what the provider gives away for any of its operations,
 * because an account has other callers too.
 */
export function freeCalls({ calls }: Pick<SourceFacts, 'calls'>): number {
  const limits = calls.flatMap(({ freePerMonth }) => (freePerMonth === null ? [] : [freePerMonth]));
  return Math.min(ENOUGH, ...limits.map((limit) => Math.floor(limit / 4)));
}
