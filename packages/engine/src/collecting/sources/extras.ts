import {
  COMMITMENT_COVERAGE_FACTS,
  commitmentCoverageSource,
  COMMITMENTS_FACTS,
  commitmentsSource,
  COST_ALLOCATION_TAGS_FACTS,
  COST_ANOMALIES_FACTS,
  COST_CATEGORIES_FACTS,
  costAllocationTagsSource,
  costAnomaliesSource,
  costCategoriesSource,
  COST_EXPLORER,
  costExplorerClient,
} from '@smartcloudops/aws';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../../engine.ts';
import { NO_BUDGET } from '../budget.ts';
import { callsForBill, callsForSource } from '../expected-calls.ts';
import type { Collectable } from './collectable.ts';
import { paidItems } from './item-sources.ts';
import { signIn } from './sign-in.ts';

/** What Cost Explorer tells beside the bill, in the order of its worth when money is short. */
const SOURCES = [
  [COST_ALLOCATION_TAGS_FACTS, costAllocationTagsSource],
  [COST_CATEGORIES_FACTS, costCategoriesSource],
  [COST_ANOMALIES_FACTS, costAnomaliesSource],
  [COMMITMENT_COVERAGE_FACTS, commitmentCoverageSource],
  [COMMITMENTS_FACTS, commitmentsSource],
] as const;

/** A client that is only asked how many questions there are. */
const nobody = { ask: () => Promise.reject(new Error('only counted')), close() {} };

const PLANS = SOURCES.map(([facts, source]) => {
  const questions = source(nobody).requests(0).length;
  return { facts, source, questions, calls: callsForSource(facts, questions) };
});

/**
 * Sources that cost money and that the bill does not need: on when the budget covers, in a usual month, the bill, what comes before them,
 * and them; so that none of them takes from the bill what it needs in the last days of a month.
 */
export const EXTRAS: readonly Collectable[] = PLANS.map(({ facts, source, questions }, place) => ({
  ...paidItems(facts, { inDemo: true, lacks: (settings) => tooDear(settings, place) }, (settings) =>
    source(costExplorerClient(...signIn(settings)))
  ),
  questions,
}));

function tooDear(settings: ConnectionSettings, place: number): string | null {
  const { sources, monthlyApiBudget = NO_BUDGET } = settings;
  const budget = parseDecimal(monthlyApiBudget) ?? 0n;
  const { name } = PLANS[place]?.facts ?? COST_ANOMALIES_FACTS;
  // Without any budget it is the price that keeps it off, and people say so themselves when they want it all the same.
  if (budget === 0n || sources?.[name] === true) return null;
  const wanted = PLANS.slice(0, place + 1).filter(({ facts }) => sources?.[facts.name] !== false);
  const calls = wanted.reduce((sum, one) => sum + one.calls, callsForBill(settings));
  const cost = (parseDecimal(COST_EXPLORER.pricePerCall) ?? 0n) * BigInt(calls);
  if (cost <= budget) return null;
  return (
    `With it, a usual month of calls comes to $${formatDecimal(cost)}, and the monthly API budget is $${monthlyApiBudget}, which is the bill's first. ` +
    `Raise the budget, or switch it on by the setting sources["${name}"].`
  );
}
