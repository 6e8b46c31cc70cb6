import { AwsError } from '../../http/aws-error.ts';
import type { Sample } from './sample.ts';

const { abs, exp, log, max, min } = Math;

type Statistic = (samples: readonly Sample[]) => number;

const total = (samples: readonly Sample[], of: (sample: Sample) => number) =>
  samples.reduce((sum, one) => sum + of(one), 0);

const PLAIN: Readonly<Record<string, Statistic>> = {
  SampleCount: (samples) => total(samples, (one) => one.count),
  Sum: (samples) => total(samples, (one) => one.sum),
  Average: (samples) => total(samples, (one) => one.sum) / total(samples, (one) => one.count),
  Minimum: (samples) => samples.reduce((least, one) => min(least, one.min), Infinity),
  Maximum: (samples) => samples.reduce((most, one) => max(most, one.max), -Infinity),
};

/** Distribution of the standard normal (logistic form of Bowling et al., within 2e-4). */
function normalShare(x: number): number {
  return 1 / (1 + exp(-x * (1.5976 + 0.070565992 * x * x)));
}

/** Share of a sample's values at or below x. */
function shareBelow(sample: Sample, x: number): number {
  if (x >= sample.max) return 1;
  if (x < sample.min) return 0;
  if (sample.spread) return normalShare((log(x) - sample.spread.mu) / sample.spread.sigma);
  return sample.max === sample.min
    ? 1
    : 1 - (sample.sum - sample.min * sample.count) / (sample.count * (sample.max - sample.min));
}

/** The value that a share of all values does not exceed, found by bisection of the mixture of all samples. */
function percentile(share: number): Statistic {
  return (samples) => {
    const count = total(samples, (one) => one.count);
    let low = PLAIN['Minimum']?.(samples) ?? 0;
    let high = PLAIN['Maximum']?.(samples) ?? 0;
    for (let i = 0; i < 40 && high - low > abs(high) * 1e-9; i++) {
      const middle = (low + high) / 2;
      if (total(samples, (one) => one.count * shareBelow(one, middle)) < share * count) low = middle;
      else high = middle;
    }
    return high;
  };
}

/** The statistic of a name: `Average`, `Sum`, `p99.9`, …; null when there is none. */
export function statisticOf(name: string): Statistic | null {
  const plain = PLAIN[name];
  if (plain) return plain;
  const match = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name);
  return match ? percentile(Number(match[1]) / 100) : null;
}

export function requireStatistic(name: string): Statistic {
  const statistic = statisticOf(name);
  if (statistic) return statistic;
  throw new AwsError('ValidationError', `The value ${name} for parameter Stat is not supported.`);
}
