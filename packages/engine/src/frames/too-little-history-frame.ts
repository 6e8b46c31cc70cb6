import type { DataFrame } from '@smartcloudops/contract';
import type { InsufficientHistory } from '@smartcloudops/insights';

/** An honest "not yet": no number, and what it would take. */
export function tooLittleHistoryFrame({ have, need }: InsufficientHistory, output: 'series' | 'month-end'): DataFrame {
  const text = `A forecast needs ${need} days of final cost data and there are ${have}. Collect or import more history, or wait ${need - have} days.`;
  return {
    name: 'cost-forecast',
    fields: [],
    meta: {
      type: output === 'series' ? 'timeseries-wide' : 'numeric-wide',
      typeVersion: [0, 1],
      notices: [{ severity: 'warning', text }],
      custom: { insufficientHistory: { have, need } },
    },
  };
}
