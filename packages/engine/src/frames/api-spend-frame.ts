import type { ApiSpendQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import type { ApiSpendAnswer, OperationSpend } from '@smartcloudops/insights';

import { ledgerOrigin } from '../provenance/ledger-origin.ts';
import { moneyField } from './money-field.ts';
import { plainMeta } from './plain-meta.ts';

const CURRENCY = 'USD';

export function apiSpendFrameType({ grain, statistic = 'all' }: ApiSpendQuery): FrameType {
  if (statistic === 'spent') return 'numeric-wide';
  return grain === 'total' ? 'numeric-long' : 'timeseries-wide';
}

/**
 * What our own calls to AWS cost. `total`: `numeric-long`, a row per operation: `connection`, `source`, `operation`, `calls`,
 * `unanswered`, `spent`. Else `timeseries-wide`. Statistic `spent`: `numeric-wide`, per connection that of the last period. Nothing
 * spent is a row of zero, never "no data".
 */
export function apiSpendFrame(answer: ApiSpendAnswer, query: ApiSpendQuery, now: number): DataFrame {
  const none: OperationSpend = {
    ...{ connection: '', source: '', operation: 'none', calls: 0, unanswered: 0, amount: 0n },
    amounts: answer.periods.map(() => 0n),
  };
  const operations = answer.operations.length > 0 ? answer.operations : [none];
  return {
    name: query.queryType,
    fields:
      query.statistic === 'spent'
        ? byConnection(operations)
        : query.grain === 'total'
          ? rows(operations)
          : overTime(answer, operations),
    meta: plainMeta(apiSpendFrameType(query), query, ledgerOrigin(now)),
  };
}

function rows(operations: readonly OperationSpend[]): readonly FrameField[] {
  const text = (name: 'connection' | 'source' | 'operation'): FrameField => ({
    name,
    type: 'string',
    values: operations.map((one) => one[name]),
  });
  const count = (name: 'calls' | 'unanswered'): FrameField => ({
    name,
    type: 'number',
    values: operations.map((one) => one[name]),
  });
  const spent = operations.map(({ amount }) => amount);
  return [
    text('connection'),
    text('source'),
    text('operation'),
    count('calls'),
    count('unanswered'),
    moneyField('spent', spent, CURRENCY, null),
  ];
}

function byConnection(operations: readonly OperationSpend[]): readonly FrameField[] {
  return [...Map.groupBy(operations, ({ connection }) => connection)].map(([connection, own]) => {
    const spent = own.reduce((sum, { amounts }) => sum + (amounts.at(-1) ?? 0n), 0n);
    return moneyField('spent', [spent], CURRENCY, {
      labels: connection === '' ? {} : { connection },
      displayName: [connection, 'spent'].filter(Boolean).join(' '),
    });
  });
}

function overTime({ periods }: ApiSpendAnswer, operations: readonly OperationSpend[]): readonly FrameField[] {
  return [
    { name: 'time', type: 'time', values: periods },
    ...operations.map(({ connection, source, operation, amounts }) =>
      moneyField('spent', amounts, CURRENCY, {
        labels: { connection, source, operation },
        displayName: [connection, source, operation].filter(Boolean).join(' '),
      })
    ),
  ];
}
