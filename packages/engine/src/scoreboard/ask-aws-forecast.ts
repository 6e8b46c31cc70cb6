import { AWS_LEVEL, AwsError, costExplorerClient, costForecastSource } from '@smartcloudops/aws';
import { DAY_MS, periodEnd, periodStart } from '@smartcloudops/focus';
import { askForecast, IngestError } from '@smartcloudops/ingest';
import { keepAwsForecast } from '@smartcloudops/insights';

import type { CollectContext } from '../collecting/collect-costs.ts';
import type { ConnectionSettings } from '../engine.ts';
import { writeAwsForecast } from './scoreboard-state.ts';

/** As far as single days are graded. */
const AHEAD_DAYS = 31;

/**
 * Asks AWS for its own forecast, to compare ours with: at most once a day, after the bills, with what the budget leaves. That it cannot
 * be had is no failure; the scoreboard says why.
 * @returns calls that AWS charges for
 */
export async function askAwsForecast(
  { warehouse, clock, logger }: CollectContext,
  { id, aws = { authType: 'default' } }: Pick<ConnectionSettings, 'id' | 'aws'>,
  cap: string,
  signal?: AbortSignal
): Promise<number> {
  const source = costForecastSource(costExplorerClient(aws, aws.policy));
  const now = clock();
  const remember = (problem: string | null) => writeAwsForecast(warehouse.state, id, { at: now, problem });
  try {
    const asked = await askForecast({
      ...{ warehouse, clock: { now: clock }, logger, source, connection: id, cap },
      to: Math.max(periodEnd(now, 'month'), periodStart(now, 'day') + AHEAD_DAYS * DAY_MS),
      keep: (days) => void keepAwsForecast({ warehouse, clock }, [id], { days, level: AWS_LEVEL }),
      ...(signal ? { signal } : {}),
    });
    if (asked.kind === 'kept') remember(null);
    if (asked.kind === 'cap-reached')
      remember(
        `The monthly API budget is $${cap}, of which $${asked.spent} is spent, and a call costs $${source.pricePerCall}.`
      );
    return asked.kind === 'kept' ? asked.billedCalls : 0;
  } catch (error) {
    if (!(error instanceof AwsError) && !(error instanceof IngestError)) throw error;
    logger.info({ connection: id, code: error.code }, "AWS's own forecast could not be had");
    if (!signal?.aborted) remember(error.message);
    return 0;
  } finally {
    source.close();
  }
}
