import type { ApiSpendResponse } from '@smartcloudops/contract';
import type { ApiSpendAnswer } from '@smartcloudops/insights';

import { ledgerOrigin } from '../provenance/ledger-origin.ts';
import { iso } from './iso.ts';
import { money } from './money.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function apiSpendJson({ grain, periods, operations, total }: ApiSpendAnswer, now: number): ApiSpendResponse {
  return {
    currency: 'USD',
    grain,
    periods: periods.map(iso),
    operations: operations.map(({ amount, amounts, ...rest }) => ({
      ...rest,
      amount: money(amount),
      amounts: amounts.map(money),
    })),
    total: money(total),
    ...ledgerOrigin(now),
  };
}
