import { isoDay } from '../bill/iso-day.ts';
import { moneyText } from '../bill/money-text.ts';
import type { Notice } from '../notice.ts';
import type { CostTrend } from './trend-answer.ts';

const TOLD = 3;

/** The largest changes of level: a line through them is no trend. */
export function changeNotices(series: readonly CostTrend[], currency: string | null): readonly Notice[] {
  const money = (amount: number) => moneyText(amount, currency);
  const all = series.flatMap(({ keys, isOther, changes }) =>
    changes.map((change) => ({
      ...change,
      whose: isOther ? 'Other' : keys.map((key) => key ?? '(absent)').join(' / '),
    }))
  );
  const size = ({ before, after }: (typeof all)[number]) => Math.abs(after - before);
  return all
    .sort((a, b) => size(b) - size(a))
    .slice(0, TOLD)
    .map(({ day, before, after, whose }) => ({
      severity: 'info',
      text: `${whose === '' ? 'The' : `${whose}: the`} level changed on ${isoDay(day)}, from ${money(before)} to ${money(after)} a day.`,
    }));
}
