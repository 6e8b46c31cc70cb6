import type { CombinedForecast } from '../combine/combine-members.ts';
import { seriesKind } from '../combine/series-kind.ts';
import type { History } from '../history/history.ts';
import { SUM_SPREAD, STEP_SPREAD } from './calibration.ts';
import { meanChanges } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { corrected, stepSpread, sumSpread } from './spread.ts';
import type { Spread } from './spread.ts';

/** All that is known of how wrong a forecast may be, for steps and for sums. */
export interface Spreads {
  readonly own: { readonly step: Spread; readonly sum: Spread };
  readonly evidence: { readonly step: Evidence; readonly sum: Evidence };
  readonly step: Spread;
  readonly sum: Spread;
}

export function spreadsOf(history: History, { errors, disagreement }: CombinedForecast, floor: number): Spreads {
  const paths = errors.map((fold) => fold.errors);
  const own = { step: stepSpread(paths, floor), sum: sumSpread(paths, floor) };
  const common = { ...meanChanges(history), kind: seriesKind(history) };
  const evidence = {
    step: { ...common, disagreement: disagreement.step },
    sum: { ...common, disagreement: disagreement.sum },
  };
  // One value tells of nothing that could correct.
  if (paths.length === 0) return { own, evidence, ...own };
  return {
    own,
    evidence,
    step: corrected(own.step, evidence.step, STEP_SPREAD, 'step'),
    sum: corrected(own.sum, evidence.sum, SUM_SPREAD, 'sum'),
  };
}
