import type { RecommendationsResponse } from '@smartcloudops/contract';
import { formatDecimal } from '@smartcloudops/focus';
import type { Recommendation, RecommendationsAnswer, SavingDay } from '@smartcloudops/insights';

import { groupRecommendations } from '../frames/recommendation-groups.ts';
import { originOf } from '../provenance/origin-of.ts';
import type { AskedRange } from '../provenance/origin-of.ts';
import { iso } from './iso.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function recommendationsJson(answer: RecommendationsAnswer, asked: AskedRange): RecommendationsResponse {
  return {
    recommendations: answer.recommendations.map(recommendationJson),
    totals: answer.totals.map(({ currency, saving, upTo, count, oldest }) => ({
      ...{ currency, count, saving: formatDecimal(saving), savingUpTo: formatDecimal(upTo), oldest: iso(oldest) },
      shareOfBill: answer.bill.find((one) => one.currency === currency)?.share ?? null,
    })),
    days: answer.days.map(dayJson),
    gone: answer.gone.map(({ last, goneAt, thing }) => ({ ...recommendationJson(last), goneAt: iso(goneAt), thing })),
    ...originOf(answer, asked),
    notices: [...answer.notices],
  };
}

function recommendationJson(one: Recommendation) {
  const { id, title, action, category, connection, region, currency, savingPercent, effort, risk } = one;
  const { restartNeeded, rollbackPossible, lookbackDays, current, recommended, why } = one;
  return {
    ...{ id, title, action, category, connection, region, currency, savingPercent, effort, risk },
    ...{ restartNeeded, rollbackPossible, lookbackDays, current, recommended, why },
    resource: { id: one.resourceId, name: one.resourceName, type: one.aspect },
    account: { id: one.accountId, name: one.accountName },
    service: one.services[0] ?? null,
    saving: formatDecimal(one.saving),
    counted: formatDecimal(one.counted),
    cost: one.cost === null ? null : formatDecimal(one.cost),
    sources: [...one.sources],
    since: iso(one.firstSeenAt),
  };
}

function dayJson({ day, recommendations }: SavingDay) {
  const totals = groupRecommendations(recommendations, undefined);
  return {
    day: iso(day),
    count: recommendations.length,
    saving: Object.fromEntries(totals.map(({ currency, counted }) => [currency, formatDecimal(counted)])),
  };
}
