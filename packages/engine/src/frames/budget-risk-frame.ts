import type { BudgetRiskQuery, BudgetStatistic, DataFrame, FrameField } from '@smartcloudops/contract';
import type { BudgetAnswer, BudgetRisk, InsufficientHistory } from '@smartcloudops/insights';

import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { groupLabels, groupName } from './group-name.ts';
import { levelName } from './level-name.ts';
import { moneyUnit } from './money-field.ts';
import { tooLittleHistoryFrame } from './too-little-history-frame.ts';

interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string | null;
}

function figures(
  { probability, forecast, interval, used, overrun, daysLeft }: BudgetRisk,
  { currency, budget }: BudgetAnswer
): Readonly<Record<Exclude<BudgetStatistic, 'all'> | 'bounds' | 'budget', readonly Figure[]>> {
  const money = (name: string, value: number): Figure => ({ name, value, unit: currency && moneyUnit(currency) });
  return {
    probability: [{ name: 'probability', value: probability, unit: 'percentunit' }],
    forecast: [money('forecast', forecast)],
    bounds: [
      money(`lower ${levelName(interval.level)}`, interval.lower),
      money(`upper ${levelName(interval.level)}`, interval.upper),
    ],
    budget: [money('budget', budget)],
    used: [{ name: 'used', value: used, unit: 'percentunit' }],
    overrun: [money('overrun', overrun)],
    'days-left': [{ name: 'daysLeft', value: daysLeft.median, unit: 'd' }],
  };
}

const ALL = ['probability', 'forecast', 'bounds', 'budget', 'used', 'overrun', 'days-left'] as const;

/**
 * One row of numbers, `numeric-wide`: for each group `probability`, `forecast`, `lower 80`, `upper 80`, `budget`, `used`, `overrun`,
 * `daysLeft`; a single statistic has only its own field, with the labels of the group.
 */
export function budgetRiskFrame(
  answer: BudgetAnswer | InsufficientHistory,
  { queryType: name, statistic = 'all' }: BudgetRiskQuery,
  context: AnswerContext
): DataFrame {
  if (answer.kind === 'insufficient-history')
    return tooLittleHistoryFrame(answer, { name, type: 'numeric-wide', what: 'The risk of a budget' });
  const { groupBy, period, series } = answer;
  const field = (group: BudgetRisk, { name: figure, value, unit }: Figure): FrameField => ({
    name: figure,
    type: 'number',
    // One figure: its group tells alert instances apart. Several: the figure's name does too.
    labels: { ...groupLabels(groupBy, group.keys), ...(statistic === 'all' ? { statistic: figure } : {}) },
    config: {
      displayName: [groupName(groupBy, group.keys), figure].filter((part) => part !== '').join(' '),
      ...(unit === null ? {} : { unit }),
    },
    values: [value],
  });
  const meta = frameMeta('numeric-wide', answer, context);
  const { start, end, ...rest } = period;
  return {
    name,
    fields: series.flatMap((group) => {
      const known = figures(group, answer);
      return (statistic === 'all' ? ALL : [statistic]).flatMap((one) =>
        known[one].map((figure) => field(group, figure))
      );
    }),
    meta: {
      ...meta,
      custom: {
        ...meta.custom,
        period: { ...rest, from: new Date(start).toISOString(), to: new Date(end).toISOString() },
      },
    },
  };
}
