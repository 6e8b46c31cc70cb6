import { t } from '@grafana/i18n';
import type { BackfillResponse } from '@smartcloudops/contract';

type Quote = NonNullable<BackfillResponse['quote']>;

const dollars = ({ value }: { readonly value: number }) => `$${value.toFixed(2)}`;

export function priceText({ price: { least, most }, sampled }: Quote): string {
  if (!sampled) return t('backfill.at-least', 'at least {{price}}', { price: dollars(least) });
  return least.amount === most.amount ? dollars(least) : `${dollars(least)} – ${dollars(most)}`;
}

/** What a backfill brings, what it costs and how long the budget takes for it. */
export function quoteText(quote: Quote): string {
  const { months, from, dailyFrom, byMonth, requests, monthsOfBudget, budget, paidPages, real } = quote;
  if (requests === 0)
    return t('backfill.there', 'All of it is here already: the charges from {{from}} on. Nothing to pay.', {
      from: from.slice(0, 10),
    });
  const what = byMonth
    ? t('backfill.what-months', '{{months}} months: by whole months from {{from}}, by day from {{daily}}.', {
        months,
        from: from.slice(0, 10),
        daily: dailyFrom.slice(0, 10),
      })
    : t('backfill.what-days', '{{months}} months, by day from {{from}}.', { months, from: from.slice(0, 10) });
  const price = t('backfill.price', '{{requests}} requests cost {{price}}.', { requests, price: priceText(quote) });
  const paid = paidPages > 0 ? [t('backfill.paid', '{{pages}} pages are paid for already.', { pages: paidPages })] : [];
  return [what, price, ...paid, timeText(), ...(real ? [] : [t('backfill.demo', 'The money is simulated.')])].join(' ');

  function timeText(): string {
    const values = {
      budget: dollars(budget.perMonth),
      regular: dollars(budget.regular),
      count: (monthsOfBudget ?? 0) + 1,
    };
    if (monthsOfBudget === null)
      return t(
        'backfill.never',
        'The monthly API budget of {{budget}} never pays it, because regular collecting needs {{regular}} of it. Raise the budget.',
        values
      );
    return monthsOfBudget === 0
      ? t('backfill.now', 'The budget of this month pays it.')
      : t(
          'backfill.later',
          'The monthly API budget of {{budget}} takes {{count}} months to pay it, beside {{regular}} a month for regular collecting.',
          values
        );
  }
}
