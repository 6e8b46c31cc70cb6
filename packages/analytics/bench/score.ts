import type { Forecast } from '../src/forecast-result.ts';
import { coverage } from '../src/metric/coverage.ts';
import { mase } from '../src/metric/mase.ts';
import { msis } from '../src/metric/msis.ts';
import { naiveScale } from '../src/metric/naive-scale.ts';
import { naive2 } from '../src/metric/naive2.ts';
import { owa } from '../src/metric/owa.ts';
import { smape } from '../src/metric/smape.ts';
import type { Series } from './data.ts';

export interface Score {
  readonly series: number;
  readonly smape: number;
  readonly mase: number;
  readonly owa: number;
  readonly coverage80: number;
  readonly coverage95: number;
  readonly msis95: number;
  /** Mean width of the 95 % interval, in units of the naive error. */
  readonly width95: number;
  /** Share of the series whose own 80 % interval holds less than half of the time. */
  readonly poor80: number;
  /** Milliseconds of this thread's processor time. */
  readonly medianMs: number;
}

/**
 * Scores a forecaster on a set as M4 does: means over series, OWA of the means.
 * @param forecaster may say itself how many milliseconds it took; else it is measured
 */
export function score(
  set: readonly Series[],
  forecaster: (one: Series, index: number) => Forecast & { readonly ms?: number }
): Score {
  const rows = set.map((one, index) => {
    const started = process.threadCpuUsage();
    const { point, intervals, ms: said } = forecaster(one, index);
    const { user, system } = process.threadCpuUsage(started);
    const ms = said ?? (user + system) / 1000;
    const scale = naiveScale(one.y, one.seasonLength);
    const reference = naive2(one.y, one.horizon, one.seasonLength);
    const [i80, i95] = intervals;
    if (!i80 || !i95) throw new Error('The bench needs intervals of levels 0.8 and 0.95.');
    return {
      ms,
      smape: smape(one.actual, point),
      mase: mase(one.y, one.actual, point, one.seasonLength),
      smape2: smape(one.actual, reference),
      mase2: mase(one.y, one.actual, reference, one.seasonLength),
      coverage80: coverage(one.actual, i80),
      coverage95: coverage(one.actual, i95),
      width95: i95.upper.reduce((sum, v, h) => sum + v - (i95.lower[h] as number), 0) / i95.upper.length / scale,
      msis95: msis(one.y, one.actual, i95, one.seasonLength),
    };
  });
  type Row = (typeof rows)[number];
  const mean = (key: keyof Row) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    series: rows.length,
    smape: mean('smape'),
    mase: mean('mase'),
    owa: owa({ smape: mean('smape'), mase: mean('mase') }, { smape: mean('smape2'), mase: mean('mase2') }),
    coverage80: mean('coverage80'),
    coverage95: mean('coverage95'),
    msis95: mean('msis95'),
    width95: mean('width95'),
    poor80: rows.filter(({ coverage80 }) => coverage80 < 0.5).length / rows.length,
    medianMs: times[times.length >> 1] ?? 0,
  };
}
