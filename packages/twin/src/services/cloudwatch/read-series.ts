import type { World } from '../../world/world.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import type { Sample } from './sample.ts';
import type { Series } from './series.ts';

export interface Bucket {
  /** Epoch ms. */
  readonly time: number;
  readonly samples: readonly Sample[];
}

/** How long CloudWatch keeps samples, by the period they are read at. */
function oldest(periodMs: number, now: number): number {
  if (periodMs < 5 * 60_000) return now - 15 * DAY_MS;
  return now - (periodMs < HOUR_MS ? 63 : 455) * DAY_MS;
}

/** Samples of a series in [from, to), in buckets of a period aligned to it; empty buckets are left out. */
export function readSeries(
  series: Series,
  world: World,
  now: number,
  from: number,
  to: number,
  periodSeconds: number
): Bucket[] {
  const periodMs = periodSeconds * 1000;
  const stepSeconds = series.stepSeconds.find((step) => periodSeconds % step === 0) ?? series.stepSeconds.at(-1) ?? 60;
  const stepMs = stepSeconds * 1000;
  const begin = Math.max(Math.floor(from / periodMs) * periodMs, oldest(periodMs, now), world.firstDay * DAY_MS);
  const end = Math.min(to, now);
  const read = series.reader();
  const buckets: Bucket[] = [];
  for (let time = Math.floor(begin / periodMs) * periodMs; time < end; time += periodMs) {
    const samples: Sample[] = [];
    for (let step = Math.ceil(time / stepMs) * stepMs; step < Math.min(time + periodMs, end); step += stepMs) {
      const sample = read(step, stepMs);
      if (sample) samples.push(sample);
    }
    if (samples.length > 0) buckets.push({ time, samples });
  }
  return buckets;
}
