import { dampedHolt } from './damped-holt.ts';
import { dynamicTheta } from './dynamic-theta.ts';
import { holt } from './holt.ts';
import type { Member } from './member.ts';
import { naive } from './naive.ts';
import { seasonalMeans } from './seasonal-means.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { simpleExponentialSmoothing } from './simple-exponential-smoothing.ts';

/** The pool. Order decides nothing. */
export const MEMBERS: readonly Member[] = [
  naive,
  seasonalNaive,
  seasonalMeans,
  simpleExponentialSmoothing,
  holt,
  dampedHolt,
  dynamicTheta,
];
