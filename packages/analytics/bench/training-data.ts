import { backtest, forecastSafely } from '../src/combine/backtest.ts';
import type { Memory } from '../src/combine/backtest.ts';
import { seriesKind } from '../src/combine/series-kind.ts';
import { relativeErrors } from '../src/combine/weights.ts';
import { prepare } from '../src/history/prepare.ts';
import { MEMBERS } from '../src/member/members.ts';
import { mase } from '../src/metric/mase.ts';
import { naive2 } from '../src/metric/naive2.ts';
import { naiveScale } from '../src/metric/naive-scale.ts';
import { smape } from '../src/metric/smape.ts';
import type { Series } from './data.ts';
import { readSeries } from './data.ts';
import { DEVELOPMENT_SETS } from './development-sets.ts';

/** One series as the learner sees it: what every member says, how wrong each was before, and what came. */
export interface Example {
  readonly id: string;
  readonly points: readonly (Float32Array | null)[];
  readonly errors: readonly (number | null)[];
  readonly kind: readonly number[];
  readonly actual: readonly number[];
  /** Naive error of the history, by which absolute errors are scaled. */
  readonly scale: number;
  readonly reference: { readonly smape: number; readonly mase: number };
}

export interface TrainingSet {
  readonly key: string;
  /** How much the set counts. */
  readonly weight: number;
  readonly examples: readonly Example[];
}

/** Every set once more without ratios and logarithms, so that the members of such series are weighed too. */
const WITHOUT_RATIOS = 0.25;

export function trainingSets(): readonly TrainingSet[] {
  return DEVELOPMENT_SETS.flatMap(({ key, file, own, seasonLength, weight }) => {
    const series = readSeries(file).filter((one) => one.seasonLength === own);
    const examples = (nonNegative: boolean) => series.flatMap((one) => example(one, seasonLength, nonNegative) ?? []);
    return [
      { key, weight, examples: examples(true) },
      { key: `${key} (no ratios)`, weight: weight * WITHOUT_RATIOS, examples: examples(false) },
    ];
  });
}

function example(one: Series, seasonLength: number, nonNegative: boolean): Example | null {
  const { y, horizon, actual } = one;
  const prepared = prepare(y, { horizon, seasonLength, nonNegative });
  if (!prepared) return null;
  const { history, restore } = prepared;
  const memories = MEMBERS.map((): Memory => new Map());
  const folds = backtest(history, MEMBERS, horizon, memories);
  const points = MEMBERS.map((member, k) =>
    forecastSafely(member, history, horizon, { parameters: memories[k] ?? new Map(), search: true })
  );
  const naive = naive2(y, horizon, one.seasonLength);
  return {
    id: one.id,
    points: points.map((point) => point && Float32Array.from(point, (v) => restore(v))),
    errors: relativeErrors(folds, MEMBERS.length),
    kind: seriesKind(history),
    actual,
    scale: naiveScale(y, one.seasonLength),
    reference: { smape: smape(actual, naive), mase: mase(y, actual, naive, one.seasonLength) },
  };
}
