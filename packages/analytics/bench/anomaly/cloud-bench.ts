import { detect, seasonsOfStep } from '../../src/index.ts';
import { readCloud, type CloudSeries } from './cloud-data.ts';
import { countEvents, eventF1 } from './event-score.ts';
import { bestThreshold, onOtherHalves } from './halves.ts';
import type { Report } from './report.ts';
import { SHIPPED, THRESHOLDS } from './thresholds.ts';

/** Best of the simple detectors measured by the same counting on the whole set: EWMA and seasonal median agree. */
const BEST_SIMPLE = 0.535;

export function cloudBench(): Report {
  const series = readCloud();
  const all = series.map((_, i) => i);
  const scoresOf = (options: { memory?: 'long' | 'short' }) =>
    series.map(({ y, stepSeconds }) => detect(y, { seasons: seasonsOfStep(stepSeconds), ...options }).score);
  const f1Of = (scores: readonly (readonly number[])[]) => (items: readonly number[], threshold: number) =>
    eventF1(
      items.map((i) =>
        countEvents(
          (scores[i] as readonly number[]).map((score) => score >= threshold),
          (series[i] as CloudSeries).labels
        )
      )
    );
  const at = f1Of(scoresOf({}));
  const short = f1Of(scoresOf({ memory: 'short' }));
  const always = f1Of(series.map(({ y }) => y.map(() => 1)));
  const f1 = (items: readonly number[], threshold: number) => at(items, threshold).f1;
  const best = bestThreshold(all, THRESHOLDS, f1);
  const figures = {
    'cloud.f1': f1(all, SHIPPED),
    'cloud.bestThreshold': f1(all, best),
    'cloud.otherHalves': onOtherHalves(
      series.map(({ group }) => group),
      THRESHOLDS,
      f1
    ),
    'cloud.shortMemory': short(all, SHIPPED).f1,
  };
  const row = (detector: string, value: { f1: number; precision?: number; recall?: number }) => ({
    detector,
    'event F1': value.f1.toFixed(3),
    precision: value.precision?.toFixed(2) ?? '',
    recall: value.recall?.toFixed(2) ?? '',
  });
  return {
    title: `Microsoft cloud monitoring, ${series.length} given series`,
    rows: [
      row('ours, shipped threshold', at(all, SHIPPED)),
      row('ours, best threshold', at(all, best)),
      row('ours, threshold of the other half', { f1: figures['cloud.otherHalves'] }),
      row("ours, memory: 'short'", short(all, SHIPPED)),
      row('always alarming', always(all, 1)),
      row('best simple one (whole set, own best threshold)', { f1: BEST_SIMPLE, precision: 0.44, recall: 0.68 }),
    ],
    figures,
    yardsticks: { 'cloud.f1': BEST_SIMPLE },
    targets: [{ key: 'cloud.f1', limit: 0.75 }],
  };
}
