import type { FrameField, RecommendationField } from '@smartcloudops/contract';
import { RECOMMENDATION_FIELDS } from '@smartcloudops/contract';
import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Recommendation } from '@smartcloudops/insights';

type Value = string | number | boolean | null;

/** What the recommendations panel reads of each. */
const SHOWN = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  monthlySaving: ({ saving }) => decimalToNumber(saving),
  currency: ({ currency }) => currency,
  category: ({ category }) => category,
  effort: ({ effort }) => effort,
  risk: ({ risk }) => risk,
  resourceId: ({ resourceId }) => resourceId,
  SubAccountId: ({ accountId }) => accountId,
  SubAccountName: ({ accountName }) => accountName,
  ServiceName: ({ services }) => services[0] ?? null,
  RegionId: ({ region }) => region,
  reason: reasonOf,
  source: ({ sources }) => sources.join(', '),
  detectedAt: ({ firstSeenAt }) => firstSeenAt,
} as const satisfies { readonly [Field in RecommendationField]: (one: Recommendation) => Value };

/** The columns of the documented frame, and further ones that tables show. */
export function recommendationFields(all: readonly Recommendation[]): readonly FrameField[] {
  const documented = Object.entries(SHOWN).map(([name, of]): FrameField => ({
    name,
    type: RECOMMENDATION_FIELDS[name as RecommendationField].type,
    values: all.map(of as (one: Recommendation) => Value),
    ...(name === 'monthlySaving' ? { exact: all.map(({ saving }) => formatDecimal(saving)) } : {}),
  }));
  const column = (name: string, type: FrameField['type'], of: (one: Recommendation) => Value): FrameField => ({
    ...{ name, type },
    values: all.map(of),
  });
  return [
    ...documented,
    moneyColumn(
      'countedSaving',
      all.map(({ counted }) => counted)
    ),
    column('action', 'string', ({ action }) => action),
    column('savingPercent', 'number', ({ savingPercent }) => savingPercent),
    column('current', 'string', ({ current }) => current),
    column('recommended', 'string', ({ recommended }) => recommended),
    column('restartNeeded', 'boolean', ({ restartNeeded }) => restartNeeded),
    column('rollbackPossible', 'boolean', ({ rollbackPossible }) => rollbackPossible),
    column('lookbackDays', 'number', ({ lookbackDays }) => lookbackDays),
  ];
}

const moneyColumn = (name: string, amounts: readonly Decimal[]): FrameField => ({
  ...{ name, type: 'number' },
  values: amounts.map(decimalToNumber),
  exact: amounts.map(formatDecimal),
});

/** The evidence, in a sentence or two. */
function reasonOf({
  current,
  recommended,
  why,
  lookbackDays,
  restartNeeded,
  rollbackPossible,
  counted,
}: Recommendation): string {
  const change = [current && `Now ${current}`, recommended && `then ${recommended}`].filter(Boolean).join(', ');
  const needs = [
    restartNeeded ? 'needs a restart' : null,
    rollbackPossible === false ? 'cannot be rolled back' : rollbackPossible ? 'can be rolled back' : null,
  ].filter(Boolean);
  const sentences = [
    change,
    why?.replace(/\.$/, ''),
    lookbackDays === null ? null : `Seen over ${lookbackDays} days`,
    needs.length > 0 ? `It ${needs.join(' and ')}` : null,
    counted === 0n ? 'Not in the total: another recommendation for the same saves more' : null,
  ];
  return sentences.flatMap((one) => (one ? [`${one}.`] : [])).join(' ');
}
