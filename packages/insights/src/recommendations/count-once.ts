import type { Decimal } from '@smartcloudops/focus';

import type { Recommendation } from './recommendation.ts';

type Uncounted = Omit<Recommendation, 'counted'>;

/** Savings of one currency. */
export interface SavingTotal {
  readonly currency: string;
  /** What can be had without counting any money twice: at least this much. The sum of what each recommendation counts. */
  readonly saving: Decimal;
  /** With the best commitment of each family on top, as if nothing that it pays for were made smaller: at most this much. */
  readonly upTo: Decimal;
  readonly count: number;
  /** Since when the oldest is open, epoch ms. */
  readonly oldest: number;
}

/**
 * Says of each recommendation what it adds to the total. Of one thing: either that it goes as a whole, or the best that can be made of
 * each of its aspects, whichever saves more. Commitments of one family pay for the same use, so one of them; and a commitment for what
 * is made smaller saves less than it says, so either the commitments count or the things, whichever come to more.
 */
export function countOnce(all: readonly Uncounted[]): {
  readonly recommendations: readonly Recommendation[];
  readonly totals: readonly SavingTotal[];
} {
  const currencies = [...Map.groupBy(all, ({ currency }) => currency)].map(([currency, own]) => {
    const things = [...Map.groupBy(own.filter(isOfThing), ({ thing }) => thing).values()].flatMap(bestOfThing);
    const families = [
      ...Map.groupBy(
        own.filter((one) => !isOfThing(one)),
        ({ family }) => family
      ).values(),
    ];
    const commitments = families.map(best);
    const [ofThings, ofCommitments] = [sum(things), sum(commitments)];
    const chosen = new Set(ofThings >= ofCommitments ? things : commitments);
    const total: SavingTotal = {
      currency,
      saving: sum([...chosen]),
      upTo: ofThings + ofCommitments,
      count: own.length,
      oldest: Math.min(...own.map(({ firstSeenAt }) => firstSeenAt)),
    };
    return { total, recommendations: own.map((one) => ({ ...one, counted: chosen.has(one) ? one.saving : 0n })) };
  });
  return {
    recommendations: currencies.flatMap(({ recommendations }) => recommendations).toSorted(byCurrencyThenSaving),
    totals: currencies.map(({ total }) => total).toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

const isOfThing = ({ category }: Uncounted) => category !== 'commitment';

const sum = (all: readonly Uncounted[]) => all.reduce((total, { saving }) => total + saving, 0n);

const best = (all: readonly Uncounted[]) => all.reduce((most, one) => (one.saving > most.saving ? one : most));

function bestOfThing(all: readonly Uncounted[]): readonly Uncounted[] {
  const whole = all.filter(({ category }) => category === 'idle');
  const parts = all.filter(({ category }) => category !== 'idle');
  const bestParts = [...Map.groupBy(parts, ({ aspect }) => aspect).values()].map(best);
  if (whole.length === 0) return bestParts;
  const gone = best(whole);
  return gone.saving >= sum(bestParts) ? [gone] : bestParts;
}

function byCurrencyThenSaving(a: Recommendation, b: Recommendation): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  if (a.saving !== b.saving) return a.saving > b.saving ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
