const { exp, log, sqrt } = Math;

/** What a metric recorded in one step of time. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Log-normal spread of the values within the step, for latencies. */
  readonly spread?: { readonly mu: number; readonly sigma: number };
}

/** One value recorded once. */
export function gauge(value: number): Sample {
  return { count: 1, sum: value, min: value, max: value };
}

/** `hits` of `count` events: each event records 1 when hit and 0 otherwise. */
export function events(count: number, hits = count): Sample {
  return { count, sum: hits, min: hits === count ? 1 : 0, max: hits > 0 ? 1 : 0 };
}

/** `count` values of a log-normal distribution. */
export function latencies(count: number, median: number, sigma: number): Sample {
  const mu = log(median);
  const reach = sqrt(2 * log(count + 1));
  return {
    count,
    sum: count * exp(mu + (sigma * sigma) / 2),
    min: exp(mu - sigma * reach),
    max: exp(mu + sigma * reach),
    spread: { mu, sigma },
  };
}
