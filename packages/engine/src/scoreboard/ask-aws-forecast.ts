import { AWS_LEVEL, costExplorerClient, costForecastSource } from '@smartcloudops/aws';
import { DAY_MS, parseDecimal, periodEnd, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import { askForecast } from '@smartcloudops/ingest';
import { keepAwsForecast } from '@smartcloudops/insights';

import { NO_BUDGET } from '../collecting/budget.ts';
import type { CollectContext } from '../collecting/collect-context.ts';
import type { ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import { writeAwsForecast } from './scoreboard-state.ts';

/** As far as single days are graded. */
const AHEAD_DAYS = 31;

export interface Asked {
  /** Calls that AWS charges for. */
  readonly billedCalls: number;
  /** US dollars. */
  readonly spent: Decimal;
}
export const NOTHING_ASKED: Asked = { billedCalls: 0, spent: 0n };

/**
 * Asks AWS for its own forecast, to compare ours with: at most once a day, after the bills, with what the budget leaves. That it cannot
 * be had is no failure; the scoreboard says why.
 */
export async function askAwsForecast(
  { warehouse, clock, logger }: CollectContext,
  { id, aws = { authType: 'default' }, monthlyApiBudget: cap = NO_BUDGET }: ConnectionSettings,
  signal?: AbortSignal
): Promise<Asked> {
  const source = costForecastSource(costExplorerClient(aws, aws.policy));
  const now = clock();
  const remember = (problem: string | null) => writeAwsForecast(warehouse.state, id, { at: now, problem });
  try {
    const asked = await askForecast({
      ...{ warehouse, clock: { now: clock }, logger, source, connection: id, cap },
      to: Math.max(periodEnd(now, 'month'), periodStart(now, 'day') + AHEAD_DAYS * DAY_MS),
      keep: (days) => keepAwsForecast({ warehouse, clock }, [id], { days, level: AWS_LEVEL }),
      ...(signal ? { signal } : {}),
    });
    if (asked.kind === 'kept') await remember(null);
    if (asked.kind === 'cap-reached')
      await remember(
        `The monthly API budget is $${cap}, of which $${asked.spent} is spent, and a call costs $${source.pricePerCall}.`
      );
    if (asked.kind !== 'kept') return NOTHING_ASKED;
    const { billedCalls } = asked;
    return { billedCalls, spent: BigInt(billedCalls) * (parseDecimal(source.pricePerCall) ?? 0n) };
  } catch (error) {
    const { code, message } = toEngineError(error);
    logger.info({ connection: id, code }, "AWS's own forecast could not be had");
    if (!signal?.aborted) await remember(message);
    return NOTHING_ASKED;
  } finally {
    source.close();
  }
}
