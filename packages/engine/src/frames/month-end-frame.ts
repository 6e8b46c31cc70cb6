import type { DataFrame, FrameField, MonthEndStatistic } from '@smartcloudops/contract';
import type { ForecastAnswer, MonthEnd } from '@smartcloudops/insights';

import { forecastGroups } from './forecast-groups.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import type { NamedGroup } from './group-name.ts';
import { levelName } from './level-name.ts';
import { moneyField, moneyUnit } from './money-field.ts';
import { monthOf } from './month-of.ts';

function fieldsOf(
  monthEnd: MonthEnd,
  statistic: MonthEndStatistic,
  group: NamedGroup,
  currency: string | null
): readonly FrameField[] {
  const alone = statistic !== 'all';
  const place = (name: string) => ({
    // One figure: its group tells alert instances apart. Several: the figure's name does too.
    labels: alone ? group.labels : { ...group.labels, statistic: name },
    displayName: [group.displayName, name].filter((part) => part !== '').join(' '),
  });
  const figure = (name: string, value: number): FrameField => {
    const { labels, displayName } = place(name);
    return {
      name,
      type: 'number',
      labels,
      config: { displayName, ...(currency === null ? {} : { unit: moneyUnit(currency) }) },
      values: [value],
    };
  };
  const [first] = monthEnd.intervals;
  const bounds = (statistic === 'all' ? monthEnd.intervals : first ? [first] : []).map(({ level, lower, upper }) => ({
    lower: figure(`lower ${levelName(level)}`, lower),
    upper: figure(`upper ${levelName(level)}`, upper),
  }));
  const figures: Readonly<Record<Exclude<MonthEndStatistic, 'all'>, readonly FrameField[]>> = {
    point: [figure('monthEnd', monthEnd.point)],
    lower: bounds.map(({ lower }) => lower),
    upper: bounds.map(({ upper }) => upper),
    actual: [moneyField('actual', [monthEnd.actual], currency, place('actual'))],
    'run-rate': [figure('runRate', monthEnd.runRate)],
    'last-month': [moneyField('lastMonth', [monthEnd.lastMonth], currency, place('lastMonth'))],
  };
  if (alone) return figures[statistic];
  return [
    ...figures.point,
    ...bounds.flatMap(({ lower, upper }) => [lower, upper]),
    ...figures.actual,
    ...figures['run-rate'],
    ...figures['last-month'],
  ];
}

/** The month's total as one row of numbers, `numeric-wide`: `monthEnd`, `lower 80`, `upper 80`, …, `actual`, `runRate`, `lastMonth`. */
export function monthEndFrame(answer: ForecastAnswer, statistic: MonthEndStatistic, context: AnswerContext): DataFrame {
  const meta = frameMeta('numeric-wide', answer, context);
  return {
    name: 'cost-forecast',
    fields: forecastGroups(answer).flatMap(({ series, ...group }) =>
      fieldsOf(series.monthEnd, statistic, group, answer.currency)
    ),
    meta: { ...meta, custom: { ...meta.custom, month: monthOf(answer) } },
  };
}
