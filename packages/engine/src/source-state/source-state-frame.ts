import type { DataFrame, FrameField, FrameType, SourceStateQuery } from '@smartcloudops/contract';
import { HOUR_MS } from '@smartcloudops/focus';

import { plainMeta } from '../frames/plain-meta.ts';
import { moneyUnit } from '../frames/money-field.ts';
import { PRICE_OF_A_QUESTION } from '../provenance/origin-of.ts';
import type { Origin } from '../provenance/origin-of.ts';
import { isFailing } from './source-rows.ts';
import type { SourceRow } from './source-rows.ts';

/** Hours are shown to the tenth. */
const hours = (ms: number | null): number | null => (ms === null ? null : Math.round((10 * ms) / HOUR_MS) / 10);

const FIGURES: Readonly<
  Record<Exclude<NonNullable<SourceStateQuery['statistic']>, 'all'>, (row: SourceRow, now: number) => number | null>
> = {
  lag: ({ status }) => hours(status.lag),
  age: ({ status: { lastSuccess } }, now) => hours(lastSuccess === null ? null : now - lastSuccess),
  failing: ({ status }) => (isFailing(status) ? 1 : 0),
};

export function sourceStateFrameType({ statistic = 'all' }: SourceStateQuery): FrameType {
  return statistic === 'all' ? 'table' : 'numeric-wide';
}

/**
 * All: a `table`, a row per source of a connection: `connection`, `source`, `title`, `state`, `lastSuccess`, `lastAttempt`, `nextRun`,
 * `lag` (hours overdue), `age` (hours since the last success), `missing` (permissions), `message`, `stored`, `calls`, `spent`,
 * `updatedEvery`, `delay` (hours). One statistic: `numeric-wide`, one field per source with its labels; a source that has no such
 * figure is left out, since each is an alert instance.
 */
export function sourceStateFrame(rows: readonly SourceRow[], query: SourceStateQuery, now: number): DataFrame {
  const { statistic = 'all' } = query;
  const figures = statistic === 'all' ? null : FIGURES[statistic];
  return {
    name: query.queryType,
    fields: rows.length === 0 ? [] : figures ? bySource(rows, statistic, (row) => figures(row, now)) : table(rows, now),
    meta: {
      ...plainMeta(sourceStateFrameType(query), query, origin(rows, now)),
      ...(figures ? {} : { preferredVisualisationType: 'table' as const }),
    },
  };
}

function origin(rows: readonly SourceRow[], now: number): Origin {
  return {
    sources: [
      {
        name: 'collector',
        title: 'State of the collections',
        asOf: new Date(now).toISOString(),
        updatedEveryHours: 0,
        delayHours: 0,
        accuracy: 'As of now; when a source runs next is what this process knows.',
      },
    ],
    estimated: false,
    partial: rows.length === 0,
    price: PRICE_OF_A_QUESTION,
  };
}

function bySource(
  rows: readonly SourceRow[],
  name: string,
  figure: (row: SourceRow) => number | null
): readonly FrameField[] {
  return rows.flatMap((row): FrameField[] => {
    const value = figure(row);
    const { connection, status } = row;
    const source = status.facts.name;
    if (value === null) return [];
    const unit = name === 'failing' ? {} : { unit: 'h' };
    const config = { displayName: `${connection} ${source}`, ...unit };
    return [{ name, type: 'number', labels: { connection, source }, config, values: [value] }];
  });
}

function table(rows: readonly SourceRow[], now: number): readonly FrameField[] {
  const text = (name: string, of: (row: SourceRow) => string | null): FrameField => ({
    name,
    type: 'string',
    values: rows.map(of),
  });
  const time = (name: 'lastSuccess' | 'lastAttempt' | 'nextRun'): FrameField => ({
    name,
    type: 'time',
    values: rows.map(({ status }) => status[name]),
  });
  const number = (name: string, of: (row: SourceRow) => number | null, unit?: string): FrameField => ({
    name,
    type: 'number',
    ...(unit === undefined ? {} : { config: { unit } }),
    values: rows.map(of),
  });
  return [
    text('connection', ({ connection }) => connection),
    text('source', ({ status }) => status.facts.name),
    text('title', ({ status }) => status.facts.title),
    text('state', ({ status }) => status.state),
    time('lastSuccess'),
    time('lastAttempt'),
    time('nextRun'),
    number('lag', (row) => FIGURES.lag(row, now), 'h'),
    number('age', (row) => FIGURES.age(row, now), 'h'),
    text('missing', ({ status }) => status.missing.join(', ') || null),
    text('message', ({ status }) => status.message),
    number('stored', ({ status }) => status.stored),
    number('calls', ({ status }) => status.callsThisMonth),
    {
      ...number('spent', ({ status }) => Number(status.spentThisMonth), moneyUnit('USD')),
      exact: rows.map(({ status }) => status.spentThisMonth),
    },
    number('updatedEvery', ({ status }) => status.facts.freshness.updatedEveryHours, 'h'),
    number('delay', ({ status }) => status.facts.freshness.delayHours, 'h'),
  ];
}
