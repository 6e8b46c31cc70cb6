import type { DataFrame, FrameField, ScoreboardStatistic } from '@smartcloudops/contract';
import type { ScoreboardAnswer, ScoreboardRow } from '@smartcloudops/insights';

import { emptyFrame } from './empty-frame.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { groupName } from './group-name.ts';
import { moneyUnit } from './money-field.ts';

type Figure = (row: ScoreboardRow) => number | null;

const TOTAL = 'Total';
const SHARE = 'percentunit';

/** A column of the board: its name, unit and figure. */
function columns(currency: string | null): Readonly<Record<string, { readonly unit?: string; readonly of: Figure }>> {
  const money = currency === null ? {} : { unit: moneyUnit(currency) };
  const held =
    (level: number): Figure =>
    (row) =>
      row.coverage.get(level) ?? null;
  return {
    n: { of: (row) => row.n },
    MAE: { ...money, of: (row) => row.meanAbsoluteError },
    bias: { ...money, of: (row) => row.bias },
    relativeError: { unit: SHARE, of: (row) => row.relativeError },
    coverage80: { unit: SHARE, of: held(0.8) },
    coverage95: { unit: SHARE, of: held(0.95) },
    intervalScore80: { ...money, of: (row) => row.intervalScore.get(0.8) ?? null },
    skillNaive: { unit: SHARE, of: (row) => row.skillOverNaive },
    skillAws: { unit: SHARE, of: (row) => row.skillOverAws },
  };
}

const COLUMN_OF: Readonly<Record<Exclude<ScoreboardStatistic, 'all'>, string>> = {
  skill: 'skillNaive',
  'skill-aws': 'skillAws',
  bias: 'bias',
  coverage: 'coverage80',
  mae: 'MAE',
};

/**
 * One row per group, horizon and evidence, `numeric-long`: `group`, `horizon`, `evidence`, `n`, `MAE`, `bias`, `relativeError`,
 * `coverage80`, `coverage95`, `intervalScore80`, `skillNaive`, `skillAws`, `muted`; with one statistic only that, and only the rows
 * that have it, since each is an alert instance.
 */
export function scoreboardFrame(
  answer: ScoreboardAnswer,
  statistic: ScoreboardStatistic,
  context: AnswerContext
): DataFrame {
  const meta = frameMeta('numeric-long', answer, context);
  const all = columns(answer.currency);
  const shown =
    statistic === 'all' ? Object.entries(all) : Object.entries(all).filter(([name]) => name === COLUMN_OF[statistic]);
  const rows =
    statistic === 'all' ? answer.rows : answer.rows.filter((row) => shown.every(([, { of }]) => of(row) !== null));
  const custom = { ...meta.custom, waiting: answer.waiting };
  if (rows.length === 0) {
    const empty = emptyFrame(context.query, 'numeric-long');
    return { ...empty, meta: { ...empty.meta, ...meta, custom } };
  }
  const text = (name: string, of: (row: ScoreboardRow) => string): FrameField => ({
    name,
    type: 'string',
    values: rows.map(of),
  });
  const fields: FrameField[] = [
    text('group', ({ keys }) => (keys.length === 0 ? TOTAL : groupName(answer.groupBy, keys))),
    text('horizon', ({ horizon }) => horizon.name),
    text('evidence', ({ evidence }) => evidence),
    ...shown.map(([name, { unit, of }]): FrameField => ({
      name,
      type: 'number',
      ...(unit === undefined ? {} : { config: { unit } }),
      values: rows.map(of),
    })),
    ...(statistic === 'all'
      ? [{ name: 'muted', type: 'boolean', values: rows.map(({ muted }) => muted) } satisfies FrameField]
      : []),
  ];
  return { name: 'forecast-scoreboard', fields, meta: { ...meta, preferredVisualisationType: 'table', custom } };
}
