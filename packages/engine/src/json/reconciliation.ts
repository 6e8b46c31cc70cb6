import type { ReconciliationResponse } from '@smartcloudops/contract';
import type { ReconciliationAnswer } from '@smartcloudops/insights';

import { reconciliationOrigin } from '../provenance/reconciliation-origin.ts';
import type { AskedRange } from '../provenance/origin-of.ts';
import { money } from './money.ts';
import { monthText } from './month-text.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function reconciliationJson(
  { months, coverage, notices }: ReconciliationAnswer,
  asked: AskedRange
): ReconciliationResponse {
  return {
    months: months.map(({ month, figures, ...rest }) => ({
      ...rest,
      month: monthText(month),
      figures: figures && {
        ...figures,
        ours: money(figures.ours),
        theirs: money(figures.theirs),
        gap: money(figures.gap),
        mismatch: money(figures.mismatch),
        services: figures.services.map(({ service, ours, theirs, gap }) => ({
          service,
          ours: money(ours),
          theirs: money(theirs),
          gap: money(gap),
        })),
      },
    })),
    ...reconciliationOrigin({ months, coverage }, asked),
    notices: [...notices],
  };
}
