import { logAnalogues, plainAnalogues } from './analogues.ts';
import { arimaWithDrift, logArima } from './arima.ts';
import { autoregressions } from './autoregression.ts';
import { adjustedComplexSmoothing, complexSmoothing, logComplexSmoothing } from './complex-smoothing.ts';
import { doubleSeasonalSmoothing, logDoubleSeasonalSmoothing } from './double-seasonal.ts';
import { dynamicTheta, logTheta } from './dynamic-theta.ts';
import { ets } from './ets.ts';
import { additiveHoltWinters, multiplicativeHoltWinters } from './holt-winters.ts';
import { croston, tsb } from './intermittent.ts';
import type { Member } from './member.ts';
import { naive } from './naive.ts';
import { seasonalMedians } from './seasonal-medians.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { simpleExponentialSmoothing } from './simple-exponential-smoothing.ts';
import { logStlTheta, stlTheta } from './stl-theta.ts';

/** The pool. Order decides nothing; how far each is trusted, on which kind of series, is in `combine/gate-table.ts`. */
export const MEMBERS: readonly Member[] = [
  naive,
  seasonalNaive,
  seasonalMedians,
  simpleExponentialSmoothing,
  dynamicTheta,
  logTheta,
  adjustedComplexSmoothing,
  complexSmoothing,
  logComplexSmoothing,
  ets,
  additiveHoltWinters,
  multiplicativeHoltWinters,
  stlTheta,
  logStlTheta,
  doubleSeasonalSmoothing,
  logDoubleSeasonalSmoothing,
  plainAnalogues,
  logAnalogues,
  arimaWithDrift,
  logArima,
  croston,
  tsb,
  ...autoregressions,
];
