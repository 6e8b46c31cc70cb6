import { autoregressions } from './autoregression.ts';
import { dampedHolt } from './damped-holt.ts';
import { dynamicTheta } from './dynamic-theta.ts';
import { holt } from './holt.ts';
import { additiveHoltWinters, multiplicativeHoltWinters } from './holt-winters.ts';
import type { Member } from './member.ts';
import { naive } from './naive.ts';
import { seasonalMeans } from './seasonal-means.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { simpleExponentialSmoothing } from './simple-exponential-smoothing.ts';
import { logStlTheta, stlTheta } from './stl-theta.ts';

/** A member with the trust it has before the series has spoken; the average member has 1. */
export interface Seat {
  readonly member: Member;
  readonly prior: number;
}

const WITHOUT_EVIDENCE = 0.5;

/** The pool. Order decides nothing. Priors were set on the development sets and are frozen. */
export const MEMBERS: readonly Seat[] = [
  { member: naive, prior: 1 },
  { member: seasonalNaive, prior: WITHOUT_EVIDENCE },
  { member: seasonalMeans, prior: WITHOUT_EVIDENCE },
  { member: simpleExponentialSmoothing, prior: 2 },
  { member: holt, prior: WITHOUT_EVIDENCE },
  { member: dampedHolt, prior: 2 },
  { member: dynamicTheta, prior: 4 },
  { member: stlTheta, prior: 2 },
  { member: logStlTheta, prior: 2 },
  { member: additiveHoltWinters, prior: 2 },
  { member: multiplicativeHoltWinters, prior: 2 },
  ...autoregressions.map((member) => ({ member, prior: WITHOUT_EVIDENCE })),
];
