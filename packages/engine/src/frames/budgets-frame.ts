import type { BudgetsQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import type { BudgetStatus, BudgetStatusAnswer } from '@smartcloudops/insights';

import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { levelName } from './level-name.ts';
import { moneyField, moneyUnit } from './money-field.ts';

const SHARE = { unit: 'percentunit' };

export function budgetsFrameType({ statistic = 'all' }: BudgetsQuery): FrameType {
  if (statistic === 'used-by-day') return 'timeseries-wide';
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

/**
 * All: `numeric-long`, a row per budget, the one that needs a look first on top: `budget`, `status`, `owner`, `period`, `spent`, `amount`,
 * `used`, `expectedUsed` (by now), `forecast`, `lower 80`, `upper 80`, `probability`, `burn`, `usedUpOn`, `currency`, `origin`,
 * `judgedBy`, `note`, `id`. `used`, `probability`, `burn`: `numeric-wide`, a number per budget. `used-by-day`: `timeseries-wide`.
 */
export function budgetsFrame(answer: BudgetStatusAnswer, query: BudgetsQuery, context: AnswerContext): DataFrame {
  const { statistic = 'all' } = query;
  const { budgets } = answer;
  const type = budgetsFrameType(query);
  const one = (figure: 'used' | 'probability' | 'burn') => () =>
    budgets.flatMap((row): readonly FrameField[] =>
      row[figure] === null ? [] : [{ ...seriesField(row, figure), values: [row[figure]] }]
    );
  const fields = {
    all: () => (budgets.length === 0 ? [] : table(answer, query.level)),
    used: one('used'),
    probability: one('probability'),
    burn: one('burn'),
    'used-by-day': () => byDay(budgets),
  } as const satisfies Record<typeof statistic, () => readonly FrameField[]>;
  return {
    name: query.queryType,
    fields: fields[statistic](),
    meta: {
      ...frameMeta(type, answer, context),
      ...(statistic === 'all' ? { preferredVisualisationType: 'table' as const } : {}),
    },
  };
}

function table({ budgets, currency }: BudgetStatusAnswer, level: number): readonly FrameField[] {
  const text = (name: string, of: (row: BudgetStatus) => string | null): FrameField => ({
    name,
    type: 'string',
    values: budgets.map(of),
  });
  const number = (name: string, of: (row: BudgetStatus) => number | null, unit: string | null): FrameField => ({
    name,
    type: 'number',
    ...(unit === null ? {} : { config: { unit } }),
    values: budgets.map(of),
  });
  // Rows in several currencies have no unit in common: the column `currency` says each row's.
  const unit = currency && moneyUnit(currency);
  const money = (name: 'spent' | 'amount') =>
    moneyField(
      name,
      budgets.map((row) => row[name]),
      currency,
      null
    );
  return [
    text('budget', ({ name }) => name),
    text('status', ({ state }) => state),
    text('owner', ({ owner }) => owner),
    text('period', ({ periodKind }) => periodKind),
    money('spent'),
    money('amount'),
    number('used', ({ used }) => used, SHARE.unit),
    number('expectedUsed', ({ expectedUsed }) => expectedUsed, SHARE.unit),
    number('forecast', ({ forecast }) => forecast, unit),
    number(`lower ${levelName(level)}`, ({ interval }) => interval?.lower ?? null, unit),
    number(`upper ${levelName(level)}`, ({ interval }) => interval?.upper ?? null, unit),
    number('probability', ({ probability }) => probability, SHARE.unit),
    number('burn', ({ burn }) => burn, null),
    text('usedUpOn', ({ usedUpOn }) => (usedUpOn === null ? null : new Date(usedUpOn).toISOString().slice(0, 10))),
    text('currency', (row) => row.currency),
    text('origin', ({ origin }) => origin),
    text('judgedBy', ({ judgedBy }) => judgedBy),
    text('note', ({ note }) => note),
    text('id', ({ id }) => id),
  ];
}

function seriesField({ id, name }: BudgetStatus, figure: string): Omit<FrameField, 'values'> {
  return {
    name: figure,
    type: 'number',
    labels: { name, id },
    config: { ...(figure === 'burn' ? {} : SHARE), displayName: name },
  };
}

function byDay(budgets: readonly BudgetStatus[]): readonly FrameField[] {
  const shown = budgets.filter(({ days }) => days.length > 0);
  const times = [...new Set(shown.flatMap(({ days }) => days.map(({ day }) => day)))].toSorted((a, b) => a - b);
  if (times.length === 0) return [];
  const columns = shown.map((row): FrameField => {
    const known = new Map(row.days.map(({ day, used }) => [day, used]));
    return { ...seriesField(row, 'used'), values: times.map((day) => known.get(day) ?? null) };
  });
  return [{ name: 'time', type: 'time', values: times }, ...columns];
}
