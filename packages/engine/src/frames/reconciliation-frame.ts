import type { DataFrame, FrameField, FrameType, ReconciliationQuery } from '@smartcloudops/contract';
import { formatDecimal, decimalToNumber } from '@smartcloudops/focus';
import type { ReconciledMonth, ReconciliationAnswer } from '@smartcloudops/insights';

import { monthText } from '../json/month-text.ts';
import { reconciliationOrigin } from '../provenance/reconciliation-origin.ts';
import { moneyUnit } from './money-field.ts';
import { plainMeta } from './plain-meta.ts';

type Figures = NonNullable<ReconciledMonth['figures']>;

export function reconciliationFrameType({ statistic = 'all' }: ReconciliationQuery): FrameType {
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

/**
 * All: `numeric-long`, a row per month, source and metric: `month`, `connection`, `source`, `metric`, `state` (`ties`, `gap`,
 * `not-checked`), `where` (the service with the largest gap), `ours`, `theirs`, `gap`, `mismatch`, `open`. One statistic:
 * `numeric-wide`, per connection and source the largest mismatch of its closed months, or how many of its months nobody has checked.
 */
export function reconciliationFrame(answer: ReconciliationAnswer, query: ReconciliationQuery, now: number): DataFrame {
  const { statistic = 'all' } = query;
  const type = reconciliationFrameType(query);
  const fields =
    answer.months.length === 0 ? [] : statistic === 'all' ? table(answer.months) : bySource(answer.months, statistic);
  return {
    name: query.queryType,
    fields,
    meta: {
      ...plainMeta(type, query, reconciliationOrigin(answer, { query, now }), answer.notices),
      ...(statistic === 'all' ? { preferredVisualisationType: 'table' as const } : {}),
    },
  };
}

function table(months: readonly ReconciledMonth[]): readonly FrameField[] {
  const currencies = new Set(months.flatMap(({ figures }) => figures?.currency ?? []));
  const [currency] = currencies;
  const unit = currencies.size === 1 && currency ? { config: { unit: moneyUnit(currency) } } : {};
  const text = (name: string, of: (month: ReconciledMonth) => string | null): FrameField => ({
    name,
    type: 'string',
    values: months.map(of),
  });
  const money = (name: 'ours' | 'theirs' | 'gap' | 'mismatch'): FrameField => ({
    name,
    type: 'number',
    ...unit,
    values: months.map(({ figures }) => (figures ? decimalToNumber(figures[name]) : null)),
    exact: months.map(({ figures }) => (figures ? formatDecimal(figures[name]) : null)),
  });
  return [
    text('month', ({ month }) => monthText(month)),
    text('connection', ({ connection }) => connection),
    text('source', ({ source }) => source),
    text('metric', ({ figures }) => figures?.metric ?? null),
    text('state', ({ state }) => state),
    text('where', ({ figures }) => (figures ? whereOf(figures) : null)),
    money('ours'),
    money('theirs'),
    money('gap'),
    money('mismatch'),
    { name: 'open', type: 'boolean', values: months.map(({ figures }) => figures?.open ?? null) },
  ];
}

const whereOf = ({ services: [first] }: Figures) => (first ? (first.service ?? '(no service)') : null);

function bySource(months: readonly ReconciledMonth[], statistic: 'mismatch' | 'unchecked'): readonly FrameField[] {
  const groups = Map.groupBy(months, ({ connection, source }) => JSON.stringify([connection, source]));
  return [...groups.values()].flatMap((rows): FrameField[] => {
    const [first] = rows;
    if (!first) return [];
    const { connection, source } = first;
    const closed = rows.flatMap(({ figures }) => (figures && !figures.open ? [decimalToNumber(figures.mismatch)] : []));
    const unchecked = rows.filter(({ state }) => state === 'not-checked').length;
    return [
      {
        name: statistic,
        type: 'number',
        labels: { connection, source },
        config: { displayName: `${connection} ${source}` },
        values: [statistic === 'unchecked' ? unchecked : closed.length > 0 ? Math.max(...closed) : null],
      },
    ];
  });
}
